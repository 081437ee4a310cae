"""Times that one side proposes to the other: the fields to choose and type them, and what can be
wrong with them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.blocks import Block, body
from bot.cards.forms import ChoiceField, Field, Option, WhenField
from bot.cards.rich_text import Date, Moment, MomentStyle, Text, joined, mention, say, say_many
from bot.interview.limits import TIMES_PER_REQUEST
from bot.interview.members import Member
from bot.interview.model import Side
from bot.interview.rules import BadTime
from bot.texts import clock_fields
from bot.texts.interviews import interview

SLOTS = ChoiceField(
    "slots",
    say("Times that suit both of you"),
    hint=say("Up to three, in your time. Or name others below."),
    required=False,
    most=TIMES_PER_REQUEST,
)
OWN_TIMES = WhenField("own_times", say("Or other times"))
_PICKED_IN = "slack"
"""A platform on which times are picked, and nobody can type one."""
TOO_MANY_TIMES = say_many(
    "At most {number} time, so that choosing stays easy.",
    "At most {number} times, so that choosing stays easy.",
    TIMES_PER_REQUEST,
)


def time_fields(
    free: Sequence[datetime],
    example: str,
    reader: Member,
    other: Member,
    *,
    chosen: Sequence[datetime] = (),
    others: Sequence[datetime] = (),
) -> list[Field]:
    """A choice of free slots if there are any, and a field for other times. `chosen` and `others`
    were mentioned before, and are filled in."""
    typed = "\n".join(f"{at.astimezone(reader.zoneinfo):%Y-%m-%d %H:%M}" for at in others)
    hint = say(
        "In your time, such as {example}; up to three, one a line",
        example=clock_fields.on_clock(example),
    )
    if not free:
        alone = replace(OWN_TIMES, label=say("Times that suit you"), hint=hint, required=True)
        return [alone.filled(typed)]
    slots = SLOTS.offering(
        [_option(at, reader, other) for at in free],
        [at.isoformat() for at in free if at in chosen],
    )
    return [slots, replace(OWN_TIMES, hint=hint).filled(typed)]


def _option(at: datetime, reader: Member, other: Member) -> Option:
    day = Date(at.astimezone(reader.zoneinfo).date())
    return Option(at.isoformat(), interview.in_both_zones(at, reader, other), day)


def no_time(example: str, proposer: Member) -> Text:
    if proposer.person.platform == _PICKED_IN:
        return say("Choose at least one time above, or pick a day and a time here.")
    return say(
        "Choose at least one time, or name your own, such as {example}.",
        example=clock_fields.on_clock(example),
    )


def too_short(start: datetime, minutes: int) -> Text:
    return say_many(
        "{at}: a talk of {number} minute does not fit in there.",
        "{at}: a talk of {number} minutes does not fit in there.",
        minutes,
        at=Moment(start),
    )


def bad_time(why: BadTime, start: datetime, reader: Side, other: Member) -> Text:
    """Why an interview cannot take place at that time, in words for the reader's side."""
    at = Moment(start)
    if why is (BadTime.SEEKER_BUSY if reader is Side.SEEKER else BadTime.HOST_BUSY):
        return say(
            "{at}: you have another talk then, or within ten minutes of it. Choose another time.",
            at=at,
        )
    if why in (BadTime.SEEKER_BUSY, BadTime.HOST_BUSY):
        return say(
            "{at}: {other} has another talk then, or within ten minutes of it. Choose another "
            "time.",
            at=at,
            other=mention(other),
        )
    return _out_of_range(at)[why]


def _out_of_range(at: Moment) -> dict[BadTime, Text]:
    return {
        BadTime.PASSED: say("{at}: that has passed. Choose a time at least 24 hours ahead.", at=at),
        BadTime.TOO_EARLY: say(
            "{at}: that is too soon. Choose a time at least 24 hours ahead.", at=at
        ),
        BadTime.TOO_LATE: say("{at}: that is far off. Choose a time within three weeks.", at=at),
        BadTime.MONTH_FULL: say(
            "{at}: no room is left that month. Choose a time in another month.", at=at
        ),
        BadTime.TOO_MANY_WAIT: say(
            "{at}: enough people wait for that month already. Choose a time in another month.",
            at=at,
        ),
    }


def not_free(
    found: Sequence[tuple[datetime, Side]], reader: Side, other: Member
) -> tuple[Block, ...]:
    """For times at which a calendar is busy, before they are sent. It says whose calendar, but not
    what is in it."""
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
    return body(joined([*lines, say("Another time would work better.")]))
