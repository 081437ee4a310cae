"""Two members who want to meet, and what limits the times at which they can."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.interview.hosting import HostProfile
from bot.interview.members import Member
from bot.interview.model import ROOM_STAGES, Busy, Interview, Stage
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings

Month = tuple[int, int]
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Pair:
    """The two, with their interviews and the times at which they are busy (see
    bot.engine.contexts.request.RequestContext). A time that is taken in one of their own calendars
    is not offered, but can be proposed by somebody who knows about it. What many slots are checked
    against is computed once."""

    seeker: Member
    host: Member
    seeker_interviews: Iterable[Interview]
    host_interviews: Iterable[Interview]
    seeker_busy: Iterable[Busy] = ()
    host_busy: Iterable[Busy] = ()
    is_new: bool = False
    """It is about a new request, which counts in the seeker's week and for which there must be
    room."""
    began_at: datetime | None = None
    """When their community began, where that matters (UTC)."""
    settings: ProgrammeSettings = DEFAULT_SETTINGS
    """Those of their community's programme."""

    @cached_property
    def host_zone(self) -> ZoneInfo:
        return ZoneInfo((self.host.profile or HostProfile()).zone)

    @cached_property
    def used(self) -> Counter[Month]:
        """How many interviews the host has booked or held, by month."""
        return used_in(self._hosted, self.host_zone)

    @cached_property
    def waiting(self) -> Counter[Month]:
        """How many requests wait for the host, by month."""
        return by_month(map(_times, filter(waits, self._hosted)), self.host_zone)

    @cached_property
    def seeker_booked(self) -> tuple[Busy, ...]:
        return _booked(self.seeker_interviews)

    @cached_property
    def host_booked(self) -> tuple[Busy, ...]:
        return _booked(self.host_interviews)

    @property
    def _hosted(self) -> list[Interview]:
        return [each for each in self.host_interviews if each.host == self.host.id]

    def without(self, interview: Interview) -> "Pair":
        """The pair without an interview that is being moved: neither it nor its entry in the two's
        own calendars is an obstacle to its new time."""
        slot = interview.slot
        entry = Busy(slot.start, slot.end) if slot else None
        return replace(
            self,
            seeker_interviews=[each for each in self.seeker_interviews if each.id != interview.id],
            host_interviews=[each for each in self.host_interviews if each.id != interview.id],
            seeker_busy=[each for each in self.seeker_busy if each != entry],
            host_busy=[each for each in self.host_busy if each != entry],
        )


def used_in(interviews: Iterable[Interview], zone: ZoneInfo) -> Counter[Month]:
    """How many are booked or held, by month. An interview that is being moved keeps its place."""
    fills = (each for each in interviews if each.stage in ROOM_STAGES or _is_moved(each))
    return by_month(map(_times, fills), zone)


def _is_moved(interview: Interview) -> bool:
    return interview.stage is Stage.ASKED and interview.moved


def _times(interview: Interview) -> Sequence[datetime]:
    return (interview.start,) if interview.start else interview.offered


def by_month(times: Iterable[Sequence[datetime]], zone: ZoneInfo) -> Counter[Month]:
    """How many there are in each month. One with a start counts in that month only, another one in
    each month in which it offers a time."""
    return Counter(month for each in times for month in {month_of(at, zone) for at in each})


def month_of(at: datetime, zone: ZoneInfo) -> Month:
    local = at.astimezone(zone)
    return local.year, local.month


def month_around(at: datetime, zone: ZoneInfo) -> Stretch:
    """The beginning and the end (UTC) of the month of `at` in that zone."""
    first = at.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
    return first.astimezone(UTC), (first + timedelta(days=31)).replace(day=1).astimezone(UTC)


def waits(interview: Interview) -> bool:
    """Whether it is a request that waits for its first booking. One that was booked before and is
    being moved is not."""
    return interview.stage is Stage.ASKED and not interview.moved


def _booked(interviews: Iterable[Interview]) -> tuple[Busy, ...]:
    booked = (each.slot for each in interviews if each.stage is Stage.BOOKED)
    return tuple(Busy(slot.start, slot.end) for slot in booked if slot)
