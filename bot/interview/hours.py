"""A host's weekly hours and the days they are away: wall-clock times and dates, stored without a
time zone and read in the host's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True, order=True)
class DayHours:
    """One stretch of a weekday (0 is Monday), in wall-clock times. An end at 0:00 means midnight at
    the end of the day."""

    weekday: int
    start: time
    end: time

    @property
    def minutes(self) -> tuple[int, int]:
        """Start and end in minutes since midnight, by the wall clock."""
        start, end = (clock.hour * 60 + clock.minute for clock in (self.start, self.end))
        return start, end or 24 * 60

    @property
    def times(self) -> str:
        return f"{self.start:%H:%M}-{f'{self.end:%H:%M}' if self.end != _MIDNIGHT else '24:00'}"

    def __str__(self) -> str:
        return f"{WEEKDAYS[self.weekday]} {self.times}"

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Start and end on this date, as aware instants."""
        last = day + timedelta(days=self.end == _MIDNIGHT)
        return datetime.combine(day, self.start, zone), datetime.combine(last, self.end, zone)


@frozen
class WeeklyHours:
    stretches: tuple[DayHours, ...] = ()

    def __str__(self) -> str:
        """The text that `read_hours` can read back. Days with the same times are written
        together."""
        days_by_times: dict[str, list[str]] = {}
        for stretch in self.stretches:
            days_by_times.setdefault(stretch.times, []).append(WEEKDAYS[stretch.weekday])
        return "; ".join(f"{', '.join(days)} {times}" for times, days in days_by_times.items())

    def longest(self) -> timedelta:
        """The length of the longest stretch, by the wall clock."""
        lengths = (end - start for start, end in (each.minutes for each in self.stretches))
        return timedelta(minutes=max(lengths, default=0))

    def on(self, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
        """The stretches of `day` in `zone`, as aware instants."""
        return [each.on(day, zone) for each in self.stretches if each.weekday == day.weekday()]


NO_HOURS = WeeklyHours()


def weekly(stretches: Iterable[DayHours]) -> WeeklyHours:
    """The stretches in order. Those that touch or overlap are joined."""
    joined: list[DayHours] = []
    for each in sorted(stretches):
        last = joined[-1] if joined else None
        if last and last.weekday == each.weekday and each.minutes[0] <= last.minutes[1]:
            end = max(last, each, key=lambda one: one.minutes[1]).end
            joined[-1] = DayHours(each.weekday, last.start, end)
        else:
            joined.append(each)
    return WeeklyHours(tuple(joined))


@dataclass(frozen=True, slots=True, order=True)
class TimeOff:
    """From one day to another in the host's time zone, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The text that `read_time_off` can read back."""
        if self.first == self.last:
            return f"away {self.first}"
        return f"away {self.first} to {self.last}"
