"""When a nudge may reach somebody: not in their quiet hours, and not on their weekend."""

import re
from datetime import UTC, datetime, time, timedelta

from bot.interview.members import Member

SATURDAY = 5
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)


def next_allowed(reader: Member, at: datetime) -> datetime:
    """`at` if the reader may be nudged then, otherwise the first instant (UTC) after it."""
    local = at.astimezone(reader.zoneinfo)
    if not _is_quiet(reader, local):
        return at
    day = local.date()
    if local.time() >= reader.quiet_until:
        day += timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    wake = datetime.combine(day, reader.quiet_until, reader.zoneinfo)
    return wake.astimezone(UTC)


def next_morning(reader: Member, after: datetime) -> datetime:
    """The end of the reader's quiet hours (UTC) on the next day that is not on a weekend."""
    tomorrow = after.astimezone(reader.zoneinfo).date() + timedelta(days=1)
    morning = datetime.combine(tomorrow, reader.quiet_until, reader.zoneinfo)
    return next_allowed(reader, morning.astimezone(UTC))


def _is_quiet(reader: Member, local: datetime) -> bool:
    if local.weekday() >= SATURDAY:
        return True
    clock, start, end = local.time(), reader.quiet_from, reader.quiet_until
    if start <= end:
        return start <= clock < end
    return clock >= start or clock < end


def read_clock(text: str) -> time:
    """Read a time of day such as "20:00", "9" or "8:30 pm". Raises ValueError."""
    read = _CLOCK.fullmatch(text.strip())
    if read is None:
        raise ValueError(f"No clock shows {text}")
    hour, minute, half = int(read[1]), int(read[2] or 0), (read[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(f"No clock shows {text}")
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)
