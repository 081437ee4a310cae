"""Whole days as people name them: a day, a week, a weekend, a month, from one day to another."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from bot.interview.frozen import frozen
from bot.language.errors import Why
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.days import CalendarDate, DayContext, NamedDay

WEEK = 7
_SATURDAY = 5


class DaySpan(Protocol):
    def days(self, context: DayContext) -> tuple[date, date]:
        """The first and the last day, both included. Raises UnreadWords if there are no such
        days."""
        ...


@frozen
class OneDay:
    day: NamedDay

    def days(self, context: DayContext) -> tuple[date, date]:
        found = self.day.resolve(context)
        return found, found


@frozen
class WeekOf:
    """The week of a day, or of today if there is none; or the week that many weeks later."""

    weeks: int = 0
    day: NamedDay | None = None

    def days(self, context: DayContext) -> tuple[date, date]:
        day = self.day.resolve(context) if self.day else context.today
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=self.weeks)
        return monday, monday + timedelta(days=WEEK - 1)


@frozen
class WeekendOf:
    """The weekend of this week. "Next weekend" is that one, or the one after."""

    words: str
    is_next: bool

    def days(self, context: DayContext) -> tuple[date, date]:
        weeks = [0, 1] if self.is_next else [0]
        week = context.choices.choose("weekend", weeks, self.words)
        monday, sunday = WeekOf(week).days(context)
        return monday + timedelta(days=_SATURDAY), sunday


@frozen
class Month:
    """A month of the year, the next one if no year is named. `part` is how many days at its
    beginning are meant, or at its end if it is negative; 0 means all of it."""

    words: str
    month: int
    year: int | None = None
    part: int = 0

    def days(self, context: DayContext) -> tuple[date, date]:
        first = CalendarDate(self.words, self.year, self.month, 1).resolve(context)
        if self.year is None and _last_of_month(first) < context.today:
            first = first.replace(year=first.year + 1)
        last = _last_of_month(first)
        if self.part < 0:
            return last + timedelta(days=self.part + 1), last
        return first, first + timedelta(days=self.part - 1) if self.part else last


@frozen
class MonthFromNow:
    months: int

    def days(self, context: DayContext) -> tuple[date, date]:
        first = context.today.replace(day=1)
        for _ in range(self.months):
            first = _last_of_month(first) + timedelta(days=1)
        return first, _last_of_month(first)


@frozen
class LengthOfDays:
    """This many days from a day on, or from today."""

    length: int
    start: DaySpan | None = None

    def days(self, context: DayContext) -> tuple[date, date]:
        first = self.start.days(context)[0] if self.start else context.today
        return first, first + timedelta(days=self.length - 1)


@frozen
class FromTo:
    """From the first day of one span to the last of another. The second one is the next such day:
    of "from the 20th to the 27th" said on the 25th, the 27th is after the 20th."""

    words: str
    first: DaySpan
    last: DaySpan

    def days(self, context: DayContext) -> tuple[date, date]:
        first, _ = self.first.days(context)
        _, last = self.last.days(context)
        if last < first:
            _, last = self.last.days(replace(context, today=first))
        if last < first:
            raise UnreadWords(self.words, Why.BACKWARDS)
        return first, last


def _last_of_month(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
