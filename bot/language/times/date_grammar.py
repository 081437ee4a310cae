"""Tokens that name dates, and several days of one month."""

from collections.abc import Callable, Sequence

from bot.language.times.cursor import Cursor
from bot.language.times.days import CalendarDate, DayOfMonth, NamedDay, SlashDate
from bot.language.times.tokens import ClockDigits, ClockMark, DatePair, TokenKind, WrittenDate

BEGIN_TIMES = {
    *(TokenKind.AT, TokenKind.CLOCK, TokenKind.NUMBER, TokenKind.PART_OF_DAY, TokenKind.FROM),
    *(TokenKind.BETWEEN, TokenKind.AFTER, TokenKind.BEFORE, TokenKind.MIDNIGHT),
    *(TokenKind.ANY_TIME, TokenKind.EARLY_LATE),
}
"""A number before one of these is a day, not a clock."""
MOST_DAYS = 31
"""Of one month."""
NUMBERS = {TokenKind.NUMBER, TokenKind.ORDINAL}
_JOINTS = {TokenKind.OR, TokenKind.COMMA, TokenKind.TO}
_BEHIND_DAYS_OF_MONTH = {None, TokenKind.OR, TokenKind.COMMA, *BEGIN_TIMES}


def parse_date(cursor: Cursor) -> NamedDay | None:
    """26 Nov, 2026-11-26, 3/4, the 25th; None if no date comes next."""
    parse = _DATES.get(cursor.kind())
    return parse(cursor) if parse else None


def _written_date(cursor: Cursor) -> NamedDay | None:
    date = cursor.value()
    if not isinstance(date, WrittenDate):
        return None
    cursor.skip()
    return CalendarDate(cursor.since(cursor.at - 1), *date)


def _slash_date(cursor: Cursor) -> NamedDay | None:
    pair = cursor.value()
    if not isinstance(pair, DatePair):
        return None
    cursor.skip()
    return SlashDate(cursor.since(cursor.at - 1), *pair)


def _dotted_date(cursor: Cursor) -> NamedDay | None:
    """3.12 before a clock is a date; by itself it may be one."""
    digits = cursor.value()
    if not isinstance(digits, ClockDigits) or digits.mark is not ClockMark.LIKE_A_DATE:
        return None
    if cursor.kind(1 + (cursor.kind(1) is TokenKind.COMMA)) not in BEGIN_TIMES:
        return None
    cursor.skip()
    return CalendarDate(cursor.since(cursor.at - 1), None, digits.minute, digits.hour)


def _month_and_number(cursor: Cursor) -> NamedDay | None:
    if cursor.kind(1) not in NUMBERS or cursor.number(1) > 31:
        return None
    start, month, number = cursor.at, cursor.number(), cursor.number(1)
    cursor.skip(2)
    year = parse_year(cursor)
    return CalendarDate(cursor.since(start), year, month, number)


def _number_and_month(cursor: Cursor) -> NamedDay | None:
    """25 Nov, 25th of November, 25-Nov-2026."""
    start, number = cursor.at, cursor.number()
    cursor.skip()
    if not cursor.take(TokenKind.OF):
        cursor.take(TokenKind.TO)
    month = cursor.number()
    if number > 31 or not cursor.take(TokenKind.MONTH):
        cursor.back_to(start)
        return None
    if cursor.kind(1) is TokenKind.NUMBER and cursor.length(1) == 4:
        cursor.take(TokenKind.TO)
    year = parse_year(cursor)
    return CalendarDate(cursor.since(start), year, month, number)


def _ordinal(cursor: Cursor) -> NamedDay:
    if found := _number_and_month(cursor):
        return found
    cursor.skip()
    return DayOfMonth(cursor.since(cursor.at - 1), cursor.number(-1))


def parse_year(cursor: Cursor) -> int | None:
    """A year behind a day and a month."""
    comma = cursor.kind() is TokenKind.COMMA
    if cursor.kind(comma) is TokenKind.NUMBER and 2000 <= cursor.number(comma) < 2100:
        cursor.skip(1 + comma)
        return cursor.number(-1)
    return None


