"""What follows an interview that was missed: a pause, after the second time, and no other time with
somebody who was reported or blocked."""

from dataclasses import replace
from datetime import datetime

from bot.engine.contexts.interview import SchedulingContext
from bot.engine.decisions import Post
from bot.interview.conduct.absences import rests_until
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview, Side
from bot.texts.meeting import no_show as texts


@frozen
class PauseAfterAbsence:
    """What follows for somebody who was absent: nothing, or a pause `until` that time. `members`
    are to be saved."""

    until: datetime | None = None
    members: tuple[Member, ...] = ()


def missed_key(missed: Interview, number: int) -> str:
    """The key of the card about the absence with this number."""
    return f"{missed.id}:missed:{number}"


def take_back_other_time(missed: Interview, me: Member, other: Member) -> tuple[Post, ...]:
    """An edit of my card, which offers to find another time with somebody whom I have just reported
    or blocked. The other's card stays as it is, because they must not learn of it."""
    if not missed.may_be_made_up:
        return ()
    key = missed_key(missed, len(missed.absences))
    card = texts.no_other_time(missed, other)
    return (Post(me.id, key, card, lasting_about=missed.id),)


def pause_after_absence(context: SchedulingContext, side: Side | None) -> PauseAfterAbsence:
    """What follows for that side, given the absences noted in this interview and in their other
    interviews."""
    if side is None:
        return PauseAfterAbsence()
    current = context.interview
    busy = context.seeker_interviews if side is Side.SEEKER else context.host_interviews
    others = [each for each in busy if each.id != current.id]
    until = rests_until(current.member_on(side), [*others, current])
    if until is None:
        return PauseAfterAbsence()
    host = _resting(context.on(side), until)
    return PauseAfterAbsence(until, (host,) if host else ())


def _resting(member: Member, until: datetime) -> Member | None:
    """The host with a pause until then. None if they are no host, or have a pause at least as long
    already."""
    profile = member.profile
    if profile is None or not profile.open:
        return None
    if profile.paused_until and profile.paused_until >= until:
        return None
    return replace(member, profile=replace(profile, paused_until=until))
