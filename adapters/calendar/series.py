"""When one event is busy, including its repetitions and moved occurrences."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar
from recurring_ical_events import CalendarQuery

from adapters.calendar.components import Event, value_of

Stretch = tuple[datetime, datetime]

NO_START, ENDS_FIRST, NO_RULE = "no start", "ends first", "no rule"
TOO_FINE, TOO_COSTLY, ALL_TIME = "too fine", "too costly", "all time"
UNREADABLE = "unreadable"

MOSTLY = 5 / 7
LONGEST = timedelta(days=366)
DAY = timedelta(days=1)

_SUB_HOURLY = re.compile(rb"FREQ=(?:SECONDLY|MINUTELY)|BYSECOND=|BYMINUTE=[0-9]+,", re.IGNORECASE)
_STANDS_STILL = re.compile(rb"INTERVAL=[-+]?0*(?:;|$)", re.IGNORECASE)
_EMPTY_PART = re.compile(rb"[A-Z]+=(?:;|$)|;+$|\s", re.IGNORECASE)
_ENDS = re.compile(rb"(?:UNTIL|COUNT)=", re.IGNORECASE)
_LISTED = re.compile(rb"\d{8}(?:T\d{6}Z?)?(?:/[0-9A-Z]+)?", re.IGNORECASE)
_ADDRESS = re.compile(rb"mailto:([^\s:;\"']+)$", re.IGNORECASE)
_ONE_EACH = frozenset(
    b"UID SEQUENCE DTSTART DTEND DURATION RECURRENCE-ID STATUS TRANSP "
    b"X-MICROSOFT-CDO-BUSYSTATUS".split()
)


class Odd(Exception):
    """What is wrong with one event: one of the words above."""


def is_fine(rule: bytes) -> bool:
    """Whether the event repeats every few minutes or seconds."""
    return bool(_SUB_HOURLY.search(rule))


def is_busy(event: Event, owners: Iterable[str]) -> bool:
    """Free time, cancelled events, and invitations that the owner declined do not make them
    busy."""
    free = (
        (b"TRANSP", b"TRANSPARENT"),
        (b"STATUS", b"CANCELLED"),
        (b"X-MICROSOFT-CDO-BUSYSTATUS", b"FREE"),
    )
    if any(event.value(name).upper() == value for name, value in free):
        return False
    found = (_ADDRESS.search(line) for line in event.all(b"ATTENDEE"))
    declined = {each[1].decode(errors="replace").lower() for each in found if each}
    return declined.isdisjoint(owners)


def stretches(
    read: list[tuple[icalendar.Event, bool]], start: datetime, end: datetime, zone: tzinfo
) -> list[Stretch]:
    """The busy stretches between two instants of the events with one id, each given with whether it
    is busy. Days, and times without a time zone, are in `zone`. Raises Odd."""
    if len(read) == 1 and not any(name in read[0][0] for name in ("RRULE", "RDATE")):
        found = [_span(read[0][0], zone)] if read[0][1] else []
        if found and found[0][1] - found[0][0] > LONGEST:
            raise Odd(ALL_TIME)
        return list(clipped(found, start, end))
    found = list(merged(sorted(clipped(_repeated(read, start, end, zone), start, end))))
    taken = sum((ends - begins for begins, ends in found), timedelta())
    if taken >= MOSTLY * (end - start) and any(_is_endless(event) for event, _ in read):
        raise Odd(ALL_TIME)
    return found


def _repeated(
    read: list[tuple[icalendar.Event, bool]], start: datetime, end: datetime, zone: tzinfo
) -> Iterator[Stretch]:
    calendar = icalendar.Calendar()
    for event, busy in read:
        _in_zone(event, zone)
        event["X-BUSY"] = "1" if busy else "0"
        calendar.add_component(event)
    for each in CalendarQuery(calendar).between(start - DAY, end + DAY):
        if each["X-BUSY"] == "1":
            yield _span(each, zone)


def parsed(event: Event) -> Any:
    """Raises Odd."""
    lines = list(_mended(event))
    text = b"\r\n".join([b"BEGIN:VEVENT", *lines, b"END:VEVENT", b""])
    read: Any = icalendar.Event.from_ical(text.decode(errors="replace"))
    missed = {name for name, _ in read.errors}
    if "RRULE" in missed:
        raise Odd(NO_RULE)
    if not isinstance(read.get("DTSTART"), icalendar.vDDDTypes):
        raise Odd(NO_START)
    if missed & {"DTEND", "DURATION", "RECURRENCE-ID"}:
        raise Odd(UNREADABLE)
    if _span(read, UTC)[1] < _span(read, UTC)[0]:
        raise Odd(ENDS_FIRST)
    return read


def _mended(event: Event) -> Iterator[bytes]:
    """The lines about time, each at most as often as the standard allows. Raises Odd."""
    if len({value_of(line) for line in event.all(b"DTSTART")}) != 1:
        raise Odd(NO_START)
    seen: set[bytes] = {b"DURATION"} if event.all(b"DTEND") else set()
    for name, line in event.lines:
        if name in seen or name == b"ATTENDEE":
            continue
        if name in _ONE_EACH:
            seen.add(name)
        if mended := _mended_line(name, line):
            yield mended


def _mended_line(name: bytes, line: bytes) -> bytes:
    """Empty if nothing of it is left. Raises Odd."""
    match name:
        case b"RDATE" | b"EXDATE":
            return _mended_list(line)
        case b"RRULE":
            return _mended_rule(line)
    return line


def _mended_list(line: bytes) -> bytes:
    """The line without values that are no times. Empty if none is left."""
    values = value_of(line)
    kept = [each for each in values.split(b",") if _LISTED.fullmatch(each.strip())]
    return line[: len(line.rstrip()) - len(values)] + b",".join(kept) if kept else b""


def _mended_rule(line: bytes) -> bytes:
    """The line without empty parts. Empty if none is left. Raises Odd."""
    rule = value_of(line)
    if is_fine(rule):
        raise Odd(TOO_FINE)
    if _STANDS_STILL.search(rule):
        raise Odd(NO_RULE)
    tidy = _EMPTY_PART.sub(b"", rule)
    return b"RRULE:" + tidy if tidy else b""


def _in_zone(event: Any, zone: tzinfo) -> None:
    """Give a time zone to times without one, because they may be compared with others that have
    one. If a repetition ends on a day, it ends when that day is over."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        at = event[name].dt if name in event else None
        if isinstance(at, datetime) and at.tzinfo is None:
            event[name].dt = at.replace(tzinfo=zone)
    start = event["DTSTART"].dt
    if isinstance(start, datetime):
        for rule in _rules(event):
            if "UNTIL" in rule:
                rule["UNTIL"] = [_last(each, start.tzinfo) for each in rule["UNTIL"]]