_DATES: dict[TokenKind | None, Callable[[Cursor], NamedDay | None]] = {
    TokenKind.DATE: _written_date,
    TokenKind.DATE_PAIR: _slash_date,
    TokenKind.CLOCK: _dotted_date,
    TokenKind.NUMBER: _number_and_month,
    TokenKind.ORDINAL: _ordinal,
    TokenKind.MONTH: _month_and_number,
}


def parse_days_of_month(cursor: Cursor) -> Sequence[NamedDay]:
    """Several days of one month: "25 or 26 Nov", "Nov 25 or 26"; empty if they do not come next. Of
    "25-27 Nov" it gives the first and the last day."""
    if cursor.kind() in NUMBERS:
        return _numbers_then_month(cursor)
    return _month_then_numbers(cursor) if cursor.kind() is TokenKind.MONTH else ()


def _numbers_then_month(cursor: Cursor) -> Sequence[NamedDay]:
    """25 or 26 Nov."""
    if cursor.kind(1) not in _JOINTS:
        return ()
    start, numbers = cursor.at, [(cursor.number(), cursor.at)]
    while len(numbers) < MOST_DAYS and cursor.kind(1) in _JOINTS and cursor.kind(2) in NUMBERS:
        cursor.skip(2)
        numbers.append((cursor.number(), cursor.at))
    cursor.skip()
    cursor.take(TokenKind.OF)
    month = cursor.number()
    if len(numbers) < 2 or not cursor.take(TokenKind.MONTH):
        cursor.back_to(start)
        return ()
    year = parse_year(cursor)
    return [CalendarDate(cursor.words(at, at + 1), year, month, number) for number, at in numbers]


def _month_then_numbers(cursor: Cursor) -> Sequence[NamedDay]:
    """Nov 25 or 26, Nov 25/26."""
    start, month, first = cursor.at, cursor.number(), cursor.number(1)
    pair = cursor.value(1)
    if cursor.kind(1) in NUMBERS:
        cursor.skip(2)
        numbers = [first, *_more_days(cursor, first)]
    elif isinstance(pair, DatePair) and pair.year is None:
        cursor.skip(2)
        numbers = [pair.first, pair.second]
    else:
        return ()
    if len(numbers) < 2:
        cursor.back_to(start)
        return ()
    return [CalendarDate(cursor.since(start), None, month, number) for number in numbers]


def _more_days(cursor: Cursor, last: int) -> Sequence[int]:
    """Further days of the month. What looks like one can also be a clock: "Nov 3, 4 pm"."""
    start = cursor.at
    numbers, range_ends = _rising_numbers(cursor, last)
    if cursor.kind() in _BEHIND_DAYS_OF_MONTH:
        return numbers
    if range_ends:  # Dec 1-3, 9-11 am
        cursor.back_to(range_ends)
        return numbers[:1]
    if len(numbers) > 1:  # Dec 4, 5 or 6 pm: two days, or two times?
        raise cursor.unread(start)
    cursor.back_to(start)
    return ()


def _rising_numbers(cursor: Cursor, last: int) -> tuple[Sequence[int], int | None]:
    """Numbers that can be later days of the month. Also the position behind the first of them, if
    that one ends a range and a comma follows, as in "Dec 1-3, 9-11 am"; else None."""
    numbers: list[int] = []
    range_ends = None
    while _is_later_day(cursor, last):
        last = cursor.number(1)
        is_range = cursor.kind() is TokenKind.TO and not numbers
        numbers.append(last)
        cursor.skip(2)
        if is_range and cursor.kind() is TokenKind.COMMA:
            range_ends = cursor.at
    return numbers, range_ends


def _is_later_day(cursor: Cursor, last: int) -> bool:
    if cursor.kind() not in _JOINTS or cursor.kind(1) not in NUMBERS:
        return False
    return last < cursor.number(1) <= 31 and cursor.kind(2) is not TokenKind.MONTH
