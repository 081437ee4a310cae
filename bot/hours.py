"""A host's weekly hours: wall times, kept without a zone and read in the host's."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import NotUnderstood

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = r"(?:mo|tu|we|th|fr|sa|su)[a-z]*"
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_PART = re.compile(
    rf"(?P<days>{_DAY}(?:\s*(?:-|,|and|&)\s*{_DAY})*)\s+{_CLOCK}\s*-\s*{_CLOCK}", re.IGNORECASE
)
EXAMPLE = "Tue, Thu 17:00-19:00; Fri 9:00-12:00"


@dataclass(frozen=True, slots=True, order=True)
class DayHours:
    """One stretch of a weekday (0 is Monday), as wall times."""

    weekday: int
    start: time
    end: time

    def __str__(self) -> str:
        return f"{DAYS[self.weekday]} {self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    stretches: tuple[DayHours, ...] = ()

    def __str__(self) -> str:
        """The form that `read_hours` reads back: days that share their times stand together."""
        days_by_times: dict[str, list[str]] = {}
        for stretch in self.stretches:
            times = f"{stretch.start:%H:%M}-{stretch.end:%H:%M}"
            days_by_times.setdefault(times, []).append(DAYS[stretch.weekday])
        return "; ".join(f"{', '.join(days)} {times}" for times, days in days_by_times.items())

    def longest(self) -> timedelta:
        """The longest stretch, as the clock on the wall counts it."""
        return timedelta(
            minutes=max(
                (_minutes(each.end) - _minutes(each.start) for each in self.stretches), default=0
            )
        )

    def on(self, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
        """The stretches of `day` in `zone`, as aware instants."""
        return [
            (
                datetime.combine(day, stretch.start, zone),
                datetime.combine(day, stretch.end, zone),
            )
            for stretch in self.stretches
            if stretch.weekday == day.weekday()
        ]


NO_HOURS = WeeklyHours()


def read_hours(text: str) -> WeeklyHours:
    """Read weekly hours such as "Tue, Thu 17:00-19:00; Mon-Fri 8-9".

    Raises NotUnderstood with the part that it could not read.
    """
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if not parts:
        raise NotUnderstood(text, EXAMPLE)
    stretches = sorted(stretch for part in parts for stretch in _read_part(part))
    return WeeklyHours(tuple(_joined(stretches)))


def _joined(stretches: list[DayHours]) -> list[DayHours]:
    """Stretches that touch or overlap as one."""
    joined: list[DayHours] = []
    for each in stretches:
        last = joined[-1] if joined else None
        if last and last.weekday == each.weekday and each.start <= last.end:
            joined[-1] = DayHours(each.weekday, last.start, max(last.end, each.end))
        else:
            joined.append(each)
    return joined


def _read_part(part: str) -> list[DayHours]:
    match = _PART.fullmatch(part.replace("\N{EN DASH}", "-"))
    if not match:
        raise NotUnderstood(part, EXAMPLE)
    start_hour, start_minute, end_hour, end_minute = (int(x or 0) for x in match.groups()[1:])
    try:
        start, end = time(start_hour, start_minute), time(end_hour, end_minute)
    except ValueError:
        raise NotUnderstood(part, EXAMPLE) from None
    if _minutes(end) - _minutes(start) < 20:
        raise NotUnderstood(part, EXAMPLE)
    return [DayHours(day, start, end) for day in _read_days(match["days"], part)]


def _read_days(text: str, part: str) -> list[int]:
    days: list[int] = []
    for group in re.split(r"\s*(?:,|and|&)\s*", text.lower()):
        first, *last = (_weekday(word, part) for word in re.split(r"\s*-\s*", group))
        days += range(first, last[-1] + 1) if last else [first]
        if last and last[-1] <= first:
            raise NotUnderstood(part, EXAMPLE)
    return days


def _weekday(word: str, part: str) -> int:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, name in enumerate(names):
        if name.startswith(word) or name + "s" == word or word == name[:3] + "s":
            return number
    raise NotUnderstood(part, EXAMPLE)


def _minutes(clock: time) -> int:
    return int(timedelta(hours=clock.hour, minutes=clock.minute).total_seconds() // 60)
