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
from bot.interview.model import (
    Interview,
    Member,
    Person,
    Side,
)
from bot.interview.programme import Programme

LEFT = {Side.SEEKER: TimerName.LEFT_SEEKER, Side.HOST: TimerName.LEFT_HOST}


class Barrier(StrEnum):
    """Why somebody may not do something."""

    OUTSIDER = "outsider"
    GUEST = "guest"
    SEEKER_ROLE = "seeker_role"
    HOST_ROLE = "host_role"


class Belonging(Protocol):
    """Members, as their platforms know them."""

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

    def looked_up(self, person: Person, now: datetime) -> None: ...


def barrier(by: Caller, programme: Programme | None, side: Side | None) -> Barrier | None:
    """What keeps somebody from taking part, or from a role that doing it on this `side` needs."""
    if by.standing is Standing.OUTSIDER:
        return Barrier.OUTSIDER
    if by.standing is Standing.GUEST and not (programme and programme.guests):
        return Barrier.GUEST
    if programme is None or side is None:
        return None
    role, why = {
        Side.SEEKER: (programme.seeker_role, Barrier.SEEKER_ROLE),
        Side.HOST: (programme.host_role, Barrier.HOST_ROLE),
    }[side]
    return why if role and role not in (by.roles or ()) else None


def depart(member: Member, open_ones: Sequence[Interview], now: datetime) -> Decision:
    """Their door closes, and what is open with them ends kindly."""
    profile = replace(member.profile, open=False) if member.profile else None
    return Decision(
        save=(replace(member, left=True, profile=profile),),
        timers=tuple(Timer(each.id, LEFT[_side(each, member)], now) for each in open_ones),
    )


def _side(interview: Interview, member: Member) -> Side:
    return Side.SEEKER if interview.seeker == member.id else Side.HOST
