"""Times that one side proposes to the other: the fields they are chosen and typed into, and what
may be wrong with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Paragraph
from bot.cards.forms import ChoiceField, Field, Option, WhenField
from bot.cards.rich_text import Moment, MomentStyle, Words, joined, mention, say
from bot.interview import rules
from bot.interview.model import Member, Side
from bot.interview.rules import BadTime
from bot.texts import interview

SLOTS = ChoiceField(
    "slots",
    "Times that suit both of you",
    hint="Up to three, in your time",
    required=False,
    most=rules.TIMES_PER_REQUEST,
)
OWN_TIMES = WhenField("own_times", "Or other times")


def time_fields(
    free: Sequence[datetime],
    example: str,
    reader: Member,
    other: Member,
    *,
    chosen: Sequence[datetime] = (),
    typed: str = "",
) -> list[Field]:
    """Free slots to choose from, where there are any, and times of one's own; `typed` are some
    that were named before."""
    hint = f"In your time, such as {example}; up to three, one a line"
    own = replace(OWN_TIMES, hint=hint).filled(typed)
    if not free:
        return [own]
    options = [
        Option(start.isoformat(), interview.in_both_zones(start, reader, other)) for start in free
    ]
    return [SLOTS.offering(options, [at.isoformat() for at in free if at in chosen]), own]


def no_time(example: str) -> str:
    return f"Choose at least one time, or type your own, such as {example}."


def too_many_times() -> str:
    return f"At most {rules.TIMES_PER_REQUEST} times, so that choosing stays easy."


def too_short(local: datetime, minutes: int) -> str:
    return f"{local:%a %d %b, %H:%M}: a talk of {minutes} minutes does not fit in there."


def bad_time(why: BadTime, local: datetime, reader: Side, other: Member) -> str:
    return f"{local:%a %d %b, %H:%M}: {_BAD_TIMES.get(why) or busy(why, reader, other)}"


def busy(why: BadTime, reader: Side, other: Member) -> str:
    """Whose other interview is in the way, as the reader's side is told."""
    mine = why is (BadTime.SEEKER_BUSY if reader is Side.SEEKER else BadTime.HOST_BUSY)
    who = "you have" if mine else f"{Words(other.name, 40).shown} has"
    return f"{who} another talk then, or within ten minutes of it. Choose another time."


def not_free(
    found: Sequence[tuple[datetime, Side]], reader: Side, other: Member
) -> tuple[Paragraph, ...]:
    """Before times are sent that fall on what a calendar holds. It says whose, never what."""
    if not found:
        return ()
    lines = [
        say("You are not free at {at}, as your calendar says.", at=Moment(at, MomentStyle.SHORT))
        if side is reader
        else say(
            "{other} is not free at {at}.", other=mention(other), at=Moment(at, MomentStyle.SHORT)
        )
        for at, side in found
    ]
    return (Paragraph(joined([*lines, ("Another time would work better.",)], "\n")),)


_BAD_TIMES = {
    BadTime.PASSED: "that has passed. Choose a time at least 24 hours ahead.",
    BadTime.TOO_EARLY: "that is too soon. Choose a time at least 24 hours ahead.",
    BadTime.TOO_LATE: "that is far off. Choose a time within three weeks.",
    BadTime.MONTH_FULL: "no room is left that month. Choose a time in another month.",
}
