"""Who may take part in a community, and what happens when a member leaves their space."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.engine.contexts.programme import CommunityContext
from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.events import Caller, Standing
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.hosting import HostApproval
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Side
from bot.interview.organizing.groups import Group, GroupKind
from bot.interview.organizing.programme import Programme
from bot.interview.organizing.programme_settings import Admission, Admits, ProgrammeSettings

_LEFT = {Side.SEEKER: TimerName.LEFT_SEEKER, Side.HOST: TimerName.LEFT_HOST}


class Barrier(StrEnum):
    """Why a member may not do something."""

    OUTSIDER = "outsider"
    GUEST = "guest"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    SEEKER_GROUP = "seeker_group"
    HOST_GROUP = "host_group"
    SEEKER_INVITED = "seeker_invited"
    HOST_INVITED = "host_invited"


class Belonging(Protocol):
    """Members as their platforms know them."""

    def programme_of(self, person: Person) -> Programme | None:
        """The programme of the person's space. None if nobody has done anything there yet."""

    def community_of(self, person: Person) -> CommunityContext | None:
        """The community of the person's space. None if nobody has done anything there yet."""

    def may_begin(self, person: Person, now: datetime) -> bool:
        """Whether the programme of their space is open, or they are an organizer. The first person
        in a space begins its programme."""

    def locked(self, person: Person) -> Member | None:
        """The member that this person is, locked. None for a newcomer."""

    def renew(self, by: Caller, now: datetime) -> None:
        """Note that they are here, and their name, time zone and language as the platform gives
        them now. Does nothing for a newcomer."""

    def to_look_up(
        self, platform: str, spaces: Collection[str], before: datetime, most: int
    ) -> Sequence[Person]:
        """Open hosts in these spaces who have not been looked up since then, the one looked up
        longest ago first."""

    def is_in(self, person: Person, group: int) -> bool:
        """Whether the person is in the group, as far as we have stored that."""

    def is_invited(self, person: Person) -> bool:
        """Whether organizers named the person in an import or an invitation."""

    def is_host(self, person: Person) -> bool:
        """Whether the person has opened a door before, or had begun to."""

    def looked_up(self, person: Person, now: datetime) -> None: ...


_GROUP = {Side.SEEKER: Barrier.SEEKER_GROUP, Side.HOST: Barrier.HOST_GROUP}
_INVITED = {Side.SEEKER: Barrier.SEEKER_INVITED, Side.HOST: Barrier.HOST_INVITED}


def barrier(by: Caller, programme: Programme | None) -> Barrier | None:
    """What keeps somebody from taking part at all. None if nothing does."""
    if by.standing is Standing.OUTSIDER:
        return Barrier.OUTSIDER
    if by.standing is Standing.GUEST and not (programme and programme.guests):
        return Barrier.GUEST
    return None


def not_admitted(
    belonging: Belonging, by: Caller, settings: ProgrammeSettings, side: Side
) -> Barrier | None:
    """What keeps somebody from this side of an interview. None if nothing does. Somebody who is a
    host already stays one."""
    if side is Side.HOST and belonging.is_host(by.person):
        return None
    admits = settings.seekers if side is Side.SEEKER else settings.hosts
    match admits:
        case Admits(Admission.GROUP, Group() as group):
            return None if _is_in(belonging, by, group) else _GROUP[side]
        case Admits(Admission.INVITED):
            return None if belonging.is_invited(by.person) else _INVITED[side]
    return None


def _is_in(belonging: Belonging, by: Caller, group: Group) -> bool:
    """What the platform says about the caller; if it says nothing, what we have stored."""
    if by.roles is not None and group.kind is not GroupKind.TAG:
        return group.ref in by.roles
    return belonging.is_in(by.person, group.id)


def depart(member: Member, open_ones: Sequence[Interview], now: datetime) -> Decision:
    """The member's door closes, and their open interviews end with a kind message."""
    profile = member.profile.closed() if member.profile else None
    return Decision(
        save=(replace(member, left=True, profile=profile),),
        timers=tuple(timers_after_leaving(open_ones, {member.id: now})),
        community_timers=approval_not_wanted(member, now),
    )


def approval_not_wanted(member: Member, now: datetime) -> tuple[CommunityTimer, ...]:
    """The flow of this timer asks organizers no more about a member who would have hosted and is
    gone now."""
    profile = member.profile
    if profile is None or profile.approval is not HostApproval.WAITING:
        return ()
    name = CommunityTimerName.HOST_WAITS
    return (CommunityTimer(member.community, name, now, str(member.id)),)


def timers_after_leaving(
    open_ones: Iterable[Interview], left: Mapping[int, datetime]
) -> Iterator[Timer]:
    """They end the open interviews of members who are gone since these times (UTC)."""
    for each in open_ones:
        side = Side.SEEKER if each.seeker in left else Side.HOST
        yield Timer(each.id, _LEFT[side], left[each.member_on(side)])
