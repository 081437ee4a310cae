"""What follows for who did not make it: a pause, after the second time."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.engine.contexts import SchedulingContext
from bot.interview.absences import rests_until
from bot.interview.model import Interview, Member, Side


@dataclass(frozen=True, slots=True)
class PauseAfterAbsence:
    """What follows for who was absent: nothing, or a pause `until` then. `members` as they now
    are are to be saved."""

    until: datetime | None = None
    members: tuple[Member, ...] = ()


def pause_after_absence(context: SchedulingContext, ended: Interview) -> PauseAfterAbsence:
    """From the last absence that is noted in `ended`, with those before."""
    side = ended.absences[-1].side
    if side is None:
        return PauseAfterAbsence()
    busy = context.seeker_interviews if side is Side.SEEKER else context.host_interviews
    others = [each for each in busy if each.id != ended.id]
    until = rests_until(ended.member_on(side), [*others, ended])
    if until is None:
        return PauseAfterAbsence()
    host = _resting(context.on(side), until)
    return PauseAfterAbsence(until, (host,) if host else ())


def _resting(member: Member, until: datetime) -> Member | None:
    """A host with a pause until then, unless theirs is as long already; None for others."""
    profile = member.profile
    if profile is None or not profile.open:
        return None
    if profile.paused_until and profile.paused_until >= until:
        return None
    return replace(member, profile=replace(profile, paused_until=until))
