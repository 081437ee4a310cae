"""Tokens that name times of day."""

from collections.abc import Callable

from bot.language.times.clock_phrases import clock
from bot.language.times.cursor import Cursor
from bot.language.times.kinds import Kind
from bot.language.times.times_of_day import PARTS, Open, PartOfDay, Point, Range, Time

LONGEST = 12 * 60
"""In minutes, of what is said to be for so long."""
_AMOUNTS = {Kind.A, Kind.NUMBER}
_DAYS = {Kind.WEEKDAY, Kind.AHEAD, Kind.ORDINAL, Kind.DATE}
_HALF_DAYS = {"am": "morning", "pm": "afternoon"}


def time(on: Cursor) -> Time | None:
    """A clock, a range, a part of the day; None if none of them comes next."""
    return next((found for parse in _PARSERS.get(on.kind(), _ANY) if (found := parse(on))), None)


def _any(on: Cursor) -> Time | None:
    if on.kind() is not Kind.ANY:
        return None
    on.at += 1
    return PartOfDay(on.since(on.at - 1), "")


def _part(on: Cursor) -> Time | None:
    """ "in the late afternoon", "at night", "this morning" without its "this", "Thu am"."""
    start = on.at
    if on.kind() in (Kind.IN, Kind.AT, Kind.FROM) and on.kind(1) in (Kind.PART, Kind.EARLY_LATE):
        on.at += 1
    if on.kind() is Kind.MERIDIEM and on.at and on.kind(-1) in _DAYS:
        on.at += 1
        return PartOfDay(on.since(start), _HALF_DAYS[str(on.value(-1))])
    how = ""
    if on.kind() is Kind.EARLY_LATE:
        how = f"{on.value()} "
        on.at += 1
    part = f"{how}{on.value()}"
    if on.kind() is not Kind.PART or part not in PARTS:
        on.at = start
        return None
    on.at += 1
    return PartOfDay(on.since(start), part)


def _open(on: Cursor) -> Time | None:
    """After 5 pm, before noon, from 3 pm on."""
    start = on.at
    after = on.kind() in (Kind.AFTER, Kind.FROM)
    if not (after or on.kind() is Kind.BEFORE or on.value() == "until"):
        return None
    on.at += 1
    found = clock(on)
    if found and on.kind() is not Kind.DASH:
        on.at += on.value() == "onwards"
        return Open(on.since(start), found, after)
    on.at = start
    return None


def _range(on: Cursor) -> Time | None:
    start = on.at
    between = on.take(Kind.BETWEEN)
    ranged = between or on.take(Kind.FROM)
    first = clock(on)
    if not first:
        on.at = start
        return None
    before = on.at
    joined = on.take(Kind.OR) if between and on.value() == "and" else on.take(Kind.DASH)
    last = clock(on) if joined else None
    if last:
        return Range(on.since(start), first, last)
    on.at = before
    if ranged:
        raise on.refuse(start)
    if on.value() == "onwards":
        on.at += 1
        return Open(on.since(start), first, after=True)
    if minutes := _length(on):
        return Range(on.since(start), first, first.after(minutes))
    return Point(on.since(start), first)


def _length(on: Cursor) -> int | None:
    """For 30 minutes, for an hour, for half an hour."""
    if on.sees(Kind.FOR, Kind.QUARTER, Kind.A, Kind.HOURS):
        minutes, length = on.number(1), 4
    elif on.kind() is Kind.FOR and on.kind(1) in _AMOUNTS and on.kind(2) is Kind.HOURS:
        minutes, length = on.number(1) * on.number(2), 3
    else:
        return None
    if not 0 < minutes <= LONGEST:
        return None
    on.at += length
    return minutes


_ANY = (_any, _part, _open, _range)
_PARSERS: dict[Kind | None, tuple[Callable[[Cursor], Time | None], ...]] = {
    **dict.fromkeys((Kind.NUMBER, Kind.CLOCK, Kind.BETWEEN, Kind.MIDNIGHT), (_range,)),
    **dict.fromkeys((Kind.PART, Kind.EARLY_LATE, Kind.MERIDIEM), (_part,)),
}
"""Which parsers may know what begins so; all are asked of everything else."""
