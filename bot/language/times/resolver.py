"""Makes instants of groups of days and times, in each way in which they can be understood."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords
from bot.language.times.binding import TimeGroup
from bot.language.times.clocks import ClockTime
from bot.language.times.days import (
    DayContext,
    DayRange,
    DayWithWeekday,
    EachDay,
    NamedDay,
    SlashDate,
)
from bot.language.times.hints import ZonedTime
from bot.language.times.named_times import OpenTime, TimePoint, TimeRange
from bot.language.times.phrases import MinutesFromNow, ZonePhrase
from bot.language.times.span import TimeSpan
from bot.language.times.tokens import ClockMark

_ISO = re.compile(r"\d{4}-")
"""A date as in 2026-11-25: whoever writes it uses a 24-hour clock."""
_MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)
_QUARTER = timedelta(minutes=15)


@frozen
class Writer:
    """Who typed a text, and when. `day_first`: whether they mean 3 April by 3/4; None if that is
    not known."""

    now: datetime
    zone: ZoneInfo
    day_first: bool | None

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


class Resolver:
    """Reads the groups of one text as often as needed, each time with other choices."""

    def __init__(self, groups: Sequence[TimeGroup], writer: Writer, text: str) -> None:
        """`text` is what the groups were read from."""
        self._groups = groups
        self._writer = _with_day_order(writer, groups)
        self._today = writer.today
        self._uses_24h = uses_24h(groups) or bool(_ISO.search(text))
        self._zones = _possible_zones([timed for group in groups for timed in group.times])

    def spans(self, choices: Choices) -> Iterator[TimeSpan]:
        """Raises UnreadWords, also if a time has passed."""
        zones = iter(self._zones)
        for group in self._groups:
            if group.later:
                yield _from_now(group.later, self._writer.now)
            for timed in group.times:
                zone = choices.choose("zone behind", next(zones), timed.time.words)
                start, end = timed.time.minutes(choices, self._uses_24h)
                for day in group.days:
                    words = f"{day.words} {timed.time.words}"
                    for on in self._dates(day, zone, choices):
                        wall = _WallClock(on, zone, self._writer, choices, words)
                        yield wall.span(start, end)

    def _dates(
        self, day: NamedDay | DayRange | EachDay, zone: ZonePhrase | None, choices: Choices
    ) -> Sequence[date]:
        """If it is another day in the named zone, "tomorrow" can mean two dates."""
        today = self._today
        if zone and zone.name:
            now = self._writer.now
            there = zone.name.zones_at(now.replace(tzinfo=None), self._writer.zone)[0]
            todays = dict.fromkeys([today, now.astimezone(there).date()])
            today = choices.choose("today", list(todays), day.words)
        context = DayContext(today, self._writer.day_first, choices)
        return day.dates(context) if isinstance(day, DayRange | EachDay) else [day.resolve(context)]


def uses_24h(groups: Sequence[TimeGroup]) -> bool:
    """Whether the writer uses a 24-hour clock, such as 14:00, 09:30 or 15h."""
    marks = {clock.mark for group in groups for timed in group.times for clock in _clocks(timed)}
    return ClockMark.IS_24H in marks and not marks & {ClockMark.AM, ClockMark.PM}


def _clocks(timed: ZonedTime) -> Sequence[ClockTime]:
    match timed.time:
        case TimeRange(_, first, last):
            return first, last
        case TimePoint(_, clock) | OpenTime(_, clock):
            return (clock,)
    return ()


def _with_day_order(writer: Writer, groups: Sequence[TimeGroup]) -> Writer:
    """One 11/30 shows what the writer means by 12/1."""
    days = [
        day.day if isinstance(day, DayWithWeekday) else day
        for group in groups
        for day in group.days
    ]
    shown = {day.is_day_first for day in days if isinstance(day, SlashDate)} - {None}
    if writer.day_first is None and len(shown) == 1:
        return replace(writer, day_first=shown.pop())
    return writer


def _possible_zones(times: Sequence[ZonedTime]) -> Sequence[Sequence[ZonePhrase | None]]:
    """The zones in which each time may be. A time without a zone has that of the next time with
    one. If no zone follows, it is open: "5 pm London time or 6 pm"."""
    spreading = [timed.zone for timed in times if timed.zone and timed.zone.spreads]
    open_zones = [None, spreading[-1]] if spreading else [None]
    found: list[Sequence[ZonePhrase | None]] = []
    following: ZonePhrase | None = None
    for timed in reversed(times):
        if timed.zone:
            following = timed.zone if timed.zone.spreads else None
            found.append([timed.zone])
        else:
            found.append([following] if following else open_zones)
    return found[::-1]


def _from_now(later: MinutesFromNow, now: datetime) -> TimeSpan:
    start = now.replace(second=0, microsecond=0) + timedelta(minutes=later.minutes)
    if start <= now:
        raise UnreadWords(later.words, Why.PASSED)
    return TimeSpan(start.astimezone(UTC))


@frozen
class _WallClock:
    """The clock on the wall, on a day in a zone (None: the writer's). `words` name the day and
    the time."""

    day: date
    zone: ZonePhrase | None
    writer: Writer
    choices: Choices
    words: str

    def span(self, start: int, end: int | None) -> TimeSpan:
        """`start` and `end` are minutes since midnight. A range that has begun already is cut: it
        starts at the next quarter of an hour."""
        begins = self._instant(start)
        ends = None if end is None else self._instant(end)
        now = self.writer.now
        if ends and begins <= now < ends:
            begins = now.astimezone(UTC) + ((_MIDNIGHT - now) % _QUARTER or _QUARTER)
        if begins <= now or (ends and ends <= begins):
            raise UnreadWords(self.words, Why.PASSED)
        return TimeSpan(begins, ends)

    def _instant(self, minutes: int) -> datetime:
        """Raises UnreadWords for a time that clocks skip. A time that they show twice has two
        meanings."""
        wall = datetime.combine(self.day, time()) + timedelta(minutes=minutes)
        earlier, later = self._at(wall), self._at(wall.replace(fold=1))
        if earlier == later:
            return earlier
        if earlier > later:
            raise UnreadWords(self.words, Why.NO_SUCH_TIME)
        return self.choices.choose(("fold", wall), [earlier, later], self.words)

    def _at(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self._zone(wall)).astimezone(UTC)

    def _zone(self, wall: datetime) -> tzinfo:
        own = self.writer.zone
        if self.zone is None or self.zone.name is None:
            return own
        zones = self.zone.name.zones_at(wall, own)
        return self.choices.choose((self.zone, len(zones)), zones, self.zone.words)
