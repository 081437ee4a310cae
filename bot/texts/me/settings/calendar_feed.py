"""A member's private feed, and the calendars of theirs that we read."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Facts, Paragraph
from bot.cards.buttons import Action, Button, Style
from bot.cards.cards import Card, card_of
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, say
from bot.interview.scheduling.calendars import Source
from bot.texts import buttons
from bot.texts.me.settings import busy_times

NEW = Button(say("New address"), Action(ActionName.CALENDAR_NEW))
HOW_TO_SUBSCRIBE = Facts(
    (
        (
            Words("Google Calendar"),
            say("on a computer, “+” beside “Other calendars”, then “From URL”: the first address"),
        ),
        (Words("Apple Calendar"), say("open the second address, or “New Calendar Subscription”")),
        (Words("Outlook"), say("“Add calendar”, then “Subscribe from web”: the first address")),
    )
)
OFF = Button(say("Turn it off"), Action(ActionName.CALENDAR_OFF), Style.DANGER)


def overview(since: datetime | None, sources: Sequence[Source]) -> Card:
    """The state of the feed. Its address is shown only when it is made."""
    return Card(
        say("Your calendar and Askwell"),
        (_feed(since), *busy_times.blocks(sources)),
        (*((NEW, OFF) if since else ()), *busy_times.buttons_below(sources)),
    )


def address_card(address: str, sources: Sequence[Source]) -> Card:
    return card_of(
        say("Your interviews, in your own calendar"),
        say("Subscribe to this address. Bookings and changes then show up by themselves."),
        Words(address),
        say("For calendars that open it directly:"),
        Words(f"webcal://{address.partition('://')[2]}"),
        HOW_TO_SUBSCRIBE,
        say(
            "Keep it to yourself: anybody who has it can see your interviews. I show it "
            "only this once; a new address replaces this one."
        ),
        *busy_times.blocks(sources),
        NEW,
        OFF,
        *busy_times.buttons_below(sources),
    )


def without_feed(sources: Sequence[Source]) -> Card:
    """For an installation that cannot be reached from outside."""
    return card_of(
        say("Your calendar and Askwell"),
        say(
            "Each booked talk comes with a file that adds it to your calendar. Here your "
            "calendar cannot follow your talks by itself."
        ),
        *busy_times.blocks(sources),
        *busy_times.buttons_below(sources),
    )


def closed() -> Card:
    return card_of(
        say("Your calendar's address is closed"),
        say("Nobody can read your interviews there any more."),
        buttons.run(say("Give me a new one"), ActionName.CALENDAR),
    )


def _feed(since: datetime | None) -> Block:
    if since is None:
        return Paragraph(say("Your interviews are not in another calendar yet."))
    return Paragraph(
        say(
            "Your feed has been open since {day}. I keep no copy of its address. If you lost "
            "it, a new one replaces it.",
            day=Moment(since, MomentStyle.DAY),
        )
    )


def unnamed(number: int) -> Text:
    """The name of a calendar to which its owner gave none: the first, the second..."""
    if number == 1:
        # Translators: at most 30 characters.
        return say("My calendar")
    # Translators: at most 27 characters beside the number.
    return say("My calendar {number}", number=number)
