"""A host's weekly hours, and the days they are away: wall times and dates, kept without a zone
and read in the host's."""

from bot.hours.reading import EXAMPLE, read_hours
from bot.hours.time_off import TimeOff, read_time_off
from bot.hours.weekly import DAYS, NO_HOURS, DayHours, WeeklyHours

__all__ = [
    "DAYS",
    "EXAMPLE",
    "NO_HOURS",
    "DayHours",
    "TimeOff",
    "WeeklyHours",
    "read_hours",
    "read_time_off",
]