def _last(until: date, zone: tzinfo | None) -> datetime:
    last = until if isinstance(until, datetime) else datetime.combine(until, time(23, 59, 59))
    return (last if last.tzinfo else last.replace(tzinfo=zone)).astimezone(UTC)


def _rules(event: Any) -> list[Any]:
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _is_endless(event: icalendar.Event) -> bool:
    return any(not _ENDS.search(rule.to_ical()) for rule in _rules(event))


def _span(event: Any, zone: tzinfo) -> Stretch:
    """A day without an end is the whole day. A time without an end takes no time."""
    start = event["DTSTART"].dt
    begins = _instant(start, zone)
    if "DTEND" in event:
        return begins, _instant(event["DTEND"].dt, zone)
    if "DURATION" in event:
        length = event["DURATION"].dt
        if length % DAY:
            return begins, begins + length
        return begins, _instant(start + length, zone)
    return begins, begins if isinstance(start, datetime) else _instant(start + DAY, zone)


def _instant(at: date, zone: tzinfo) -> datetime:
    wall = at if isinstance(at, datetime) else datetime.combine(at, time())
    return (wall if wall.tzinfo else wall.replace(tzinfo=zone)).astimezone(UTC)


def clipped(found: Iterable[Stretch], start: datetime, end: datetime) -> Iterator[Stretch]:
    for begins, ends in found:
        if max(begins, start) < min(ends, end):
            yield max(begins, start), min(ends, end)


def merged(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, which come in order. Those that touch or overlap are joined."""
    current: Stretch | None = None
    for begins, ends in found:
        if current and begins <= current[1]:
            current = current[0], max(current[1], ends)
        else:
            if current:
                yield current
            current = begins, ends
    if current:
        yield current
