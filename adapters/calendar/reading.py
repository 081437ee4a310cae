"""Reads when a calendar is busy: a program of its own, which imports nothing of Askwell.

    python -I reading.py <from> <until> <zone> <CPU seconds> <bytes> < calendar.ics

writes [[start, end], ...] as JSON, ISO instants in UTC, in order and without overlaps; or a
word for what is wrong. What it is given may have been made to hurt. So it has limits of its own
on time and memory, and whoever starts it one more on time.
"""

import json
import re
import resource
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

MOST = 5_000

NOT_A_CALENDAR, TOO_FINE, TOO_MUCH = "not a calendar", "too fine", "too much"

_FOLD = re.compile(rb"(?:\r?\n)+[ \t]")
_ABOUT_TIME = re.compile(
    rb"^(?:BEGIN|END|UID|SEQUENCE|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID"
    rb"|STATUS|TRANSP|X-MICROSOFT-CDO-BUSYSTATUS|TZID|TZOFFSETFROM|TZOFFSETTO|X-WR-TIMEZONE)"
    rb"[;:].*$",
    re.IGNORECASE | re.MULTILINE,
)
_RULE = re.compile(rb"^(?:RRULE|EXRULE)[;:].*$", re.IGNORECASE | re.MULTILINE)
_SUB_HOURLY = re.compile(rb"FREQ=(?:SECONDLY|MINUTELY)|BYSECOND=|BYMINUTE=[0-9]+,", re.IGNORECASE)

Stretch = tuple[datetime, datetime]


class Unreadable(Exception):
    pass


def busy(ics: bytes, start: datetime, end: datetime, zone: tzinfo) -> list[Stretch]:
    """When the calendar is busy between two instants. Days, and times without a zone, are those
    of `zone`, unless the calendar names its own. Raises Unreadable."""
    when = b"\n".join(_ABOUT_TIME.findall(_FOLD.sub(b"", ics)))  # no words, no names
    if any(_SUB_HOURLY.search(rule) for rule in _RULE.findall(when)):
        raise Unreadable(TOO_FINE)
    stretches = list(_merged(sorted(_clipped(_stretches(when, start, end, zone), start, end))))
    if len(stretches) > MOST:
        raise Unreadable(TOO_MUCH)
    return stretches


def _stretches(ics: bytes, start: datetime, end: datetime, zone: tzinfo) -> Iterator[Stretch]:
    import recurring_ical_events  # noqa: PLC0415 - the limits come first

    for calendar in _calendars(ics):
        own = _zone_of(calendar) or zone
        for event in recurring_ical_events.of(calendar, skip_bad_series=True).between(start, end):
            if _is_busy(event):
                yield _instant(event.start, own), _instant(event.end, own)


def _calendars(ics: bytes) -> list[Any]:
    from icalendar import Calendar  # noqa: PLC0415 - the limits come first

    try:
        read = Calendar.from_ical(ics, multiple=True)
    except (ValueError, LookupError, RecursionError):
        raise Unreadable(NOT_A_CALENDAR) from None
    calendars = [each for each in read if each.name == "VCALENDAR"]
    if not calendars:
        raise Unreadable(NOT_A_CALENDAR)
    return calendars


def _zone_of(calendar: Any) -> tzinfo | None:
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]))
    except (LookupError, ValueError, OSError):
        return None


def _is_busy(event: Any) -> bool:
    """Free time and cancelled events take nobody's time."""
    return not any(
        str(event.get(name, "")).upper() == free
        for name, free in (
            ("TRANSP", "TRANSPARENT"),
            ("STATUS", "CANCELLED"),
            ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"),
        )
    )


def _instant(at: date, zone: tzinfo) -> datetime:
    wall = at if isinstance(at, datetime) else datetime.combine(at, time())
    return (wall if wall.tzinfo else wall.replace(tzinfo=zone)).astimezone(UTC)


def _clipped(stretches: Iterable[Stretch], start: datetime, end: datetime) -> Iterator[Stretch]:
    for begins, ends in stretches:
        if max(begins, start) < min(ends, end):
            yield max(begins, start), min(ends, end)


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Those that touch or overlap as one."""
    current: Stretch | None = None
    for begins, ends in stretches:
        if current and begins <= current[1]:
            current = current[0], max(current[1], ends)
        else:
            if current:
                yield current
            current = begins, ends
    if current:
        yield current


def main(start: str, end: str, zone: str, cpu_seconds: str, memory: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds)))
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    window = datetime.fromisoformat(start), datetime.fromisoformat(end)
    try:
        found = busy(sys.stdin.buffer.read(), *window, ZoneInfo(zone))
        json.dump([[at.isoformat() for at in stretch] for stretch in found], sys.stdout)
    except Unreadable as why:
        json.dump(str(why), sys.stdout)
    except MemoryError:
        json.dump(TOO_MUCH, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
