"""Tokens that name times of day: clocks, ranges of them, and parts of the day."""

from collections.abc import Callable

from bot.language.errors import Why
from bot.language.times.clocks import NOON, ClockTime
from bot.language.times.cursor import Cursor, first_found
from bot.language.times.named_times import (
    PARTS,
    NamedTime,
    OpenTime,
    PartOfDay,
    TimePoint,
    TimeRange,
)
from bot.language.times.tokens import ClockDigits, ClockMark, TokenKind

LONGEST_MINUTES = 12 * 60
"""The longest length that is read, as in "5 pm for 2 hours"."""
HALF_AN_HOUR = 30
_SPOKEN_MINUTES = (5, 10, 20, 25)
"""Ten past five. A quarter and a half have words of their own."""
_SPOKEN_BEHIND_HOURS = (15, 30, 45)
"""Four thirty."""
_BEFORE_HOURS = {TokenKind.PAST, TokenKind.AFTER, TokenKind.TO}
_AMOUNTS = {TokenKind.ARTICLE, TokenKind.NUMBER}
_PARTS = {TokenKind.PART_OF_DAY, TokenKind.EARLY_LATE}
_BEFORE_PARTS = {TokenKind.IN, TokenKind.AT, TokenKind.FROM}
_DAYS = {TokenKind.WEEKDAY, TokenKind.RELATIVE_DAY, TokenKind.ORDINAL, TokenKind.DATE}
_HALVES = {ClockMark.AM: "morning", ClockMark.PM: "afternoon"}


def parse_time(cursor: Cursor) -> NamedTime | None:
    """A clock, a range, a part of the day; None if none of them comes next.

    Raises UnreadWords for a time that cannot be: "25 pm", "between 2".
    """
    return first_found(_PARSERS.get(cursor.kind(), _ALL_PARSERS), cursor)


def _any_time(cursor: Cursor) -> NamedTime | None:
    if not cursor.take(TokenKind.ANY_TIME):
        return None
    return PartOfDay(cursor.since(cursor.at - 1), "")


def _half_day(cursor: Cursor) -> NamedTime | None:
    """The am in "Thu am"."""
    mark = cursor.value()
    if not (isinstance(mark, ClockMark) and cursor.at and cursor.kind(-1) in _DAYS):
        return None
    cursor.skip()
    return PartOfDay(cursor.since(cursor.at - 1), _HALVES[mark])


def _part_of_day(cursor: Cursor) -> NamedTime | None:
    """ "in the late afternoon", "at night", "this morning" without its "this"."""
    start = cursor.at
    if cursor.kind() in _BEFORE_PARTS and cursor.kind(1) in _PARTS:
        cursor.skip()
    early_or_late = f"{cursor.value()} " if cursor.kind() is TokenKind.EARLY_LATE else ""
    if cursor.take(TokenKind.EARLY_LATE) and cursor.value() == "-":
        cursor.skip()  # mid-morning
    part = f"{early_or_late}{cursor.value()}"
    if part not in PARTS or not cursor.take(TokenKind.PART_OF_DAY):
        cursor.back_to(start)
        return None
    return PartOfDay(cursor.since(start), part)


def _open_time(cursor: Cursor) -> NamedTime | None:
    """After 5 pm, before noon, from 3 pm on."""
    start = cursor.at
    is_after = cursor.kind() in (TokenKind.AFTER, TokenKind.FROM)
    if not (is_after or cursor.kind() is TokenKind.BEFORE or cursor.value() == "until"):
        return None
    cursor.skip()
    clock = _clock(cursor)
    if clock is None or cursor.kind() is TokenKind.TO:
        cursor.back_to(start)
        return None
    _take_onwards(cursor)
    return OpenTime(cursor.since(start), clock, is_after)


def _range(cursor: Cursor) -> NamedTime | None:
    """4-6 pm, between 4 and 6. A single clock is read here, too."""
    start = cursor.at
    is_between = cursor.take(TokenKind.BETWEEN)
    needs_end = is_between or cursor.take(TokenKind.FROM)
    first = _clock(cursor)
    if first is None:
        cursor.back_to(start)
        return None
    if last := _end_of_range(cursor, is_between):
        return TimeRange(cursor.since(start), first, last)
    if needs_end:
        raise cursor.unread(start)
    return _single(cursor, start, first)


