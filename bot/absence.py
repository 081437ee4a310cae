"""Who did not make a talk, and when a pause follows: somebody waited for them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model import Absence, Interview, Member, Side, Slot
from bot.state import Scheduling

LATE = timedelta(hours=3)
PEOPLE = 2
PAUSE = timedelta(days=14)


def is_late(slot: Slot, now: datetime) -> bool:
    """Whether who cancels now counts as absent: the other may be on their way already."""
    return slot.start - now < LATE


def noted(interview: Interview, side: Side | None, now: datetime) -> Interview:
    """With one more absence; None where it was neither's doing. It raises no revision."""
    return replace(interview, absences=(*interview.absences, Absence(side, now)))


def rests_until(member: int, interviews: Iterable[Interview]) -> datetime | None:
    """When somebody may ask and be asked again who was absent with two different people in the
    time that a calendar goes back; None if they need not rest."""
    absences = [
        (each.member_on(side.other), absence.at)
        for each in interviews
        if (side := each.side_of(member))
        for absence in each.absences
        if absence.side is side
    ]
    if len({other for other, _ in absences}) < PEOPLE:
        return None
    return max(at for _, at in absences) + PAUSE


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows for who was absent: nothing, or a pause `until` then. `members` as they now
    are are to be saved."""

    until: datetime | None = None
    members: tuple[Member, ...] = ()


def follows(state: Scheduling, ended: Interview) -> Rest:
    """From the last absence that is noted in `ended`, with those before."""
    side = ended.absences[-1].side
    if side is None:
        return Rest()
    busy = state.seeker_interviews if side is Side.SEEKER else state.host_interviews
    others = [each for each in busy if each.id != ended.id]
    until = rests_until(ended.member_on(side), [*others, ended])
    if until is None:
        return Rest()
    host = _resting(state.on(side), until)
    return Rest(until, (host,) if host else ())


def _resting(member: Member, until: datetime) -> Member | None:
    """A host with a pause until then, unless theirs is as long already; None for others."""
    profile = member.profile
    if profile is None or not profile.open:
        return None
    if profile.paused_until and profile.paused_until >= until:
        return None
    return replace(member, profile=replace(profile, paused_until=until))
