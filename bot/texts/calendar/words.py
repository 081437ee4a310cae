"""The words of an interview in a member's calendar."""

from zoneinfo import ZoneInfo

from bot.cards import formats
from bot.cards.blocks import body
from bot.cards.cards import Card
from bot.cards.files import CalendarEvent
from bot.cards.outside import Link
from bot.cards.rich_text import ERASED_NAME, Date, Mention, Text, TimeOfDay, Words, joined, say
from bot.interview.hosting import Venue
from bot.interview.meeting.venue import is_missing
from bot.interview.model import Side
from bot.texts.interviews import venue

WISH_AT_MOST = 600
GOOGLE = say("Google Calendar")
OUTLOOK = say("Outlook")
# Translators: Outlook's calendar for accounts of a school or an employer.
OFFICE = say("Outlook at work")
"""The calendars that a link can add the interview to."""

TO_MOVE = say(
    "Open the file, and your calendar moves the talk. If you added it with a link, delete the old "
    "entry yourself."
)
TO_CHANGE = say(
    "Open the file, and your calendar has the new place. If you added the talk with a link, change "
    "that entry yourself."
)
TO_CANCEL = say(
    "If the talk is in your calendar, open the file: it is then shown as cancelled there. If you "
    "added it with a link, delete that entry yourself."
)


def to_add(links: tuple[Link, ...]) -> Card:
    return Card(
        say("Add it to your calendar"),
        body(say("Choose yours, or open the file that came when it was booked.")),
        links=links,
    )


def in_a_line(words: str) -> str:
    return " ".join(words.split())


def title(other: Mention) -> Text:
    return say("Informational interview with {name}", name=_named(other))


def short_title(other: Mention) -> Text:
    name = Words(other.name, 24) if other.name else ERASED_NAME
    return say("Informational interview with {name}", name=name)


def cancelled_title(other: Mention) -> Text:
    # Translators: a heading in a calendar.
    return say("Cancelled: Informational interview with {name}", name=_named(other))


def reminder(other: Mention) -> Text:
    return say("In ten minutes: your talk with {name}", name=_named(other))


def _named(other: Mention) -> Text:
    """The other's name, or a general word for a member who had their data erased."""
    return other if other.name else ERASED_NAME


def where(place: Venue | None, side: Side, other: Mention) -> Text | None:
    """The place on one line, as far as it is known. None if there is no place any more."""
    if place is None:
        return None
    return (
        venue.HOW[place.place] if is_missing(place) else venue.how_to_meet_for(place, side, other)
    )


def description(told: CalendarEvent) -> Text:
    """The place, the other side's local time, and what to bring."""
    place = venue.how_to_meet_for(told.venue, told.side, told.other) if told.venue else None
    known = (each for each in (place, _for_the_other(told)) if each is not None)
    return joined((*known, *_plan(told)), "\n\n")


def _for_the_other(told: CalendarEvent) -> Text | None:
    if told.their_zone is None:
        return None
    there = told.slot.start.astimezone(ZoneInfo(told.their_zone))
    # Translators: such as: For Daniel it is Thursday 26 November 2026, 17:00 CET.
    return say(
        "For {name} it is {day}, {time} {zone}.",
        name=told.other,
        day=Date(there.date()),
        time=TimeOfDay(there.time()),
        zone=Words(formats.zone_name(there)),
    )


def _plan(told: CalendarEvent) -> tuple[Text, ...]:
    if told.side is Side.SEEKER:
        return (
            say("You lead this talk. Bring your questions, and something to write with."),
            say("The last five minutes: who else to talk to, what to read, and thank you."),
        )
    return (
        say("What they would like to learn:\n{wish}", wish=Words(told.wish, WISH_AT_MOST)),
        say("They bring the questions. There is nothing to prepare."),
    )
