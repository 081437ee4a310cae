"""Days as people name them, and the dates they can mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from bot.errors import Why
from bot.times.choices import Choices
from bot.times.refused import Refused

LONGEST_STRETCH = timedelta(days=14)
_A_YEAR = timedelta(days=366)
_JUST_PASSED = timedelta(days=90)
"""A date without a year that passed so recently is taken as a mistake, not as next year's."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a day is read against. `day_first`: how its writer orders 3/4; None: not known."""

    today: date
    day_first: bool | None
    choices: Choices


class Day(Protocol):
    @property
    def words(self) -> str: ...

    def date(self, on: Calendar) -> date:
        """Raises Refused where there is no such day."""
        ...


@dataclass(frozen=True, slots=True)
class Ahead:
    """So many days from today, or from another day."""

    words: str
    days: int
    base: Day | None = None

    def date(self, on: Calendar) -> date:
        base = self.base.date(on) if self.base else on.today
        return _added(base, self.days, self.words)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and month. Without a year it is the nearest that has not long passed."""

    words: str
    year: int | None
    month: int
    day: int

    def date(self, on: Calendar) -> date:
        if self.year is not None:
            found = _date_or_none(self.year, self.month, self.day)
            if found is None:
                raise Refused(self.words, Why.NO_SUCH_DAY)
            return found
        for year in range(on.today.year - 1, on.today.year + 2):
            found = _date_or_none(year, self.month, self.day)
            if found and -_JUST_PASSED <= found - on.today < _A_YEAR - _JUST_PASSED:
                return found
        raise Refused(self.words, Why.NO_SUCH_DAY)


@dataclass(frozen=True, slots=True)
class Paired:
    """3/4, which is two dates, one in each order."""

    words: str
    first: int
    second: int
    year: int | None

    @property
    def order(self) -> bool | None:
        """Whether the day surely comes first; None where either may."""
        if self.first > 12 or self.second > 12:
            return self.first > 12
        return None

    def date(self, on: Calendar) -> date:
        orders = [(self.second, self.first), (self.first, self.second)]
        if on.day_first is not None:
            orders = [orders[not on.day_first]]
        valid = [(month, day) for month, day in orders if 0 < month <= 12 and 0 < day <= 31]
        if not valid:
            raise Refused(self.words, Why.NO_SUCH_DAY)
        month, day = on.choices.choose("day or month", valid, self.words)
        return Dated(self.words, self.year, month, day).date(on)


@dataclass(frozen=True, slots=True)
class InMonth:
    """The 25th: the next there is."""

    words: str
    day: int

    def date(self, on: Calendar) -> date:
        first = on.today.replace(day=1)
        for _ in range(4):
            if (found := _date_or_none(first.year, first.month, self.day)) and found >= on.today:
                return found
            first = (first + timedelta(days=31)).replace(day=1)
        raise Refused(self.words, Why.NO_SUCH_DAY)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 is Monday); which one, and in which week from now, if that is said.
    `perhaps`: so many weeks from now, if what was said of another day goes for this one too."""

    words: str
    number: int
    which: str = ""
    week: int | None = None
    perhaps: int | None = None

    def date(self, on: Calendar) -> date:
        dates = self._dates(on.today)
        key = ("week", on.today, self.which, self.week, len(dates)) if self._of_week else self
        return on.choices.choose((key, on.today), dates, self.words)

    @property
    def _of_week(self) -> bool:
        """Which day it is depends on when its writer's weeks begin, as for others beside it."""
        return self.which == "next" or self.week is not None

    @property
    def is_bare(self) -> bool:
        return not self.which and self.week is None

    def in_week(self, week: int, perhaps: bool = False) -> "Weekday":
        return replace(self, perhaps=week) if perhaps else replace(self, week=week)

    def _dates(self, today: date) -> Sequence[date]:
        """Whoever says "next Tuesday" may mean the coming one, or that of next week; a week may
        begin on Monday or on Sunday. Often these are the same day."""
        coming = self.after(today)
        if self.week is not None:
            return self._in_weeks(today, self.week)
        if self.which == "next":
            return list(dict.fromkeys([coming, *self._in_weeks(today, 1)]))
        days = [coming]
        if self.number == today.weekday() and self.which != "coming":
            days = [today, coming]
        if self.perhaps is not None:
            days += self._in_weeks(today, self.perhaps)
        return list(dict.fromkeys(days))

    def after(self, day: date) -> date:
        """The first such weekday after a day."""
        return day + timedelta(days=(self.number - day.weekday() - 1) % 7 + 1)

    def _in_weeks(self, today: date, week: int) -> list[date]:
        monday = today - timedelta(days=today.weekday())
        sunday = today - timedelta(days=(today.weekday() + 1) % 7)
        later = timedelta(weeks=week)
        of_monday_week = monday + later + timedelta(days=self.number)
        of_sunday_week = sunday + later + timedelta(days=(self.number + 1) % 7)
        return list(dict.fromkeys([of_monday_week, of_sunday_week]))


@dataclass(frozen=True, slots=True)
class Checked:
    """A weekday and a date, which must agree."""

    words: str
    weekday: int
    day: Day

    def date(self, on: Calendar) -> date:
        found = self.day.date(on)
        if found.weekday() != self.weekday:
            raise Refused(self.words, Why.WRONG_WEEKDAY)
        return found


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both included."""

    words: str
    first: Day
    last: Day

    def dates(self, on: Calendar) -> list[date]:
        first = self.first.date(on)
        last = self._last(on, first)
        if not first < last:
            raise Refused(self.words, Why.BACKWARDS)
        if last - first > LONGEST_STRETCH:
            raise Refused(self.words, Why.TOO_MANY)
        return [first + timedelta(days=days) for days in range((last - first).days + 1)]

    def _last(self, on: Calendar, first: date) -> date:
        if isinstance(self.last, Weekday) and self.last.is_bare:
            return self.last.after(first)
        return self.last.date(on)


def _added(day: date, days: int, words: str) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise Refused(words, Why.NO_SUCH_DAY) from None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
