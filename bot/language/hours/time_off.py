"""Days a host is away, as people write them. They go before the weekly hours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.interview.hours import TimeOff
from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords, explained_with, only_meaning
from bot.language.times.date_grammar import parse_days_of_month
from bot.language.times.day_grammar import parse_day, parse_week
from bot.language.times.days import DayContext, NamedDay
from bot.language.times.grammar import parse_joint
from bot.language.times.lexer import Cursor
from bot.language.times.vocabulary import TokenKind

EXAMPLE = "away until 4 Jan; not in the week of 7 Dec"
LONGEST = timedelta(days=366)
"""A longer absence is a slip in the year."""
_PARTS = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class _Absence:
    """From one day to another. Without a first day it begins today; without a last it is one
    day."""

    words: str
    first: NamedDay | None = None
    last: NamedDay | None = None
    is_back: bool = False
    """On the last day they are back."""

    def time_off(self, context: DayContext) -> TimeOff:
        """Raises UnreadWords."""
        first = self.first.resolve(context) if self.first else context.today
        last = self.last.resolve(context) if self.last else first
        return _checked(TimeOff(first, last - timedelta(days=self.is_back)), context, self.words)


@dataclass(frozen=True, slots=True)
class _WeekOff:
    """The whole week of a day, of today if there is none; or the week so many weeks later."""

    words: str
    day: NamedDay | None = None
    weeks: int = 0

    def time_off(self, context: DayContext) -> TimeOff:
        """The days of the week that are not over. Raises UnreadWords."""
        day = self.day.resolve(context) if self.day else context.today
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=self.weeks)
        week = TimeOff(max(monday, context.today), monday + timedelta(days=6))
        return _checked(week, context, self.words)


def _checked(time_off: TimeOff, context: DayContext, words: str) -> TimeOff:
    if time_off.last < time_off.first:
        raise UnreadWords(words, Why.BACKWARDS)
    if time_off.first < context.today:
        raise UnreadWords(words, Why.PASSED)
    if time_off.last - time_off.first > LONGEST:
        raise UnreadWords(words, Why.TOO_MANY)
    return time_off


def read_time_off(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> tuple[TimeOff, ...]:
    """Read "not in the week of 7 Dec, away until 4 Jan", in order; the day until which somebody
    is away is included, the day they are back is not. A week begins on Monday.

    Raises NotUnderstood, and Ambiguous with tuples of days.
    """
    today = now.astimezone(zone).date()

    def read(choices: Choices) -> tuple[TimeOff, ...]:
        context = DayContext(today, day_first, choices)
        return tuple(sorted({each.time_off(context) for each in said}))

    with explained_with(lambda: EXAMPLE):
        said = [each for part in _PARTS.split(text) for each in _absences(Cursor(part))]
        return only_meaning(read)


def _absences(cursor: Cursor) -> Sequence[_Absence | _WeekOff]:
    found: list[_Absence | _WeekOff] = []
    while True:
        parse_joint(cursor)
        if cursor.kind() is None:
            return found
        start = cursor.at
        while cursor.kind() in (TokenKind.AWAY, TokenKind.EXCEPT):
            cursor.skip()
        if cursor.at == start and not found and cursor.kind() is not TokenKind.BACK:
            raise cursor.unread(start)
        found += _when(cursor, start)


def _when(cursor: Cursor, start: int) -> Sequence[_Absence | _WeekOff]:
    """Back on 4 Jan, until 4 Jan, next week, from 24 Dec to 4 Jan."""
    if cursor.take(TokenKind.BACK):
        last = _day(cursor, start)
        return [_Absence(cursor.since(start), last=last, is_back=True)]
    if cursor.value() == "until":
        cursor.skip()
        last = _day(cursor, start)
        return [_Absence(cursor.since(start), last=last)]
    week = _week(cursor, start)
    return [week] if week else _days(cursor, start)


def _week(cursor: Cursor, start: int) -> _WeekOff | None:
    """Next week, in the week of 7 Dec."""
    before = cursor.at
    cursor.take(TokenKind.IN)
    if (number := parse_week(cursor)) is not None:
        return _WeekOff(cursor.since(start), weeks=number)
    if cursor.sees(TokenKind.DAYS, TokenKind.OF) and cursor.number() == 7:
        cursor.skip(2)
        day = _day(cursor, start)
        return _WeekOff(cursor.since(start), day)
    cursor.back_to(before)
    return None


def _days(cursor: Cursor, start: int) -> Sequence[_Absence]:
    """25 Dec, 25 and 26 Dec, 21-31 Dec, from 24 Dec to 4 Jan."""
    needs_last = cursor.take(TokenKind.FROM)
    if found := _days_of_month(cursor, start):
        return found
    first = _day(cursor, start)
    last = _day(cursor, start) if cursor.take(TokenKind.TO) else None
    if needs_last and not last:
        raise cursor.unread(start, Why.NO_DAY)
    return [_Absence(cursor.since(start), first, last)]


def _days_of_month(cursor: Cursor, start: int) -> Sequence[_Absence]:
    before = cursor.at
    days = parse_days_of_month(cursor)
    if all(token.kind is not TokenKind.TO for token in cursor.tokens[before : cursor.at]):
        return [_Absence(day.words, day) for day in days]
    if len(days) == 2:
        return [_Absence(cursor.since(start), days[0], days[1])]
    cursor.back_to(before)
    return ()


def _day(cursor: Cursor, start: int) -> NamedDay:
    found = parse_day(cursor)
    if not found:
        cursor.skip()
        raise cursor.unread(start, Why.NO_DAY)
    return found
