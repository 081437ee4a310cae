"""A member's private feed, and what else their calendar has to do with us."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Action, Block, Button, Card, Facts, Paragraph, Style
from bot.cards.rich_text import Moment, MomentStyle, say
from bot.interview.calendars import Source
from bot.texts import busy_times, buttons

NEW = Button(("New address",), Action(ActionName.CALENDAR_NEW))
HOW_TO_SUBSCRIBE = Facts(
    (
        (
            "Google Calendar",
            ("on a computer, “+” beside “Other calendars”, then “From URL”: the first address",),
        ),
        ("Apple Calendar", ("open the second address, or “New Calendar Subscription”",)),
        ("Outlook", ("“Add calendar”, then “Subscribe from web”: the first address",)),
    )
)
OFF = Button(("Turn it off",), Action(ActionName.CALENDAR_OFF), Style.DANGER)


def standing(since: datetime | None, sources: Sequence[Source]) -> Card:
    """How it stands. The address is shown when it is made, and never again."""
    return Card(
        ("Your calendar and Askwell",),
        (_feed(since), *busy_times.blocks(sources)),
        (*((NEW, OFF) if since else ()), *busy_times.buttons_below(sources)),
    )


def given(address: str, sources: Sequence[Source]) -> Card:
    return Card(
        ("Your interviews, in your own calendar",),
        (
            Paragraph(
                ("Subscribe to this address; bookings and changes then show by themselves.",)
            ),
            Paragraph((address,)),
            Paragraph(("The same for calendars that open it at once:",)),
            Paragraph((f"webcal://{address.partition('://')[2]}",)),
            HOW_TO_SUBSCRIBE,
            Paragraph(
                (
                    "It is for you alone: whoever has it sees your interviews. I show it only "
                    "this once; a new address closes this one.",
                )
            ),
            *busy_times.blocks(sources),
        ),
        (NEW, OFF, *busy_times.buttons_below(sources)),
    )


def without_feed(sources: Sequence[Source]) -> Card:
    """Where nothing can reach us from outside."""
    return Card(
        ("Your calendar and Askwell",),
        (
            Paragraph(("Your organizers have not set up calendar feeds.",)),
            *busy_times.blocks(sources),
        ),
        busy_times.buttons_below(sources),
    )


def off() -> Card:
    return Card(
        ("Your calendar's address is closed",),
        (Paragraph(("Nobody can read your interviews there any more.",)),),
        (buttons.run("Give me a new one", ActionName.CALENDAR),),
    )


def _feed(since: datetime | None) -> Block:
    if since is None:
        return Paragraph(("Your interviews are in no other calendar.",))
    return Paragraph(
        say(
            "Your feed has been open since {day}. I keep no copy of its address; if you lost it, "
            "a new one closes the old.",
            day=Moment(since, MomentStyle.DAY),
        )
    )
