"""Splits a calendar into its events while it arrives, and keeps only what is about time.

Lines that say what an event is about, where it is, or who takes part are not kept. What is not
allowed where it stands is ignored: a line that was not folded correctly, or a missing end.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

LONGEST_LINE = 1_000_000
"""Bytes. Only pictures and other files inside an event are longer."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NAME = re.compile(rb"([A-Za-z-]+)[;:]")
_OF_EVENTS = frozenset(
    b"UID SEQUENCE DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP "
    b"X-MICROSOFT-CDO-BUSYSTATUS ATTENDEE".split()
)
_OF_ZONES = frozenset(b"TZID DTSTART RRULE RDATE TZOFFSETFROM TZOFFSETTO".split())
_DECLINED = re.compile(rb';PARTSTAT="?DECLINED"?[;:]', re.IGNORECASE)

Line = tuple[bytes, bytes]
"""A property's name in upper case, and the whole line."""


@dataclass(slots=True)
class Event:
    lines: list[Line] = field(default_factory=list)

    def all(self, name: bytes) -> list[bytes]:
        return [line for named, line in self.lines if named == name]

    def value(self, name: bytes) -> bytes:
        """The value of the first line with this name, without its parameters. Empty if there is
        none."""
        return value_of(next(iter(self.all(name)), b":"))


@dataclass(slots=True)
class Calendar:
    """`zone` and `name` are those that the calendar gives itself; `zones` are the lines of the time
    zones it defines."""

    zone: str = ""
    name: str = ""
    zones: list[list[bytes]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def value_of(line: bytes) -> bytes:
    """Everything after the first colon outside quotes."""
    quoted = False
    for at, char in enumerate(line):
        quoted ^= char == 0x22
        if char == 0x3A and not quoted:
            return line[at + 1 :].strip()
    return b""


def calendars(stream: Iterable[bytes], matters: Callable[[Event], bool]) -> list[Calendar]:
    """All calendars in a file, with those of their events that matter. The stream consists of
    lines, see `unfolded`. Only what is kept of the file is in memory."""
    taker = _Taker(matters)
    for line in unfolded(stream):
        if found := _NAME.match(line):
            taker.take(found[1].upper(), line)
    taker.close()
    return taker.found


def unfolded(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines. Blank lines are left out, also between the parts of a folded line. A lone
    carriage return ends a line, too."""
    current = bytearray()
    for raw in stream:
        for line in raw.removeprefix(_BYTE_ORDER_MARK).splitlines():
            if line[:1] in (b" ", b"\t"):
                if len(current) < LONGEST_LINE:
                    current += line[1:]
            elif line:
                yield bytes(current)
                current = bytearray(line)
    yield bytes(current)


class _Taker:
    """`_depth` counts the open components inside an event or a time zone, such as an alarm."""

    def __init__(self, matters: Callable[[Event], bool]) -> None:
        self.found: list[Calendar] = []
        self._matters = matters
        self._event: Event | None = None
        self._zone: list[bytes] | None = None
        self._depth = 0

    def take(self, name: bytes, line: bytes) -> None:
        if name == b"BEGIN":
            self._begin(value_of(line).upper(), line)
        elif name == b"END":
            self._end(value_of(line).upper(), line)
        elif self._zone is not None:
            if name in _OF_ZONES:
                self._zone.append(line)
        elif self._depth == 0 and self.found:
            self._property(name, line)

    def close(self) -> None:
        """A component that was begun and not ended counts as ended."""
        if self._event and self._matters(self._event):
            self.found[-1].events.append(self._event)
        if self._zone:
            self.found[-1].zones.append(self._zone)
        self._event = self._zone = None
        self._depth = 0

    def _begin(self, what: bytes, line: bytes) -> None:
        if what == b"VCALENDAR":
            self.close()
            self.found.append(Calendar())
        elif what == b"VEVENT":
            self.close()
            self.found = self.found or [Calendar()]
            self._event = Event()
        elif what == b"VTIMEZONE" and self.found:
            self.close()
            self._zone = []
        else:
            self._depth += 1
            if self._zone is not None:
                self._zone.append(line)

    def _end(self, what: bytes, line: bytes) -> None:
        if what in (b"VCALENDAR", b"VEVENT", b"VTIMEZONE"):
            self.close()
        else:
            self._depth = max(self._depth - 1, 0)
            if self._zone is not None:
                self._zone.append(line)

    def _property(self, name: bytes, line: bytes) -> None:
        calendar = self.found[-1]
        if self._event is not None:
            if name in _OF_EVENTS and (name != b"ATTENDEE" or _DECLINED.search(line)):
                self._event.lines.append((name, line))
        elif name == b"X-WR-TIMEZONE":
            calendar.zone = value_of(line).decode(errors="replace")
        elif name == b"X-WR-CALNAME":
            calendar.name = value_of(line).decode(errors="replace")
