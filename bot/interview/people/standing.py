"""How hosts, seekers and requests are doing, for organizers: numbers, doors and states, never
words."""

import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.interview import rules
from bot.interview.frozen import frozen
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Suspension
from bot.interview.model import HELD_STAGES, Interview, Stage
from bot.interview.numbers.field_names import field_key
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, ProgrammeSettings

GOOD_START = 3
"""Seekers who asked this many hosts and met none may need help."""

WAITS_LONG = timedelta(days=5)
ENDED_SHOWN = timedelta(days=30)
"""For how long organizers can still find a request that has ended."""


class Door(StrEnum):
    """Whether a host can be asked. `BEGUN`: their profile has no hours yet, so their door was never
    open."""

    OPEN = "open"
    FULL = "full"
    PAUSED = "paused"
    AWAY = "away"
    CLOSED = "closed"
    BEGUN = "begun"
    UNREACHABLE = "unreachable"
    SUSPENDED = "suspended"
    REMOVED = "removed"


@frozen
class HostStanding:
    """A host with those of their interviews that are open or were changed in the last 62 days,
    without words. `answered_at` (UTC) is when they last answered a request by choosing a time,
    offering other times or declining; None if they answered none that was sent within a year.
    `settings` are those of their programme."""

    host: Member
    interviews: tuple[Interview, ...]
    answered_at: datetime | None
    settings: ProgrammeSettings = DEFAULT_SETTINGS

    @property
    def profile(self) -> HostProfile:
        return self.host.profile or HostProfile()

    @property
    def waiting(self) -> int:
        """Requests that wait for the host's answer."""
        return sum(each.is_asked_of_host for each in self.interviews)

    def used(self, now: datetime) -> int:
        """How many of this month's places are booked or held."""
        return self.profile.per_month - rules.room(self.host, self.interviews, now)

    def door(self, now: datetime) -> Door:
        return _door_of_member(self.host) or self.door_by_choice(now)

    def door_by_choice(self, now: datetime) -> Door:
        """The state of the door that follows from the host's own profile, whatever else may close
        it."""
        profile = self.profile
        if not profile.open:
            return Door.CLOSED if profile.hours.stretches else Door.BEGUN
        if profile.is_paused(now):
            return Door.PAUSED
        today = now.astimezone(ZoneInfo(profile.zone)).date()
        if any(today in off for off in profile.time_off):
            return Door.AWAY
        return Door.FULL if self._is_full(now) else Door.OPEN

    def _is_full(self, now: datetime) -> bool:
        """Whether the host has no room in any month that a request can be for."""
        months = (now + self.settings.earliest, now + self.settings.latest)
        return all(rules.room(self.host, self.interviews, at) <= 0 for at in months)


def _door_of_member(host: Member) -> Door | None:
    """What closes the door regardless of the host's profile."""
    if host.suspension:
        return Door.REMOVED if host.suspension is Suspension.REMOVED else Door.SUSPENDED
    return Door.UNREACHABLE if host.unreachable else None


class SeekerList(StrEnum):
    """Lists of seekers who may need help."""

    NEVER_ASKED = "never"
    NO_ANSWER = "silence"
    NONE_OF_THREE = "three"


@frozen
class SeekerStanding:
    """A member who agreed to the rules."""

    seeker: Member
    sent: int = 0
    """How many requests they sent, without drafts and withdrawn ones."""
    held: int = 0
    """How many of these were held."""
    open: int = 0
    """How many of these are open."""
    last_asked_at: datetime | None = None
    """UTC."""
    last_unanswered: bool = False
    """The last one ended without an answer."""

    @property
    def lists(self) -> frozenset[SeekerList]:
        """Never asked: they agreed, sent nothing, and are no host either. No answer: their last
        request ended without an answer, and nothing is open. None of three: they asked at least
        three times, no interview was held, and nothing is open."""
        never = not self.sent and self.seeker.profile is None
        alone = self.sent and not self.open
        found = {
            SeekerList.NEVER_ASKED: never,
            SeekerList.NO_ANSWER: alone and self.last_unanswered,
            SeekerList.NONE_OF_THREE: alone and self.sent >= GOOD_START and not self.held,
        }
        return frozenset(name for name, is_in in found.items() if is_in)


class RequestState(StrEnum):
    """The states of requests that organizers can look for."""

    WAITS_FOR_HOST = "host"
    WAITS_FOR_SEEKER = "seeker"
    MOVING = "moving"
    BOOKED = "booked"
    HELD = "held"
    UNANSWERED = "unanswered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    MISSED = "missed"


_STATE_OF_STAGE = {
    Stage.BOOKED: RequestState.BOOKED,
    Stage.EXPIRED: RequestState.UNANSWERED,
    Stage.DECLINED: RequestState.DECLINED,
    Stage.WITHDRAWN: RequestState.WITHDRAWN,
    Stage.CANCELLED: RequestState.CANCELLED,
    Stage.MISSED: RequestState.MISSED,
    **dict.fromkeys(HELD_STAGES, RequestState.HELD),
}


def state_of(request: Interview) -> RequestState:
    """The state of a request that was sent."""
    if request.stage is not Stage.ASKED:
        return _STATE_OF_STAGE[request.stage]
    if request.moved:
        return RequestState.MOVING
    return (
        RequestState.WAITS_FOR_HOST if request.is_asked_of_host else RequestState.WAITS_FOR_SEEKER
    )


@frozen
class PeopleCounts:
    """`open_doors` are those of the `hosts` who opened their door, have not paused, and can be
    written to. `waiting` are requests that wait for their host, and `long` how many of them have
    waited long; `booked` ones lie ahead."""

    hosts: int
    open_doors: int
    waiting: int
    long: int
    booked: int
    seekers: Mapping[SeekerList, int]


def filter_key(field: str) -> str:
    """A field of work as the buttons of a filtered list carry it."""
    return f"{zlib.crc32(field_key(field).encode()):08x}"
