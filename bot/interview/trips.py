"""A trip to another time zone that a member tells us about ahead."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen

_REMEMBERED = 1_000


@frozen
class Trip:
    """To `zone` (IANA name), from the first day there to the last, both included."""

    zone: str
    first: date
    last: date

    def is_over(self, now: datetime) -> bool:
        return now.astimezone(ZoneInfo(self.zone)).date() > self.last


class TravelZone(ZoneInfo):
    """The time zone of somebody who is at home except for one trip, like the watch that they wear.
    Its offset changes with the trip in the same way as other zones change to summer time, so
    whatever is computed in a zone is right in this one, too. It is made by `travelling`; its key is
    that of the home zone."""

    _home: ZoneInfo
    _away: ZoneInfo
    _begins: datetime
    _ends: datetime

    def fromutc(self, dt: datetime) -> datetime:
        instant = dt.replace(tzinfo=UTC)
        local = instant.astimezone(self._at(instant)).replace(tzinfo=self, fold=0)
        is_second = local.astimezone(UTC) != instant
        return local.replace(fold=1) if is_second else local

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return self._of(dt).utcoffset(dt)

    def dst(self, dt: datetime | None) -> timedelta | None:
        return self._of(dt).dst(dt)

    def tzname(self, dt: datetime | None) -> str | None:
        return self._of(dt).tzname(dt)

    def _at(self, instant: datetime) -> ZoneInfo:
        return self._away if self._begins <= instant < self._ends else self._home

    def _of(self, wall: datetime | None) -> ZoneInfo:
        """The zone that a wall-clock time belongs to. A time that occurs twice, because they travel
        west, is the first of the two unless `fold` is set. A time that never occurs belongs to the
        trip's zone."""
        if wall is None:
            return self._home
        told = {
            instant: zone
            for zone in (self._home, self._away)
            if self._at(instant := wall.replace(tzinfo=zone).astimezone(UTC)) is zone
        }
        return told[max(told) if wall.fold else min(told)] if told else self._away


@lru_cache(_REMEMBERED)
def travelling(home: str, trip: Trip) -> ZoneInfo:
    """The zone for this home and this trip. The same arguments give the same object, because
    rendered texts are cached by their zone."""
    zone: Any = TravelZone.no_cache(home)
    zone._home, zone._away = ZoneInfo(home), ZoneInfo(trip.zone)
    days = (trip.first, trip.last + timedelta(days=1))
    zone._begins, zone._ends = (
        datetime.combine(day, time(), zone._away).astimezone(UTC) for day in days
    )
    made: ZoneInfo = zone
    return made
