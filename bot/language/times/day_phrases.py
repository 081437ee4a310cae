"""Tokens that name days."""

from bot.language.times.cursor import Cursor
from bot.language.times.date_phrases import CLOCK_FOLLOWS, NUMBERS, date, days_of_month
from bot.language.times.days import Ahead, Day, InMonth
from bot.language.times.kinds import Kind
from bot.language.times.weekdays import Checked, Weekday

_BEGIN_DATES = {
    *(Kind.OPEN, Kind.COMMA, Kind.DATE, Kind.PAIR, Kind.CLOCK, Kind.MONTH),
    *NUMBERS,
}
_DATE_OR_STRETCH = {*NUMBERS, Kind.MONTH, Kind.PAIR, Kind.DATE, Kind.DASH}
_AMOUNTS = {Kind.A, Kind.NUMBER}


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
    if on.kind() not in _BEGIN_DATES:
        return None
    before = on.at
    in_brackets = on.take(Kind.OPEN)
    if not in_brackets:
        on.take(Kind.COMMA)
    if days_of_month(on):
        on.at = before
        return None
    found = date(on) or _bare_number(on)
    if not found or (in_brackets and not on.take(Kind.CLOSE)):
        on.at = before
        return None
    return Checked(on.since(start), weekday, found)


def _bare_number(on: Cursor) -> Day | None:
    """The 26 in "Thu 26 at 5 pm"."""
    number = on.number()
    behind = on.kind(1)
    is_day = on.kind() is Kind.NUMBER and 12 < number <= 31 and on.digits() <= 2
    if not is_day or behind not in CLOCK_FOLLOWS:
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
    if on.kind() in _AMOUNTS and on.kind(1) is Kind.UNIT:
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
    found = date(on)
    return _checked(on, start, found) if found else None


def _checked(on: Cursor, start: int, found: Day) -> Day:
    """With the weekday behind it, if there is one: "26 Nov (Thu)", "tomorrow, Thursday"."""
    if on.sees(Kind.OPEN, Kind.WEEKDAY, Kind.CLOSE) or on.sees(Kind.COMMA, Kind.WEEKDAY):
        ahead = 1
    elif on.sees(Kind.WEEKDAY):
        ahead = 0
    else:
        return found
    if ahead and on.kind(2) in _DATE_OR_STRETCH:
        return found
    weekday = on.number(ahead)
    on.at += ahead + 1
    on.take(Kind.CLOSE)
    return Checked(on.since(start), weekday, found)
