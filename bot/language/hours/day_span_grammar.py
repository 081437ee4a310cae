"""Tokens that name whole days."""

from collections.abc import Callable, Sequence

from bot.language.errors import Why
from bot.language.hours.day_spans import (
    WEEK,
    DaySpan,
    FromTo,
    LengthOfDays,
    Month,
    MonthFromNow,
    OneDay,
    WeekendOf,
    WeekOf,
)
from bot.language.times.cursor import Cursor, first_found
from bot.language.times.date_grammar import parse_days_of_month, parse_year
from bot.language.times.day_grammar import parse_day, parse_week
from bot.language.times.days import CalendarDate, NamedDay, RelativeDay, Weekday
from bot.language.times.grammar import parse_joint
from bot.language.times.tokens import ClockDigits, ClockMark, TokenKind

LONGEST_LENGTH = 400
"""Days. A longer absence is refused in any case."""
_WEEKEND = (5, 6)
_AMOUNTS = (TokenKind.ARTICLE, TokenKind.NUMBER)


def parse_spans(cursor: Cursor) -> Sequence[DaySpan]:
    """The spans that come next. Empty if no day comes next; several if they are joined: "25 and 26
    Dec", "Mon and Tue next week". Raises UnreadWords for a beginning without an end: "from 20
    Dec"."""
    start = cursor.at
    is_between = cursor.take(TokenKind.BETWEEN)
    needs_last = is_between or (cursor.value() == "from" and cursor.take(TokenKind.FROM))
    spans = _days_of_month(cursor, start, is_between) or _weekdays(cursor)
    if not spans and (first := _span(cursor)):
        spans = [_to_the_last(cursor, start, first, is_between)]
    if not spans:
        cursor.back_to(start)
    elif needs_last and all(isinstance(each, OneDay) for each in spans):
        raise cursor.unread(start, Why.NO_DAY)
    return spans


def _to_the_last(cursor: Cursor, start: int, first: DaySpan, is_between: bool) -> DaySpan:
    before = cursor.at
    joint = TokenKind.OR if is_between and cursor.value() == "and" else TokenKind.TO
    if cursor.take(joint) and (last := _span(cursor)):
        return FromTo(cursor.since(start), first, last)
    cursor.back_to(before)
    if cursor.take(TokenKind.FOR) and (length := _amount(cursor)):
        return LengthOfDays(length, first)
    cursor.back_to(before)
    return first


def _days_of_month(cursor: Cursor, start: int, is_between: bool) -> Sequence[DaySpan]:
    """25 and 26 Dec, 21-31 Dec."""
    before = cursor.at
    days = [OneDay(each) for each in parse_days_of_month(cursor)]
    joints = {each.kind for each in cursor.tokens[before : cursor.at]}
    if not is_between and TokenKind.TO not in joints:
        return days
    if len(days) == 2:
        return [FromTo(cursor.since(start), *days)]
    cursor.back_to(before)
    return ()


def _weekdays(cursor: Cursor) -> Sequence[DaySpan]:
    """Mon and Tue next week, next week Mon-Wed: weekdays of a named week."""
    start = cursor.at
    week = parse_week(cursor)
    named = _several_weekdays(cursor)
    week = parse_week(cursor) if week is None else week
    if week is None or not named:
        cursor.back_to(start)
        return ()
    days = [[OneDay(each.in_week(week)) for each in ends] for ends in named]
    return [
        FromTo(cursor.since(start), ends[0], ends[1]) if len(ends) > 1 else ends[0] for ends in days
    ]


def _several_weekdays(cursor: Cursor) -> Sequence[Sequence[Weekday]]:
    """Single weekdays, or the first and the last of a range."""
    found: list[list[Weekday]] = []
    while True:
        before = cursor.at
        if found:
            parse_joint(cursor)
        if not (first := _bare_weekday(cursor)):
            cursor.back_to(before)
            return found
        before = cursor.at
        last = _bare_weekday(cursor) if cursor.take(TokenKind.TO) else None
        if not last:
            cursor.back_to(before)
        found.append([first, last] if last else [first])


def _bare_weekday(cursor: Cursor) -> Weekday | None:
    before = cursor.at
    day = parse_day(cursor) if cursor.kind() is TokenKind.WEEKDAY else None
    if isinstance(day, Weekday):
        return day
    cursor.back_to(before)
    return None


