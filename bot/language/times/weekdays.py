"""Days of the week, and stretches of days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.language.errors import Why
from bot.language.times.days import Calendar, Day
from bot.language.times.refused import Refused

LONGEST_STRETCH = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (0 is Monday); which one, and in which week from now, if that is said.
    `perhaps`: so many weeks from now, if what was said of another day goes for this one too."""

    words: str
    number: int
    which: str = ""
    week: int | None = None
    perhaps: int | None = None

    def resolve(self, on: Calendar) -> date:
        dates = self._dates(on.today)
        if len(dates) == 1:
            return dates[0]
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
            days = list(dict.fromkeys([*days, *self._in_weeks(today, self.perhaps)]))
        return days

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

    def resolve(self, on: Calendar) -> date:
        found = self.day.resolve(on)
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
        first = self.first.resolve(on)
        last = self._last(on, first)
        if not first < last:
            raise Refused(self.words, Why.BACKWARDS)
        if last - first > LONGEST_STRETCH:
            raise Refused(self.words, Why.TOO_MANY)
        return [first + timedelta(days=days) for days in range((last - first).days + 1)]

    def _last(self, on: Calendar, first: date) -> date:
        if isinstance(self.last, Weekday) and self.last.is_bare:
            return self.last.after(first)
        return self.last.resolve(on)
