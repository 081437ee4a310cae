"""Days as people name them, and the dates they can mean."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from bot.interview.frozen import frozen
from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords

FARTHEST = timedelta(days=36_525)
"""Days this far from today are refused: nobody means them, and `date` ends at the year 9999."""
LONGEST_RANGE = timedelta(days=14)
_A_YEAR = timedelta(days=366)
_LEAP_YEAR = 2000
_JUST_PASSED = timedelta(days=90)
"""A date without a year that passed less than this ago is a mistake, and not next year's date."""


@frozen
class DayContext:
    """What the meaning of a day depends on. `day_first`: whether the writer means 3 April by 3/4;
    None if that is not known."""

    today: date
    day_first: bool | None
    choices: Choices


class NamedDay(Protocol):
    """A day as a text names it."""

    @property
    def words(self) -> str:
        """As they were typed."""
        ...

    def resolve(self, context: DayContext) -> date:
        """Raises UnreadWords where there is no such day."""
        ...


@frozen
class RelativeDay:
    """So many days from today, or from another day."""

    words: str
    days: int
    base: NamedDay | None = None

    def resolve(self, context: DayContext) -> date:
        base = self.base.resolve(context) if self.base else context.today
        return _checked(base + timedelta(days=self.days), context, self.words)


@frozen
class CalendarDate:
    """A day and month. Without a year it is the nearest that has not long passed."""

    words: str
    year: int | None
    month: int
    day: int

    @property
    def is_a_day(self) -> bool:
        """Whether there is such a day, without a year in a leap year."""
        return _date_or_none(self.year or _LEAP_YEAR, self.month, self.day) is not None

    def resolve(self, context: DayContext) -> date:
        if self.year is not None:
            found = _date_or_none(self.year, self.month, self.day)
            return _checked(found, context, self.words)
        for year in range(context.today.year - 1, context.today.year + 2):
            found = _date_or_none(year, self.month, self.day)
            if found and -_JUST_PASSED <= found - context.today < _A_YEAR - _JUST_PASSED:
                return found
        raise UnreadWords(self.words, Why.NO_SUCH_DAY)


@frozen
class SlashDate:
    """3/4, which is two dates, one in each order."""

    words: str
    first: int
    second: int
    year: int | None

    @property
    def is_day_first(self) -> bool | None:
        """Whether the day comes first, as far as the numbers tell; None if either order is
        possible."""
        if self.first > 12 or self.second > 12:
            return self.first > 12
        return None

    def resolve(self, context: DayContext) -> date:
        orders = [(self.second, self.first), (self.first, self.second)]
        valid = [(month, day) for month, day in orders if 0 < month <= 12 and 0 < day <= 31]
        if not valid:
            raise UnreadWords(self.words, Why.NO_SUCH_DAY)
        if context.day_first is not None and len(valid) > 1:
            valid = [orders[not context.day_first]]
        month, day = context.choices.choose("day or month", valid, self.words)
        return CalendarDate(self.words, self.year, month, day).resolve(context)


@frozen
class DayOfMonth:
    """The 25th: the next there is."""

    words: str
    day: int

    def resolve(self, context: DayContext) -> date:
        first = context.today.replace(day=1)
        for _ in range(4):
            found = _date_or_none(first.year, first.month, self.day)
            if found and found >= context.today:
                return found
            first = (first + timedelta(days=31)).replace(day=1)
        raise UnreadWords(self.words, Why.NO_SUCH_DAY)


