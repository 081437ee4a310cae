"""Reads when a calendar is busy: a program of its own.

It reads a line of JSON, see `main`, and then the calendar; and writes

    {"busy": [[start, end], ...], "flaws": [...], "cost": seconds of the processor}

with ISO instants in UTC, in order and without overlaps; or, in place of the first two, the
"trouble": a word for what is wrong with the whole. What it is given may have been made to hurt. So
it has limits of its own on time and memory, each event has one on time, and whoever starts it has
one more on time.
"""

import json
import os
import resource
import signal
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import icalendar

from adapters.calendar import series
from adapters.calendar.components import Calendar, Event, calendars
from adapters.calendar.series import Odd, Stretch
from adapters.calendar.windows import can_touch
from bot.interview.frozen import frozen
from bot.interview.scheduling.calendars import is_own_event

MOST = 5_000
SECONDS_AN_EVENT = 1.0
"""Of processor time. An event that has repeated every hour since 2000 takes about as long."""

FOR_ALL = 0.8
"""The share of the allowed time in which events are read. After that, the rest is left out."""

NOT_A_CALENDAR, A_PAGE, TOO_MUCH = "not a calendar", "a page", "too much"


T = TypeVar("T")


class UnreadableCalendar(Exception):
    """What is wrong with the calendar as a whole: one of the words above."""


class _Costly(BaseException):
    """It derives from BaseException, so that no library in which a slow event is being parsed
    treats it as an error of its own."""


@frozen
class Asked:
    """From when until when (UTC), and in which time zone days are counted. `owners` are e-mail
    addresses of the calendar's owner. `until_cpu` is how many seconds of processor time may be used
    before the rest is left out."""

    start: datetime
    end: datetime
    zone: tzinfo
    owners: frozenset[str] = frozenset()
    until_cpu: float = float("inf")


@dataclass(slots=True)
class BusyReport:
    """`flaws` are the reasons why some events are left out."""

    busy: list[Stretch] = field(default_factory=list)
    flaws: set[str] = field(default_factory=set)


def busy(stream: Iterable[bytes], asked: Asked) -> BusyReport:
    """When the calendar with these lines is busy. Days, and times without a time zone, are in the
    given zone, unless the calendar names its own. Raises UnreadableCalendar."""
    first = _First(stream)
    found = calendars(first, lambda event: _matters(event, asked))
    if not found:
        raise UnreadableCalendar(A_PAGE if first.line.lstrip()[:1] == b"<" else NOT_A_CALENDAR)
    answer = BusyReport()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for calendar in found:
            _read(calendar, asked, answer)
    answer.busy = list(series.merged(sorted(answer.busy)))
    if len(answer.busy) > MOST:
        answer.flaws.add(TOO_MUCH)
        del answer.busy[MOST:]
    return answer


class _First:
    """The lines of a stream. The first one that is not blank is remembered."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream
        self.line = b""

    def __iter__(self) -> Iterator[bytes]:
        for line in self._stream:
            self.line = self.line or line.strip().removeprefix(b"\xef\xbb\xbf")
            yield line


def _matters(event: Event, asked: Asked) -> bool:
    """Events of our own do not count: the member who imported one may still move it."""
    ours = is_own_event(event.value(b"UID").decode(errors="replace"))
    return not ours and can_touch(event, asked.start, asked.end)


def _read(calendar: Calendar, asked: Asked, answer: BusyReport) -> None:
    zone = _zone_named(calendar.zone) or asked.zone
    owners = asked.owners | {calendar.name.lower()}
    for lines in calendar.zones:
        _attempt(partial(_learn_zone, lines), asked, answer)
    for events in _by_id(calendar.events):
        found = _attempt(partial(_stretches, events, owners, zone, asked, answer), asked, answer)
        answer.busy += found or []
        if len(answer.busy) > 4 * MOST:
            answer.busy = list(series.merged(sorted(answer.busy)))


def _attempt(work: Callable[[], T], asked: Asked, answer: BusyReport) -> T | None:
    """The result, or None if the work fails or takes too long. In that case the reason is added to
    the flaws."""
    left = asked.until_cpu - time.process_time()
    if left <= 0:
        answer.flaws.add(TOO_MUCH)
        return None
    try:
        with _at_most(min(left, SECONDS_AN_EVENT)):
            return work()
    except MemoryError:
        raise
    except Odd as odd:
        answer.flaws.add(str(odd))
    except _Costly:
        answer.flaws.add(series.TOO_COSTLY if left > SECONDS_AN_EVENT else TOO_MUCH)
    except Exception:  # a stranger's event may bring about anything in a library
        answer.flaws.add(series.UNREADABLE)
    return None


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Seconds of processor time. The exception is raised again if something has swallowed it."""

    def strike(*_: Any) -> None:
        raise _Costly

    signal.signal(signal.SIGVTALRM, strike)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _by_id(events: list[Event]) -> Iterator[list[Event]]:
    """Repeating events together with their moved occurrences. Of several versions of one event, the
    latest counts. If a program gave the same id to all its events, each counts."""
    same: dict[Any, list[Event]] = defaultdict(list)
    for number, event in enumerate(events):
        same[event.value(b"UID") or number].append(event)
    for each in same.values():
        moved = [event for event in each if event.all(b"RECURRENCE-ID")]
        whole = [event for event in each if not event.all(b"RECURRENCE-ID")]
        latest = max(map(_version, whole), default=0)
        first, *others = [[event] for event in whole if _version(event) == latest] or [[]]
        yield first + moved
        yield from others


def _version(event: Event) -> int:
    sequence = event.value(b"SEQUENCE")
    return int(sequence) if sequence.isdigit() and len(sequence) < 10 else 0


def _stretches(
    events: list[Event], owners: frozenset[str], zone: tzinfo, asked: Asked, answer: BusyReport
) -> list[Stretch]:
    usable = []
    for event in events:
        try:
            usable.append((series.parsed(event), series.is_busy(event, owners)))
        except Odd as odd:  # the others of its series may be right
            answer.flaws.add(str(odd))
    return series.stretches(usable, asked.start, asked.end, zone) if usable else []


def _learn_zone(lines: list[bytes]) -> None:
    """From now on the name of this zone has a meaning, unless it has one already. Raises Odd."""
    if any(series.is_fine(line) for line in lines if line[:5].upper() == b"RRULE"):
        raise Odd(series.TOO_FINE)
    text = b"\r\n".join([b"BEGIN:VTIMEZONE", *lines, b"END:VTIMEZONE", b""])
    icalendar.Timezone.from_ical(text.decode(errors="replace"))


def _zone_named(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):
        return None


def main() -> None:
    """The line contains: from and until (ISO instants in UTC), the time zone, e-mail addresses of
    the owner, and the limits on processor time (seconds) and memory (bytes)."""
    start, end, zone, owners, cpu_seconds, memory = json.loads(sys.stdin.buffer.readline())
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    window = datetime.fromisoformat(start), datetime.fromisoformat(end)
    asked = Asked(*window, ZoneInfo(zone), frozenset(owners), FOR_ALL * cpu_seconds)
    try:
        answer = busy(sys.stdin.buffer, asked)
        found = [[at.isoformat() for at in stretch] for stretch in answer.busy]
        told: dict[str, Any] = {"busy": found, "flaws": sorted(answer.flaws)}
    except UnreadableCalendar as why:
        told = {"trouble": str(why)}
    except MemoryError:
        told = {"trouble": TOO_MUCH}
    json.dump(told | {"cost": time.process_time()}, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # without taking apart what was read, which could exceed the limit


if __name__ == "__main__":
    main()