def _span(cursor: Cursor) -> DaySpan | None:
    return first_found(_SPANS, cursor)


def _week(cursor: Cursor) -> DaySpan | None:
    """Next week, in the week of 7 Dec, w/c 7 Dec, the rest of the week."""
    start = cursor.at
    cursor.take(TokenKind.IN)
    is_whole = cursor.take(TokenKind.WHOLE)
    if (weeks := parse_week(cursor)) is not None:
        return WeekOf(weeks)
    is_of_day = cursor.take(TokenKind.WEEK_OF)
    if not is_of_day and cursor.number() == WEEK and cursor.take(TokenKind.DAYS):
        is_of_day = cursor.take(TokenKind.OF)
        if is_whole and not is_of_day:
            return WeekOf()
    if is_of_day and (day := parse_day(cursor)):
        return WeekOf(day=day)
    cursor.back_to(start)
    return None


def _weekend(cursor: Cursor) -> DaySpan | None:
    start, which = cursor.at, cursor.value()
    cursor.take(TokenKind.WHICH)
    if cursor.value() == _WEEKEND and cursor.take(TokenKind.EVERY_WEEKDAY):
        words = cursor.since(start)
        if not words.endswith("s"):  # weekends are those of every week
            return WeekendOf(words, is_next=which == "next")
    cursor.back_to(start)
    return None


def _month(cursor: Cursor) -> DaySpan | None:
    """January, all of December, next month, the last week of December."""
    start = cursor.at
    cursor.take(TokenKind.IN)
    cursor.take(TokenKind.WHOLE)
    later = cursor.number()
    if cursor.take(TokenKind.MONTH_FROM_NOW):
        return MonthFromNow(later)
    part = cursor.number()
    part = part if cursor.take(TokenKind.PART_OF_MONTH) else 0
    month = cursor.number()
    if cursor.take(TokenKind.MONTH):
        return Month(cursor.since(start), month, parse_year(cursor), part)
    cursor.back_to(start)
    return None


def _lasting(cursor: Cursor) -> DaySpan | None:
    """The next two weeks, for a week, for two weeks from 7 Dec, three days from tomorrow."""
    start = cursor.at
    is_from_now = cursor.take(TokenKind.FOR) or cursor.take(TokenKind.WHICH)
    if length := _amount(cursor):
        if cursor.take(TokenKind.FROM):
            if first := _span(cursor):
                return LengthOfDays(length, first)
        elif is_from_now:
            return LengthOfDays(length)
    cursor.back_to(start)
    return None


def _amount(cursor: Cursor) -> int:
    """How many days. 0 if no length comes next."""
    if cursor.kind() not in _AMOUNTS or cursor.kind(1) is not TokenKind.DAYS:
        return 0
    days = cursor.number() * cursor.number(1)
    cursor.skip(2)
    return min(days, LONGEST_LENGTH)


def _holidays(cursor: Cursor) -> DaySpan | None:
    """Over Christmas."""
    dates = cursor.value()
    if not cursor.take(TokenKind.HOLIDAYS) or not isinstance(dates, tuple):
        return None
    words = cursor.since(cursor.at - 1)
    first, last = (OneDay(CalendarDate(words, None, *each)) for each in dates)
    return FromTo(words, first, last)


def _day(cursor: Cursor) -> DaySpan | None:
    start = cursor.at
    if cursor.take(TokenKind.NOW):
        return OneDay(RelativeDay(cursor.since(start), 0))
    day = parse_day(cursor) or _dotted(cursor)
    if day and cursor.number() == WEEK and cursor.take(TokenKind.DAYS):
        return WeekOf(day=day)
    return OneDay(day) if day else None


def _dotted(cursor: Cursor) -> NamedDay | None:
    """21.12, which may be a clock elsewhere."""
    digits = cursor.value()
    if not isinstance(digits, ClockDigits) or digits.mark is not ClockMark.LIKE_A_DATE:
        return None
    cursor.skip()
    return CalendarDate(cursor.since(cursor.at - 1), None, digits.minute, digits.hour)


_SPANS: Sequence[Callable[[Cursor], DaySpan | None]] = (
    *(_week, _weekend, _lasting, _holidays, _day, _month),
)
