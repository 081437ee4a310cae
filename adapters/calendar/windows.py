"""Whether an event can touch a stretch of time, judged by its digits alone: fast, and on the safe
side."""

import re
from datetime import datetime, timedelta

from adapters.calendar.components import Event, value_of

MARGIN = timedelta(days=2)
"""More than the offset of any time zone from UTC."""

_DATE = re.compile(rb"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?")
_UNTIL = re.compile(rb"UNTIL=([0-9TZ]+)", re.IGNORECASE)
_DURATION = re.compile(rb"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T.*)?", re.IGNORECASE)
_EVER = datetime(1, 1, 1), datetime(9999, 12, 31)  # noqa: DTZ001 - as written, without a zone


def can_touch(event: Event, start: datetime, end: datetime) -> bool:
    """True if it cannot be told. The two instants are in UTC."""
    try:
        first, last = _extent(event)
    except (ValueError, OverflowError):
        return True
    return first < end.replace(tzinfo=None) + MARGIN and last > start.replace(tzinfo=None) - MARGIN


def _extent(event: Event) -> tuple[datetime, datetime]:
    """Raises ValueError if the lines do not show it."""
    moved_from = event.all(b"RECURRENCE-ID")
    if event.all(b"RDATE") or any(b"RANGE=" in line.upper() for line in moved_from):
        return _EVER
    starts = [_wall(value_of(line)) for line in event.all(b"DTSTART")]
    begins, ends = min(starts), max(_end(event, start) for start in starts)
    lasts = [_last(rule, ends - begins) for rule in event.all(b"RRULE")]
    replaced = [_wall(value_of(line)) for line in moved_from]  # which is then free
    return min([begins, ends, *replaced]), max([*starts, ends, *lasts, *replaced])


def _end(event: Event, start: datetime) -> datetime:
    if event.all(b"DTEND"):
        return _wall(event.value(b"DTEND"))
    if not event.all(b"DURATION"):
        return start
    found = _DURATION.fullmatch(event.value(b"DURATION"))
    if not found:
        raise ValueError("no length of time")
    weeks, days = (int(number or 0) for number in found.groups())
    return start + timedelta(weeks=weeks, days=days)


def _last(rule: bytes, length: timedelta) -> datetime:
    found = _UNTIL.search(rule)
    return _wall(found[1]) + max(length, timedelta()) if found else _EVER[1]


def _wall(text: bytes) -> datetime:
    found = _DATE.match(text)
    if not found:
        raise ValueError("no time")
    return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
