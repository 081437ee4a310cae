"""Who may take part in a community, and what becomes of who is in their space no more."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.engine.decisions import Decision, Timer
from bot.engine.events import Caller, Standing
from bot.engine.programme_contexts import CommunityContext
from bot.engine.timer_names import TimerName
from bot.interview.groups import Group, GroupKind
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Side
from bot.interview.programme import Programme
from bot.interview.programme_settings import Admission, Admits, ProgrammeSettings

LEFT = {Side.SEEKER: TimerName.LEFT_SEEKER, Side.HOST: TimerName.LEFT_HOST}


class Barrier(StrEnum):
    """Why somebody may not do something."""

    OUTSIDER = "outsider"
    GUEST = "guest"
    SEEKER_GROUP = "seeker_group"
    HOST_GROUP = "host_group"
    SEEKER_INVITED = "seeker_invited"
    HOST_INVITED = "host_invited"


class Belonging(Protocol):
    """Members, as their platforms know them."""

    def programme_of(self, person: Person) -> Programme | None:
        """That of their space; None where nobody was before."""

    def community_of(self, person: Person) -> CommunityContext | None:
        """That of their space; None where nobody was before."""

    def may_begin(self, person: Person, now: datetime) -> bool:
        """Whether the programme of their space is open, or they organize it. It begins with
        whoever comes first."""

    def locked(self, person: Person) -> Member | None:
        """The member who they are, locked; None for a newcomer."""

    def renew(self, by: Caller, now: datetime) -> None:
        """They are here; name, zone and language as their platform knows them now. For a newcomer
        it does nothing."""

    def to_look_up(
        self, platform: str, spaces: Collection[str], before: datetime, most: int
    ) -> Sequence[Person]:
        """Open hosts in these spaces whom nobody looked up since then, the longest ago first."""

    def is_in(self, person: Person, group: int) -> bool:
        """As far as it is kept."""

    def is_invited(self, person: Person) -> bool:
        """Whether organizers named them, in an import or by an invitation."""

    def is_host(self, person: Person) -> bool:
        """Whether they have opened a door before, or were about to."""

    def looked_up(self, person: Person, now: datetime) -> None: ...


_GROUP = {Side.SEEKER: Barrier.SEEKER_GROUP, Side.HOST: Barrier.HOST_GROUP}
_INVITED = {Side.SEEKER: Barrier.SEEKER_INVITED, Side.HOST: Barrier.HOST_INVITED}


def barrier(by: Caller, programme: Programme | None) -> Barrier | None:
    """What keeps somebody from taking part at all."""
    if by.standing is Standing.OUTSIDER:
        return Barrier.OUTSIDER
    if by.standing is Standing.GUEST and not (programme and programme.guests):
        return Barrier.GUEST
    return None


def not_admitted(
    belonging: Belonging, by: Caller, settings: ProgrammeSettings, side: Side
) -> Barrier | None:
    """What keeps somebody from this side of an interview. A host who is there already stays."""
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
    """As the platform tells it of who acts; where it does not, as it is kept."""
    if by.roles is not None and group.kind is not GroupKind.TAG:
        return group.ref in by.roles
    return belonging.is_in(by.person, group.id)


def depart(member: Member, open_ones: Sequence[Interview], now: datetime) -> Decision:
    """Their door closes, and what is open with them ends kindly."""
    profile = member.profile.closed() if member.profile else None
    return Decision(
        save=(replace(member, left=True, profile=profile),),
        timers=tuple(Timer(each.id, LEFT[_side(each, member)], now) for each in open_ones),
    )


def _side(interview: Interview, member: Member) -> Side:
    return Side.SEEKER if interview.seeker == member.id else Side.HOST
