"""Tokens that name days."""

from bot.times.cursor import Cursor
from bot.times.days import Ahead, Checked, Dated, Day, InMonth, Paired, Weekday
from bot.times.words import Kind

_CLOCK_FOLLOWS = {
    *(Kind.AT, Kind.CLOCK, Kind.NUMBER, Kind.PART, Kind.FROM, Kind.BETWEEN),
    *(Kind.AFTER, Kind.BEFORE, Kind.MIDNIGHT, Kind.ANY, Kind.EARLY_LATE),
}
_NUMBERS = (Kind.NUMBER, Kind.ORDINAL)


def day(on: Cursor) -> Day | None:
    """One day, or None."""
    return _weekday(on) or _relative(on) or _date_with_weekday(on)


def week(on: Cursor) -> int | None:
    """ "next week" as 1, "this week" as 0, "the week after next" as 2."""
    start = on.at
    on.take(Kind.OF)
    if on.sees(Kind.WHICH, Kind.UNIT) and on.number(1) == 7 and on.value() != "coming":
        on.at += 2
        return int(on.tokens[on.at - 2].value == "next")
    if on.sees(Kind.UNIT, Kind.AFTER, Kind.WHICH) and on.number() == 7 and on.value(2) == "next":
        on.at += 3
        return 2
    on.at = start
    return None


def days_of_month(on: Cursor) -> list[Day] | None:
    """Several days of one month: "25 or 26 Nov", "25-27 Nov", "Nov 25 or 26". Those with a dash
    between come as two, the first and the last."""
    return _numbers_then_month(on) or _month_then_numbers(on)


def _numbers_then_month(on: Cursor) -> list[Day] | None:
    start, numbers = on.at, []
    while on.kind() in _NUMBERS:
        numbers.append((on.number(), on.at))
        on.at += 1
        if not (on.kind() in (Kind.OR, Kind.COMMA, Kind.DASH) and on.kind(1) in _NUMBERS):
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
    if not (on.kind() is Kind.MONTH and on.kind(1) in (*_NUMBERS, Kind.PAIR)):
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
    start, numbers = on.at, []
    while (
        on.kind() in (Kind.OR, Kind.COMMA, Kind.DASH)
        and on.kind(1) in _NUMBERS
        and last < on.number(1) <= 31
        and on.kind(2) is not Kind.MONTH
    ):
        last = on.number(1)
        numbers.append(last)
        on.at += 2
    if on.kind() not in (None, Kind.OR, Kind.COMMA, *_CLOCK_FOLLOWS):
        on.at = start
        return []
    return numbers


def _weekday(on: Cursor) -> Day | None:
    start, which = on.at, ""
    while on.kind() is Kind.WHICH:
        which = str(on.value())
        on.at += 1
    if on.kind() is not Kind.WEEKDAY:
        on.at = start
        return None
    number = on.number()
    on.at += 1
    named = Weekday(on.since(start), number, which)
    if not which and on.number() == 7 and on.sees(Kind.UNIT) and on.kind(1) is not Kind.AFTER:
        on.at += 1
        return Ahead(on.since(start), 7, named)
    return _with_date(on, start, number) or named


def _with_date(on: Cursor, start: int, weekday: int) -> Day | None:
    """The date behind a weekday, which must agree with it."""
    before = on.at
    in_brackets = on.take(Kind.OPEN)
    if not in_brackets:
        on.take(Kind.COMMA)
    if days_of_month(on):
        on.at = before
        return None
    found = _date(on) or _bare_number(on)
    if not found or (in_brackets and not on.take(Kind.CLOSE)):
        on.at = before
        return None
    return Checked(on.since(start), weekday, found)


def _bare_number(on: Cursor) -> Day | None:
    """The 26 in "Thu 26 at 5 pm"."""
    number = on.number()
    behind = on.kind(1)
    is_day = on.kind() is Kind.NUMBER and 12 < number <= 31 and on.digits() <= 2
    if not is_day or behind not in _CLOCK_FOLLOWS:
        return None
    on.at += 1
    return InMonth(on.since(on.at - 1), number)


def _relative(on: Cursor) -> Day | None:
    """Today, in 3 days, two weeks from tomorrow, a week on Friday."""
    start = on.at
    if on.kind() is Kind.AHEAD:
        found: Day = Ahead(on.words(on.at, on.at + 1), on.number())
        on.at += 1
        return _checked(on, start, found)
    is_in = on.take(Kind.IN)
    if on.kind() in (Kind.A, Kind.NUMBER) and on.kind(1) is Kind.UNIT:
        days = on.number() * on.number(1)
        on.at += 2
        if is_in:
            return _checked(on, start, Ahead(on.since(start), days))
        from_base = on.take(Kind.FROM) or on.take(Kind.AFTER)
        if from_base and on.take(Kind.NOW):
            return Ahead(on.since(start), days)
        if base := day(on):
            return Ahead(on.since(start), days, base)
    on.at = start
    return None


def _date_with_weekday(on: Cursor) -> Day | None:
    start = on.at
    found = _date(on)
    return _checked(on, start, found) if found else None


def _checked(on: Cursor, start: int, found: Day) -> Day:
    """With the weekday behind it, if there is one: "26 Nov (Thu)", "tomorrow, Thursday"."""
    if on.sees(Kind.OPEN, Kind.WEEKDAY, Kind.CLOSE):
        ahead = 1
    elif on.sees(Kind.COMMA, Kind.WEEKDAY):
        ahead = 1
    elif on.sees(Kind.WEEKDAY):
        ahead = 0
    else:
        return found
    if on.kind(ahead + 1) in _NUMBERS + (Kind.MONTH, Kind.PAIR, Kind.DATE, Kind.DASH) and ahead:
        return found
    weekday = on.number(ahead)
    on.at += ahead + 1
    on.take(Kind.CLOSE)
    return Checked(on.since(start), weekday, found)


def _date(on: Cursor) -> Day | None:
    start, value = on.at, on.value()
    match on.kind(), value:
        case Kind.DATE, (int() | None as year, int() as month, int() as number):
            on.at += 1
            return Dated(on.since(start), year, month, number)
        case Kind.PAIR, (int() as first, int() as second, int() | None as year):
            on.at += 1
            return Paired(on.since(start), first, second, year)
        case Kind.CLOCK, (int() as number, int() as month, "dotted") if _is_date(on):
            on.at += 1
            return Dated(on.since(start), None, month, number)
        case (Kind.NUMBER | Kind.ORDINAL, int() as number):
            return _number_and_month(on, number) or _ordinal(on, number)
        case Kind.MONTH, int() as month if on.kind(1) in _NUMBERS and on.number(1) <= 31:
            number = on.number(1)
            on.at += 2
            year = _year(on)
            return Dated(on.since(start), year, month, number)
    return None


def _is_date(on: Cursor) -> bool:
    """3.12 before a clock is a date; by itself it may be one."""
    return on.kind(1) in _CLOCK_FOLLOWS or (on.kind(1) is Kind.COMMA and on.kind(2) in _CLOCK_FOLLOWS)


def _number_and_month(on: Cursor, number: int) -> Day | None:
    start = on.at
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


def _ordinal(on: Cursor, number: int) -> Day | None:
    if on.kind() is not Kind.ORDINAL:
        return None
    on.at += 1
    return InMonth(on.since(on.at - 1), number)


def _year(on: Cursor) -> int | None:
    """A year behind a day and a month."""
    comma = on.kind() is Kind.COMMA
    if on.kind(comma) is Kind.NUMBER and 2020 <= on.number(comma) < 2060:
        on.at += 1 + comma
        return on.number(-1)
    return None
