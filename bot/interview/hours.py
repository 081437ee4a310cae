"""A host's weekly hours, and the days they are away: wall times and dates, kept without a zone
and read in the host's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True, order=True)
class DayHours:
    """One stretch of a weekday (0 is Monday), as wall times. An end at 0:00 is that of
    the day."""

    weekday: int
    start: time
    end: time

    @property
    def minutes(self) -> tuple[int, int]:
        """From when to when, since midnight, as the clock on the wall counts."""
        start, end = (clock.hour * 60 + clock.minute for clock in (self.start, self.end))
        return start, end or 24 * 60

    @property
    def times(self) -> str:
        return f"{self.start:%H:%M}-{f'{self.end:%H:%M}' if self.end != _MIDNIGHT else '24:00'}"

    def __str__(self) -> str:
        return f"{DAYS[self.weekday]} {self.times}"

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """From when to when on such a weekday, as aware instants."""
        last = day + timedelta(days=self.end == _MIDNIGHT)
        return datetime.combine(day, self.start, zone), datetime.combine(last, self.end, zone)


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    stretches: tuple[DayHours, ...] = ()

    def __str__(self) -> str:
        """The form that `read_hours` reads back: days that share their times stand together."""
        days_by_times: dict[str, list[str]] = {}
        for stretch in self.stretches:
            days_by_times.setdefault(stretch.times, []).append(DAYS[stretch.weekday])
        return "; ".join(f"{', '.join(days)} {times}" for times, days in days_by_times.items())

    def longest(self) -> timedelta:
        """The longest stretch, as the clock on the wall counts it."""
        lengths = (end - start for start, end in (each.minutes for each in self.stretches))
        return timedelta(minutes=max(lengths, default=0))

    def on(self, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
        """The stretches of `day` in `zone`, as aware instants."""
        return [each.on(day, zone) for each in self.stretches if each.weekday == day.weekday()]


NO_HOURS = WeeklyHours()


def weekly(stretches: Iterable[DayHours]) -> WeeklyHours:
    """In order; those that touch or overlap are one."""
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
    """From one day to another in the host's zone, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The form that `read_time_off` reads back."""
        if self.first == self.last:
            return f"away {self.first}"
        return f"away {self.first} to {self.last}"
