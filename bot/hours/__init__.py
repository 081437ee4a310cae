"""A host's weekly hours, and the days they are away: wall times and dates, kept without a zone
and read in the host's."""

from bot.hours.absences import Absence, read_absences
from bot.hours.reading import EXAMPLE, read_hours
from bot.hours.weekly import DAYS, NO_HOURS, DayHours, WeeklyHours

__all__ = [
    "DAYS",
    "EXAMPLE",
    "NO_HOURS",
    "Absence",
    "DayHours",
    "WeeklyHours",
    "read_absences",
    "read_hours",
]
