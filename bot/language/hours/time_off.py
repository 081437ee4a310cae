"""Days a host is away, as people write them. They go before the weekly hours."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.interview.hours import TimeOff
from bot.language.errors import Why
from bot.language.times.choices import Choices, only
from bot.language.times.cursor import Cursor
from bot.language.times.date_phrases import days_of_month
from bot.language.times.day_phrases import day as day_phrase
from bot.language.times.day_phrases import week as week_phrase
from bot.language.times.days import Calendar, Day
from bot.language.times.kinds import Kind
from bot.language.times.phrases import joint_of
from bot.language.times.refused import Refused, understood

EXAMPLE = "away until 4 Jan; not in the week of 7 Dec"
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class _Away:
    """Between two days. No first: from today; no last: one day. `week`: all the week, so many
    from this, or that of the first day; `back`: the last day is the first of being there."""

    words: str
    first: Day | None = None
    last: Day | None = None
    week: int | None = None
    back: bool = False

    def time_off(self, on: Calendar) -> TimeOff:
        first = self.first.resolve(on) if self.first else on.today
        if self.week is not None:
            monday = first - timedelta(days=first.weekday()) + timedelta(weeks=self.week)
            return self._checked(TimeOff(max(monday, on.today), monday + timedelta(days=6)), on)
        last = self.last.resolve(on) if self.last else first
        return self._checked(TimeOff(first, last - timedelta(days=self.back)), on)

    def _checked(self, time_off: TimeOff, on: Calendar) -> TimeOff:
        if time_off.last < time_off.first:
            raise Refused(self.words, Why.BACKWARDS)
        if time_off.first < on.today:
            raise Refused(self.words, Why.PASSED)
        if time_off.last - time_off.first > LONGEST:
            raise Refused(self.words, Why.TOO_MANY)
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
        on = Calendar(today, day_first, choices)
        return tuple(sorted({each.time_off(on) for each in said}))

    with understood(lambda: EXAMPLE):
        said = [each for part in re.split(r"[;\n]", text) for each in _aways(Cursor(part))]
        return only(read)


def _aways(on: Cursor) -> list[_Away]:
    found: list[_Away] = []
    while True:
        joint_of(on)
        if on.kind() is None:
            return found
        start = on.at
        while on.kind() in (Kind.AWAY, Kind.EXCEPT):
            on.at += 1
        if on.at == start and not found and on.kind() is not Kind.BACK:
            raise on.refuse(start)
        found += _when(on, start)


def _when(on: Cursor, start: int) -> list[_Away]:
    if back := on.take(Kind.BACK):
        last = _day(on, start)
        return [_Away(on.since(start), last=last, back=back)]
    if on.value() == "until":
        on.at += 1
        last = _day(on, start)
        return [_Away(on.since(start), last=last)]
    return _week(on, start) or _days(on, start)


def _week(on: Cursor, start: int) -> list[_Away]:
    before = on.at
    on.take(Kind.IN)
    if (number := week_phrase(on)) is not None:
        return [_Away(on.since(start), week=number)]
    if on.sees(Kind.UNIT, Kind.OF) and on.number() == 7:
        on.at += 2
        first = _day(on, start)
        return [_Away(on.since(start), first, week=0)]
    on.at = before
    return []


def _days(on: Cursor, start: int) -> list[_Away]:
    needs_last = on.take(Kind.FROM)
    before = on.at
    if of_month := days_of_month(on):
        dashed = any(token.kind is Kind.DASH for token in on.tokens[before : on.at])
        if not dashed:
            return [_Away(each.words, each) for each in of_month]
        if len(of_month) == 2:
            return [_Away(on.since(start), of_month[0], of_month[1])]
    on.at = before
    first = _day(on, start)
    last = _day(on, start) if on.take(Kind.DASH) else None
    if needs_last and not last:
        raise on.refuse(start, Why.NO_DAY)
    return [_Away(on.since(start), first, last)]


def _day(on: Cursor, start: int) -> Day:
    found = day_phrase(on)
    if not found:
        on.at += 1
        raise on.refuse(start, Why.NO_DAY)
    return found