def _end_of_range(cursor: Cursor, is_between: bool) -> ClockTime | None:
    before = cursor.at
    joint = TokenKind.OR if is_between and cursor.value() == "and" else TokenKind.TO
    last = _clock(cursor) if cursor.take(joint) else None
    if last is None:
        cursor.back_to(before)
    return last


def _single(cursor: Cursor, start: int, first: ClockTime) -> NamedTime:
    """5 pm, 5 pm onwards, 5 pm for an hour."""
    if _take_onwards(cursor):
        return OpenTime(cursor.since(start), first, is_after=True)
    if minutes := _length(cursor):
        return TimeRange(cursor.since(start), first, first.after(minutes))
    return TimePoint(cursor.since(start), first)


def _take_onwards(cursor: Cursor) -> bool:
    return cursor.value() == "onwards" and cursor.take(TokenKind.FROM)


def _length(cursor: Cursor) -> int:
    """The minutes of "for 30 minutes", "for an hour", "for half an hour"; 0 if none comes next."""
    if cursor.kind() is not TokenKind.FOR:
        return 0
    if cursor.sees(TokenKind.FOR, TokenKind.FRACTION, TokenKind.ARTICLE, TokenKind.DURATION):
        minutes, tokens = cursor.number(1), 4
    elif cursor.kind(1) in _AMOUNTS and cursor.kind(2) is TokenKind.DURATION:
        minutes, tokens = cursor.number(1) * cursor.number(2), 3
    else:
        return 0
    if not 0 < minutes <= LONGEST_MINUTES:
        return 0
    cursor.skip(tokens)
    return minutes


def _clock(cursor: Cursor) -> ClockTime | None:
    """17:30, 5 pm, half past four, midnight."""
    start = cursor.at
    cursor.take(TokenKind.AT)
    digits = _spoken(cursor) or _digits(cursor)
    if not digits:
        cursor.back_to(start)
        return None
    mark = _mark_behind(cursor, start, digits)
    if mark is ClockMark.LIKE_A_DATE:
        raise cursor.unread(start)
    if digits.hour * 60 + digits.minute > 24 * 60:
        raise cursor.unread(start, Why.NO_SUCH_TIME)
    return ClockTime(cursor.since(start), digits.hour, digits.minute, mark)


def _mark_behind(cursor: Cursor, start: int, digits: ClockDigits) -> ClockMark:
    """The mark of the digits, unless "h", "o'clock" or "pm" follows and tells more."""
    mark = digits.mark
    if cursor.kind() is TokenKind.OCLOCK:
        mark = _taken_mark(cursor) or mark
    if mark is ClockMark.IS_24H:
        cursor.take(TokenKind.DURATION)  # 16:00 hrs
    if cursor.kind() is TokenKind.MERIDIEM:
        mark = _with_meridiem(cursor, start, digits.hour)
    return mark


def _taken_mark(cursor: Cursor) -> ClockMark | None:
    """The mark that the next token carries."""
    cursor.skip()
    mark = cursor.value(-1)
    return mark if isinstance(mark, ClockMark) else None


def _with_meridiem(cursor: Cursor, start: int, hour: int) -> ClockMark:
    """5 pm. "17:00 pm" says the same thing twice and is fine."""
    meridiem = _taken_mark(cursor)
    if meridiem and 1 <= hour <= 12:
        return meridiem
    if hour > 12 and meridiem is ClockMark.PM:
        return ClockMark.IS_24H
    raise cursor.unread(start, Why.NO_SUCH_TIME)


