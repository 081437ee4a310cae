"""What an interview says in a member's calendar."""

from zoneinfo import ZoneInfo

from bot.cards.plain_text import plain, written
from bot.cards.rich_text import Moment, Text, Words
from bot.interview.model import Interview, Member, Side, Slot
from bot.interview.venue import is_missing
from bot.texts import venue

UTC = ZoneInfo("UTC")
WISH_AT_MOST = 600
GOOGLE, OUTLOOK, OFFICE = "Google Calendar", "Outlook", "Outlook at work"
"""Where a link adds the interview. The last is for accounts of a school or an employer."""

TO_ADD = "For your calendar: open the file, or follow one of the links."
TO_MOVE = (
    "Open the file to move the entry in your calendar. An entry that you made with a link is "
    "yours to delete."
)
TO_CHANGE = (
    "Open the file to change the entry in your calendar. One that you made with a link is yours "
    "to change."
)
TO_CANCEL = (
    "Open the file, and the entry in your calendar says that it is cancelled. One that you made "
    "with a link is yours to delete."
)


def name(member: Member, most: int = 40) -> str:
    return plain((Words(" ".join(member.name.split()), most),), UTC)


def title(other: Member) -> str:
    return f"Interview with {name(other)}"


def short_title(other: Member) -> str:
    return f"Interview with {name(other, 24)}"


def cancelled_title(title: str) -> str:
    return f"Cancelled: {title}"


def where(interview: Interview, reader: Member, other: Member) -> str:
    """In one line, as far as it is known; empty once nobody goes there any more."""
    if interview.venue and is_missing(interview.venue):
        return venue.HOW[interview.venue.place]
    return _in_a_line(_place(interview, reader, other))


def _in_a_line(text: Text) -> str:
    return " ".join(plain(text, UTC).split())


def _place(interview: Interview, reader: Member, other: Member) -> Text:
    if interview.venue is None:
        return ()
    side = Side.HOST if reader.id == interview.host else Side.SEEKER
    return venue.told(interview.venue, side, reader if side is Side.HOST else other)


def reminder(title: str) -> str:
    return f"In ten minutes: {title}"


def description(interview: Interview, slot: Slot, reader: Member, other: Member) -> str:
    """The place, the other's time, and what to bring."""
    there = _in_a_line(_place(interview, reader, other))
    told = (there, _for_the_other(slot, reader, other), *_plan(interview, reader))
    return "\n\n".join(part for part in told if part)


def _for_the_other(slot: Slot, reader: Member, other: Member) -> str:
    if other.zone in (None, reader.zone):
        return ""
    return f"For {name(other)} it is {written(Moment(slot.start), other.zoneinfo)}."


def _plan(interview: Interview, reader: Member) -> tuple[str, ...]:
    if reader.id == interview.seeker:
        return (
            "You lead this talk. Bring your questions, and something to write with.",
            "The last five minutes: who else to talk to, what to read, and thank you.",
        )
    wish = plain((Words(interview.wish, WISH_AT_MOST),), UTC)
    return (
        f"What they would like to learn:\n{wish}",
        "They lead the talk and bring questions. There is nothing to prepare.",
    )
