"""A trip to another time zone, told ahead."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Trip:
    """To `zone` (IANA), from the first day there to the last, both included."""

    zone: str
    first: date
    last: date

    def is_over(self, now: datetime) -> bool:
        return now.astimezone(ZoneInfo(self.zone)).date() > self.last


class TravelZone(ZoneInfo):
    """The zone of somebody who is at home but for a trip: a clock on their wrist. Its offset
    changes with the trip as that of others does with summer time, so whatever counts in a zone
    counts right. Made by `travelling`; its key is the home's."""

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
        """By which a time on the wrist is told. One that comes twice, where they travel west, is
        the first unless it is folded; one that never comes is told by the trip's clock."""
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
    """The same trip is the same zone, for texts are remembered by it."""
    zone: Any = TravelZone.no_cache(home)
    zone._home, zone._away = ZoneInfo(home), ZoneInfo(trip.zone)
    days = (trip.first, trip.last + timedelta(days=1))
    zone._begins, zone._ends = (
        datetime.combine(day, time(), zone._away).astimezone(UTC) for day in days
    )
    made: ZoneInfo = zone
    return made
