"""What an interview says in a member's calendar."""

from zoneinfo import ZoneInfo

from bot.model import Interview, Member, Slot
from bot.plain import plain, written
from bot.text import Moment, Words
from bot.texts import interview as interview_texts

UTC = ZoneInfo("UTC")
WISH_AT_MOST = 600
GOOGLE, OUTLOOK, OFFICE = "Google Calendar", "Outlook", "Outlook at work"
"""Where a link adds the interview. The last is for accounts of a school or an employer."""


def name(member: Member, most: int = 40) -> str:
    return plain((Words(" ".join(member.name.split()), most),), UTC)


def title(other: Member) -> str:
    return f"Interview with {name(other)}"


def short_title(other: Member) -> str:
    return f"Interview with {name(other, 24)}"


def where(host: Member) -> str:
    return " ".join(plain(interview_texts.place(host), UTC).split())


def description(
    interview: Interview, slot: Slot, reader: Member, other: Member, host: Member
) -> str:
    """The place, the other's time, and what to bring."""
    told = (where(host), _for_the_other(slot, reader, other), *_plan(interview, reader))
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