def _spoken(cursor: Cursor) -> ClockDigits | None:
    """Half past four, quarter to nine, ten past five."""
    start = cursor.at
    cursor.take(TokenKind.ARTICLE)
    if cursor.sees(TokenKind.FRACTION, TokenKind.NUMBER) and cursor.number() == HALF_AN_HOUR:
        return _half(cursor, start)
    past_the_hour, hour = _spoken_minutes(cursor), cursor.number(2)
    if not past_the_hour or cursor.kind(2) is not TokenKind.NUMBER or not 1 <= hour <= 12:
        cursor.back_to(start)
        return None
    if past_the_hour < 0 and cursor.kind() is TokenKind.NUMBER:
        raise cursor.unread(start)  # ten to six: 5:50, or four hours less?
    cursor.skip(3)
    minutes = (hour * 60 + past_the_hour) % NOON
    return ClockDigits(minutes // 60 or 12, minutes % 60)


def _half(cursor: Cursor, start: int) -> ClockDigits | None:
    """Half four."""
    hour = cursor.number(1)
    if not 1 <= hour <= 12:
        cursor.back_to(start)
        return None
    cursor.skip(2)
    return ClockDigits(hour, HALF_AN_HOUR, ClockMark.HALF)


def _spoken_minutes(cursor: Cursor) -> int:
    """How many minutes past the hour, negative for "to"; 0 if no such words come next."""
    behind = cursor.kind(1)
    if behind not in _BEFORE_HOURS:
        return 0
    amount, is_to = cursor.number(), cursor.value(1) == "to"
    if cursor.kind() is TokenKind.FRACTION:
        return -amount if is_to else amount if behind is not TokenKind.TO else 0
    if cursor.kind() is not TokenKind.NUMBER or amount not in _SPOKEN_MINUTES:
        return 0
    if is_to and cursor.length() > 2:  # "10 to 6" is a range
        return -amount
    return amount if behind is TokenKind.PAST else 0


def _digits(cursor: Cursor) -> ClockDigits | None:
    if cursor.kind() is TokenKind.NUMBER:
        return _in_letters(cursor) if cursor.is_spelled() else _in_figures(cursor)
    if cursor.take(TokenKind.MIDNIGHT):
        return ClockDigits(12, 0, ClockMark.AM)
    digits = cursor.value()
    if not isinstance(digits, ClockDigits):
        return None
    cursor.skip()
    if digits.mark is ClockMark.LIKE_A_DATE and cursor.kind() is TokenKind.MERIDIEM:
        return digits._replace(mark=ClockMark.NONE)
    return digits


def _in_letters(cursor: Cursor) -> ClockDigits | None:
    """Five, four thirty."""
    hour = cursor.number()
    if hour > 24:
        return None
    cursor.skip()
    mark = ClockMark.IS_24H if hour > 12 else ClockMark.NONE
    minute = cursor.number()
    if minute in _SPOKEN_BEHIND_HOURS and cursor.is_spelled() and cursor.take(TokenKind.NUMBER):
        return ClockDigits(hour, minute, mark)
    return ClockDigits(hour, 0, mark)


def _in_figures(cursor: Cursor) -> ClockDigits | None:
    """5, 17, 0930, 530."""
    number, length = cursor.number(), cursor.length()
    hour, minute = divmod(number, 100) if length > 2 else (number, 0)
    if hour > 24 or minute > 59 or (length == 3 and hour == 0):
        return None
    has_zero = length > 1 and number < 10 ** (length - 1)  # 09, 0930
    cursor.skip()
    if has_zero or not 0 < hour <= 12:
        return ClockDigits(hour, minute, ClockMark.IS_24H)
    return ClockDigits(hour, minute, ClockMark.LIKELY_24H if length == 4 else ClockMark.NONE)


_Parsers = tuple[Callable[[Cursor], NamedTime | None], ...]

_ALL_PARSERS: _Parsers = (_any_time, _part_of_day, _open_time, _range)
_PARSERS: dict[TokenKind | None, _Parsers] = {
    **dict.fromkeys(
        (TokenKind.NUMBER, TokenKind.CLOCK, TokenKind.BETWEEN, TokenKind.MIDNIGHT), (_range,)
    ),
    **dict.fromkeys((TokenKind.PART_OF_DAY, TokenKind.EARLY_LATE), (_part_of_day,)),
    TokenKind.MERIDIEM: (_half_day,),
}
"""Which parsers to try, by the kind of the next token. For other kinds, all are tried."""
