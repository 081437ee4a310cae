"""What groups of days and times come to, in every way they can be understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.language.errors import Why
from bot.language.times.choices import Choices
from bot.language.times.clocks import Clock
from bot.language.times.days import Calendar, Day, Paired
from bot.language.times.groups import Group
from bot.language.times.hints import Timed
from bot.language.times.phrases import Later, Zone
from bot.language.times.refused import Refused
from bot.language.times.span import Span
from bot.language.times.times_of_day import Open, Point, Range
from bot.language.times.weekdays import Checked, Stretch

_ISO = re.compile(r"\d{4}-")
_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who typed it, and when. `day_first`: how they order 3/4; None: not known."""

    now: datetime
    zone: ZoneInfo
    day_first: bool | None
    today: date


class Spans:
    """What groups come to, each time they are read."""

    def __init__(self, groups: list[Group], reader: Reader, written: str) -> None:
        """`written` is the text that the groups were read from."""
        self._reader = _with_order(reader, groups)
        self._day_clock = has_day_clock(groups) or bool(_ISO.search(written))
        zones = reversed(_zones(groups))
        self._groups = [(each, [(timed, next(zones)) for timed in each.times]) for each in groups]

    def read(self, choices: Choices) -> Iterator[Span]:
        """Raises Refused."""
        for group, times in self._groups:
            if group.later:
                yield _from_now(group.later, self._reader)
            for timed, zones in times:
                zone = choices.choose("zone behind", zones, timed.time.words)
                start, end = timed.time.minutes(choices, self._day_clock)
                for day in group.days:
                    words = f"{day.words} {timed.time.words}"
                    for on in _dates(day, zone, self._reader, choices):
                        yield _Wall(on, zone, self._reader, choices, words).span(start, end)


def _with_order(reader: Reader, groups: list[Group]) -> Reader:
    """One 11/30 shows how its writer orders 12/1."""
    days = [
        each.day if isinstance(each, Checked) else each for group in groups for each in group.days
    ]
    shown = {day.order for day in days if isinstance(day, Paired)} - {None}
    if reader.day_first is None and len(shown) == 1:
        return replace(reader, day_first=shown.pop())
    return reader


def _from_now(later: Later, reader: Reader) -> Span:
    start = reader.now.replace(second=0, microsecond=0) + timedelta(minutes=later.minutes)
    if start <= reader.now:
        raise Refused(later.words, Why.PASSED)
    return Span(start.astimezone(UTC))


def _dates(day: Day | Stretch, zone: Zone | None, reader: Reader, choices: Choices) -> list[date]:
    """Where two zones are on different days, "tomorrow" is asked about."""
    today = reader.today
    if zone and zone.place:
        there = zone.place.zones_at(reader.now.replace(tzinfo=None), reader.zone)[0]
        todays = dict.fromkeys([today, reader.now.astimezone(there).date()])
        today = choices.choose("today", list(todays), day.words)
    on = Calendar(today, reader.day_first, choices)
    return day.dates(on) if isinstance(day, Stretch) else [day.resolve(on)]


def _zones(groups: list[Group]) -> list[list[Zone | None]]:
    """Of each time, from the last to the first, the zones it may be in: its own, else that of the
    next time which has one; behind the last of those it is open."""
    all_times = [timed for group in groups for timed in group.times]
    found: list[list[Zone | None]] = []
    following: Zone | None = None
    last = next(
        (each.zone for each in reversed(all_times) if each.zone and each.zone.spreads), None
    )
    for timed in reversed(all_times):
        if timed.zone:
            found.append([timed.zone])
            following = timed.zone if timed.zone.spreads else None
        else:
            found.append([following] if following else list({None: 0, last: 0}))
    return found


def has_day_clock(groups: list[Group]) -> bool:
    """The writer uses a 24-hour clock, such as 14:00, 09:30 or 15h."""
    marks = {clock.mark for group in groups for timed in group.times for clock in _clocks(timed)}
    return "24" in marks and not marks & {"am", "pm"}


def _clocks(timed: Timed) -> tuple[Clock, ...]:
    match timed.time:
        case Range(_, first, last):
            return first, last
        case Point(_, clock) | Open(_, clock):
            return (clock,)
    return ()


@dataclass(frozen=True, slots=True)
class _Wall:
    """The wall clock of a day in a zone (None: the reader's), as instants."""

    day: date
    zone: Zone | None
    reader: Reader
    choices: Choices
    words: str

    def span(self, start: int, end: int | None) -> Span:
        begins = self._instant(start)
        ends = None if end is None else self._instant(end)
        now = self.reader.now
        if begins <= now and ends and now < ends:
            begins = now.astimezone(UTC) + ((_MIDNIGHT - now) % _QUARTER or _QUARTER)
        if begins <= now or (ends and ends <= begins):
            raise Refused(self.words, Why.PASSED)
        return Span(begins, ends)

    def _instant(self, minutes: int) -> datetime:
        """Raises Refused for a time that clocks skip; one that they show twice is asked about."""
        wall = datetime.combine(self.day, time()) + timedelta(minutes=minutes)
        earlier, later = self._at(wall), self._at(wall.replace(fold=1))
        if earlier == later:
            return earlier
        if earlier > later:
            raise Refused(self.words, Why.NO_SUCH_TIME)
        return self.choices.choose(("fold", wall), [earlier, later], self.words)

    def _at(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._zone(wall)).astimezone(UTC)

    def _zone(self, wall: datetime) -> tzinfo:
        own = self.reader.zone
        if self.zone is None or self.zone.place is None:
            return own
        zones = self.zone.place.zones_at(wall, own)
        return self.choices.choose((self.zone, len(zones)), zones, self.zone.words)
