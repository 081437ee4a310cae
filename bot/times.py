"""Times that people type."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import NotUnderstood


def example(now: datetime, zone: ZoneInfo) -> str:
    """A time that may be proposed, written as `read_times` reads it: in three days, at 17:00."""
    return f"{now.astimezone(zone).date() + timedelta(days=3)} 17:00"


def read_times(text: str, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Read "2026-11-24 17:00", one a line or with commas between, as instants in UTC.

    A time without an offset is a wall time in `zone`. Raises NotUnderstood with the words it
    could not read, also for a wall time that clocks skip or show twice that day.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    return tuple(sorted({_read_time(part, now, zone) for part in parts}))


def read_day(text: str) -> date:
    """Read "2026-11-24". Raises ValueError."""
    return date.fromisoformat(text.strip())


def _read_time(part: str, now: datetime, zone: ZoneInfo) -> datetime:
    try:
        read = datetime.fromisoformat(part)
        if ":" not in part or read.second or read.microsecond:
            raise ValueError("a day without a time, or a time too fine")
        if read.tzinfo is None:
            read = _at_wall(read, zone)
        return read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotUnderstood(part, example(now, zone)) from None


def _at_wall(wall: datetime, zone: ZoneInfo) -> datetime:
    earlier, later = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() != later.utcoffset():
        raise ValueError("clocks change at this time")
    return earlier
