"""Days as people name them, and the dates they can mean."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bot.language.errors import Why
from bot.language.times.choices import Choices
from bot.language.times.refused import Refused

FARTHEST = timedelta(days=36_525)
"""From today: nobody means a day of another century, and calendars end at the year 9999."""
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

    def resolve(self, on: Calendar) -> date:
        """Raises Refused where there is no such day."""
        ...


@dataclass(frozen=True, slots=True)
class Ahead:
    """So many days from today, or from another day."""

    words: str
    days: int
    base: Day | None = None

    def resolve(self, on: Calendar) -> date:
        base = self.base.resolve(on) if self.base else on.today
        return _near(base + timedelta(days=self.days), on, self.words)


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and month. Without a year it is the nearest that has not long passed."""

    words: str
    year: int | None
    month: int
    day: int

    def resolve(self, on: Calendar) -> date:
        if self.year is not None:
            found = _date_or_none(self.year, self.month, self.day)
            return _near(found, on, self.words)
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

    def resolve(self, on: Calendar) -> date:
        orders = [(self.second, self.first), (self.first, self.second)]
        valid = [(month, day) for month, day in orders if 0 < month <= 12 and 0 < day <= 31]
        if not valid:
            raise Refused(self.words, Why.NO_SUCH_DAY)
        if on.day_first is not None and len(valid) > 1:
            valid = [orders[not on.day_first]]
        month, day = on.choices.choose("day or month", valid, self.words)
        return Dated(self.words, self.year, month, day).resolve(on)


@dataclass(frozen=True, slots=True)
class InMonth:
    """The 25th: the next there is."""

    words: str
    day: int

    def resolve(self, on: Calendar) -> date:
        first = on.today.replace(day=1)
        for _ in range(4):
            if (found := _date_or_none(first.year, first.month, self.day)) and found >= on.today:
                return found
            first = (first + timedelta(days=31)).replace(day=1)
        raise Refused(self.words, Why.NO_SUCH_DAY)


def _near(day: date | None, on: Calendar, words: str) -> date:
    if day is None or abs(day - on.today) > FARTHEST:
        raise Refused(words, Why.NO_SUCH_DAY)
    return day


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