@frozen
class Weekday:
    """A day of the week (0 is Monday). `which`: "next", "this" or "coming", if the text says so.
    `week`: how many weeks from now, if the text says so. `perhaps`: how many weeks from now, if the
    text says that of another day and may mean this one, too."""

    words: str
    number: int
    which: str = ""
    week: int | None = None
    perhaps: int | None = None

    def resolve(self, context: DayContext) -> date:
        dates = self._dates(context.today)
        if len(dates) == 1:
            return dates[0]
        key = ("week", context.today, self.which, self.week, len(dates)) if self._of_week else self
        return context.choices.choose((key, context.today), dates, self.words)

    @property
    def is_bare(self) -> bool:
        """The text says nothing about its week."""
        return not self.which and self.week is None

    def in_week(self, week: int, perhaps: bool = False) -> "Weekday":
        return replace(self, perhaps=week) if perhaps else replace(self, week=week)

    def after(self, day: date) -> date:
        """The first such weekday after a day."""
        return day + timedelta(days=(self.number - day.weekday() - 1) % 7 + 1)

    @property
    def _of_week(self) -> bool:
        """Its date depends on the day on which the writer's weeks begin. One answer to that settles
        all such weekdays in the text."""
        return self.which == "next" or self.week is not None

    def _dates(self, today: date) -> Sequence[date]:
        """Whoever says "next Tuesday" may mean the coming one, or that of next week. Often these
        are the same day."""
        if self.week is not None:
            return self._in_weeks(today, self.week)
        coming = self.after(today)
        if self.which == "next":
            return _each_once(coming, *self._in_weeks(today, 1))
        is_today = self.number == today.weekday() and self.which != "coming"
        days = [today, coming] if is_today else [coming]
        if self.perhaps is None:
            return days
        return _each_once(*days, *self._in_weeks(today, self.perhaps))

    def _in_weeks(self, today: date, week: int) -> Sequence[date]:
        """This weekday, so many weeks from now. A week may begin on Monday or on Sunday."""
        monday = today - timedelta(days=today.weekday())
        sunday = today - timedelta(days=(today.weekday() + 1) % 7)
        later = timedelta(weeks=week)
        of_monday_week = monday + later + timedelta(days=self.number)
        of_sunday_week = sunday + later + timedelta(days=(self.number + 1) % 7)
        return _each_once(of_monday_week, of_sunday_week)


@frozen
class DayWithWeekday:
    """A weekday and a date, which must agree."""

    words: str
    weekday: int
    day: NamedDay

    def resolve(self, context: DayContext) -> date:
        found = self.day.resolve(context)
        if found.weekday() != self.weekday:
            raise UnreadWords(self.words, Why.WRONG_WEEKDAY)
        return found


@frozen
class DayRange:
    """From one day to another, both included."""

    words: str
    first: NamedDay
    last: NamedDay

    def dates(self, context: DayContext) -> Sequence[date]:
        """All days of the range. Raises UnreadWords, also if it is longer than LONGEST_RANGE."""
        first = self.first.resolve(context)
        last = self._last(context, first)
        if not first < last:
            raise UnreadWords(self.words, Why.BACKWARDS)
        if last - first > LONGEST_RANGE:
            raise UnreadWords(self.words, Why.TOO_MANY)
        return [first + timedelta(days=days) for days in range((last - first).days + 1)]

    def _last(self, context: DayContext, first: date) -> date:
        if isinstance(self.last, Weekday) and self.last.is_bare:
            return self.last.after(first)
        return self.last.resolve(context)


@frozen
class EachDay:
    """Each of these weekdays (0 is Monday): of the next seven days, or so many weeks from now, or
    in the week of a day. Today is none of them, for some of its times may have passed."""

    words: str
    numbers: frozenset[int]
    week: int | None = None
    week_of: NamedDay | None = None

    def dates(self, context: DayContext) -> Sequence[date]:
        first = self._first(context)
        days = [first + timedelta(days=ahead) for ahead in range(7)]
        found = [day for day in days if day.weekday() in self.numbers and day > context.today]
        if not found:
            raise UnreadWords(self.words, Why.PASSED)
        return found

    def _first(self, context: DayContext) -> date:
        if self.week is None and self.week_of is None:
            return context.today + timedelta(days=1)
        day = self.week_of.resolve(context) if self.week_of else context.today
        return day + timedelta(days=7 * (self.week or 0) - day.weekday())


def _each_once(*days: date) -> Sequence[date]:
    return list(dict.fromkeys(days))


def _checked(day: date | None, context: DayContext, words: str) -> date:
    if day is None or abs(day - context.today) > FARTHEST:
        raise UnreadWords(words, Why.NO_SUCH_DAY)
    return day


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
