"""Tokens that name dates."""

from collections.abc import Callable
from typing import cast

from bot.language.times.cursor import Cursor
from bot.language.times.days import Dated, Day, InMonth, Paired
from bot.language.times.kinds import Kind

CLOCK_FOLLOWS = {
    *(Kind.AT, Kind.CLOCK, Kind.NUMBER, Kind.PART, Kind.FROM, Kind.BETWEEN),
    *(Kind.AFTER, Kind.BEFORE, Kind.MIDNIGHT, Kind.ANY, Kind.EARLY_LATE),
}
NUMBERS = {Kind.NUMBER, Kind.ORDINAL}
_JOINTS = {Kind.OR, Kind.COMMA, Kind.DASH}
_BEHIND_MONTH = {*NUMBERS, Kind.PAIR}
_BEHIND_LIST = {None, Kind.OR, Kind.COMMA, *CLOCK_FOLLOWS}


def date(on: Cursor) -> Day | None:
    parse = _DATES.get(on.kind())
    return parse(on) if parse else None


def _written(on: Cursor) -> Day:
    year, month, number = cast("tuple[int | None, int, int]", on.value())
    on.at += 1
    return Dated(on.since(on.at - 1), year, month, number)


def _pair(on: Cursor) -> Day:
    first, second, year = cast("tuple[int, int, int | None]", on.value())
    on.at += 1
    return Paired(on.since(on.at - 1), first, second, year)


def _dotted(on: Cursor) -> Day | None:
    number, month, mark = cast("tuple[int, int, str]", on.value())
    if mark != "dotted" or not _is_date(on):
        return None
    on.at += 1
    return Dated(on.since(on.at - 1), None, month, number)


def _month_and_number(on: Cursor) -> Day | None:
    if on.kind(1) not in NUMBERS or on.number(1) > 31:
        return None
    start, month, number = on.at, on.number(), on.number(1)
    on.at += 2
    year = _year(on)
    return Dated(on.since(start), year, month, number)


def days_of_month(on: Cursor) -> list[Day] | None:
    """Several days of one month: "25 or 26 Nov", "25-27 Nov", "Nov 25 or 26". Those with a dash
    between come as two, the first and the last."""
    if on.kind() in NUMBERS:
        return _numbers_then_month(on)
    return _month_then_numbers(on) if on.kind() is Kind.MONTH else None


def _numbers_then_month(on: Cursor) -> list[Day] | None:
    start, numbers = on.at, []
    while on.kind() in NUMBERS:
        numbers.append((on.number(), on.at))
        on.at += 1
        if not (on.kind() in _JOINTS and on.kind(1) in NUMBERS):
            break
        on.at += 1
    on.take(Kind.OF)
    if len(numbers) < 2 or on.kind() is not Kind.MONTH:
        on.at = start
        return None
    month = on.number()
    on.at += 1
    year = _year(on)
    return [Dated(on.words(at, at + 1), year, month, number) for number, at in numbers]


def _month_then_numbers(on: Cursor) -> list[Day] | None:
    if on.kind(1) not in _BEHIND_MONTH:
        return None
    start, month = on.at, on.number()
    if on.kind(1) is Kind.PAIR:
        pair = on.value(1)
        numbers = list(pair[:2]) if isinstance(pair, tuple) and pair[2] is None else []
        on.at += 2
    else:
        numbers = [on.number(1)]
        on.at += 2
        numbers += _more_numbers(on, numbers[0])
    if len(numbers) < 2:
        on.at = start
        return None
    return [Dated(on.since(start), None, month, number) for number in numbers]


def _more_numbers(on: Cursor, last: int) -> list[int]:
    """Further days of the month, unless what looks so are clocks: "Nov 3, 4 or 5 pm"."""
    start, numbers, stretch_ends = on.at, [], 0
    while (
        on.kind() in _JOINTS
        and on.kind(1) in NUMBERS
        and last < on.number(1) <= 31
        and on.kind(2) is not Kind.MONTH
    ):
        last = on.number(1)
        numbers.append(last)
        on.at += 2
        if on.kind(-2) is Kind.DASH and len(numbers) == 1 and on.kind() is Kind.COMMA:
            stretch_ends = on.at
    if on.kind() not in _BEHIND_LIST:
        if stretch_ends:  # Dec 1-3, 9-11 am
            on.at = stretch_ends
            return numbers[:1]
        if len(numbers) > 1:  # Dec 4, 5 or 6 pm: two days, or two times?
            raise on.refuse(start)
        on.at = start
        return []
    return numbers


def _is_date(on: Cursor) -> bool:
    """3.12 before a clock is a date; by itself it may be one."""
    return on.kind(1) in CLOCK_FOLLOWS or (on.kind(1) is Kind.COMMA and on.kind(2) in CLOCK_FOLLOWS)


def _number_and_month(on: Cursor) -> Day | None:
    start, number = on.at, on.number()
    on.at += 1
    if not on.take(Kind.OF):
        on.take(Kind.DASH)
    if on.kind() is not Kind.MONTH or number > 31:
        on.at = start
        return None
    month = on.number()
    on.at += 1
    on.take(Kind.DASH) if on.kind(1) is Kind.NUMBER and on.digits(1) == 4 else None
    year = _year(on)
    return Dated(on.since(start), year, month, number)


def _ordinal(on: Cursor) -> Day:
    if found := _number_and_month(on):
        return found
    on.at += 1
    return InMonth(on.since(on.at - 1), on.number(-1))


def _year(on: Cursor) -> int | None:
    """A year behind a day and a month."""
    comma = on.kind() is Kind.COMMA
    if on.kind(comma) is Kind.NUMBER and 2000 <= on.number(comma) < 2100:
        on.at += 1 + comma
        return on.number(-1)
    return None


_DATES: dict[Kind | None, Callable[[Cursor], Day | None]] = {
    Kind.DATE: _written,
    Kind.PAIR: _pair,
    Kind.CLOCK: _dotted,
    Kind.NUMBER: _number_and_month,
    Kind.ORDINAL: _ordinal,
    Kind.MONTH: _month_and_number,
}
