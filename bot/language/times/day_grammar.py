"""Tokens that name days: weekdays, dates, and days from now."""

from collections.abc import Callable

from bot.language.times.cursor import Cursor, first_found
from bot.language.times.date_grammar import BEGIN_TIMES, NUMBERS, parse_date, parse_days_of_month
from bot.language.times.days import DayOfMonth, DayWithWeekday, NamedDay, RelativeDay, Weekday
from bot.language.times.tokens import TokenKind

_AMOUNTS = {TokenKind.ARTICLE, TokenKind.NUMBER}
_BEGIN_DATES = {
    *(TokenKind.OPEN_BRACKET, TokenKind.COMMA, TokenKind.DATE, TokenKind.DATE_PAIR),
    *(TokenKind.CLOCK, TokenKind.MONTH),
    *NUMBERS,
}
_DATE_OR_RANGE = {
    *(TokenKind.MONTH, TokenKind.DATE_PAIR, TokenKind.DATE, TokenKind.TO),
    *NUMBERS,
}


def parse_day(cursor: Cursor) -> NamedDay | None:
    """One day; None if none comes next.

    Raises UnreadWords if a number can be a day as well as a clock.
    """
    return first_found(_PARSERS.get(cursor.kind(), ()), cursor)


def parse_week(cursor: Cursor) -> int | None:
    """ "next week" as 1, "this week" as 0, "the week after next" as 2."""
    start = cursor.at
    cursor.take(TokenKind.OF)
    which = cursor.value()
    if cursor.sees(TokenKind.WHICH, TokenKind.DAYS) and cursor.number(1) == 7 and which != "coming":
        cursor.skip(2)
        return int(which == "next")
    is_after_next = cursor.sees(TokenKind.DAYS, TokenKind.AFTER, TokenKind.WHICH)
    if is_after_next and cursor.number() == 7 and cursor.value(2) == "next":
        cursor.skip(3)
        return 2
    cursor.back_to(start)
    return None


def _weekday(cursor: Cursor) -> NamedDay | None:
    """Thu, next Thu, Thu 26 Nov, Thu week."""
    start, which = cursor.at, ""
    while cursor.kind() is TokenKind.WHICH:
        which = str(cursor.value())
        cursor.skip()
    if cursor.kind() is not TokenKind.WEEKDAY:
        cursor.back_to(start)
        return None
    number = cursor.number()
    cursor.skip()
    named = Weekday(cursor.since(start), number, which)
    if not which and _take_week(cursor):
        return RelativeDay(cursor.since(start), 7, named)
    return _with_date(cursor, start, number) or named


def _take_week(cursor: Cursor) -> bool:
    """The week of "Thu week", not that of "Thu week after next"."""
    is_week = cursor.number() == 7 and cursor.kind(1) is not TokenKind.AFTER
    return is_week and cursor.take(TokenKind.DAYS)


def _with_date(cursor: Cursor, start: int, weekday: int) -> NamedDay | None:
    """The date behind a weekday, which must agree with it."""
    if cursor.kind() not in _BEGIN_DATES:
        return None
    before = cursor.at
    in_brackets = cursor.take(TokenKind.OPEN_BRACKET)
    if not in_brackets:
        cursor.take(TokenKind.COMMA)
    if parse_days_of_month(cursor):
        cursor.back_to(before)
        return None
    found = parse_date(cursor) or _bare_number(cursor)
    if not found or (in_brackets and not cursor.take(TokenKind.CLOSE_BRACKET)):
        cursor.back_to(before)
        return None
    return DayWithWeekday(cursor.since(start), weekday, found)


def _bare_number(cursor: Cursor) -> NamedDay | None:
    """The 26 in "Thu 26 at 5 pm". Up to 12 it would be a clock."""
    number = cursor.number()
    if cursor.kind() is not TokenKind.NUMBER or cursor.kind(1) not in BEGIN_TIMES:
        return None
    if not 12 < number <= 31 or cursor.length() > 2:
        return None
    cursor.skip()
    return DayOfMonth(cursor.since(cursor.at - 1), number)


def _relative(cursor: Cursor) -> NamedDay | None:
    """Today, in 3 days, two weeks from tomorrow, a week on Friday."""
    start, from_today = cursor.at, cursor.number()
    if cursor.take(TokenKind.RELATIVE_DAY):
        return _with_weekday(cursor, start, RelativeDay(cursor.since(start), from_today))
    is_in = cursor.take(TokenKind.IN)
    days = _so_many_days(cursor)
    if is_in and days is not None:
        return _with_weekday(cursor, start, RelativeDay(cursor.since(start), days))
    if days is not None and (found := _from_day(cursor, start, days)):
        return found
    cursor.back_to(start)
    return None


def _so_many_days(cursor: Cursor) -> int | None:
    if cursor.kind() not in _AMOUNTS or cursor.kind(1) is not TokenKind.DAYS:
        return None
    days = cursor.number() * cursor.number(1)
    cursor.skip(2)
    return days


def _from_day(cursor: Cursor, start: int, days: int) -> NamedDay | None:
    """So many days from now, or from another day."""
    is_from = cursor.take(TokenKind.FROM) or cursor.take(TokenKind.AFTER)
    if is_from and cursor.take(TokenKind.NOW):
        return RelativeDay(cursor.since(start), days)
    base = parse_day(cursor)
    return RelativeDay(cursor.since(start), days, base) if base else None


def _date_and_weekday(cursor: Cursor) -> NamedDay | None:
    start = cursor.at
    found = parse_date(cursor)
    return _with_weekday(cursor, start, found) if found else None


def _with_weekday(cursor: Cursor, start: int, found: NamedDay) -> NamedDay:
    """A day together with the weekday that follows it, if one does: "26 Nov (Thu)"."""
    ahead = _weekday_ahead(cursor)
    if ahead is None:
        return found
    weekday = cursor.number(ahead)
    cursor.skip(ahead + 1)
    cursor.take(TokenKind.CLOSE_BRACKET)
    return DayWithWeekday(cursor.since(start), weekday, found)


def _weekday_ahead(cursor: Cursor) -> int | None:
    """How many tokens ahead the weekday stands that belongs to a date; None if there is none."""
    if cursor.sees(TokenKind.WEEKDAY):
        return 0
    in_brackets = cursor.sees(TokenKind.OPEN_BRACKET, TokenKind.WEEKDAY, TokenKind.CLOSE_BRACKET)
    behind_comma = cursor.sees(TokenKind.COMMA, TokenKind.WEEKDAY)
    has_own_date = cursor.kind(2) in _DATE_OR_RANGE  # 26 Nov, Fri 27 Nov
    return 1 if (in_brackets or behind_comma) and not has_own_date else None


_PARSERS: dict[TokenKind | None, tuple[Callable[[Cursor], NamedDay | None], ...]] = {
    **dict.fromkeys((TokenKind.WEEKDAY, TokenKind.WHICH), (_weekday,)),
    **dict.fromkeys((TokenKind.RELATIVE_DAY, TokenKind.IN, TokenKind.ARTICLE), (_relative,)),
    TokenKind.NUMBER: (_relative, _date_and_weekday),
    **dict.fromkeys((TokenKind.ORDINAL, TokenKind.MONTH, TokenKind.DATE), (_date_and_weekday,)),
    **dict.fromkeys((TokenKind.DATE_PAIR, TokenKind.CLOCK), (_date_and_weekday,)),
}
"""Which parsers to try, by the kind of the next token. A day begins with one of these kinds."""
