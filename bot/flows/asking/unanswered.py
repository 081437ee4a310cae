"""Nobody answers: one nudge after three days, and after a week the seeker is released. A host who
repeatedly does not answer is asked what would suit them."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.interview import (
    InterviewContext,
    OtherHostsContext,
    SilenceContext,
    UnansweredContext,
)
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.conduct.silences import (
    ASKED_AFTER,
    DOOR_CLOSES_AFTER,
    count_silences_after,
    is_silence,
)
from bot.interview.hosting import HostProfile
from bot.interview.lifecycle import request_key
from bot.interview.model import Interview, Side, Stage
from bot.steps.closing import end_after_outage, end_undelivered, expire_in_silence, withdraw_booking
from bot.steps.finding import other_hosts
from bot.steps.hosting import away
from bot.steps.meeting import keeping_time
from bot.steps.schedule import put_off_by, tell
from bot.texts import nudges
from bot.texts.asking import answers as texts
from bot.texts.hosting import silent

router = Router()
WAS_AWAY = timedelta(hours=12)
"""A timer that is so late shows that Askwell, or the space of both, was away."""


@router.timer(TimerName.NUDGE_HOST, reads=InterviewContext, nudges=Side.HOST)
def nudge_host(context: InterviewContext, due: Due, now: datetime) -> Decision:
    """Not while the host is away; once they are back, if there is still time."""
    if not away.is_away(context.host, context.interview, now):
        return _nudge(context, Side.HOST, due, now)
    back = context.host.profile.paused_until if context.host.profile else None
    if back is None or not now < back < context.interview.ends:
        return Decision()
    return Decision(timers=(Timer(due.interview, TimerName.NUDGE_HOST, back),))


@router.timer(TimerName.NUDGE_NOW, reads=InterviewContext, nudges=Side.HOST)
def nudge_now(context: InterviewContext, due: Due, now: datetime) -> Decision:
    """For an organizer who wants the seeker to get an answer."""
    asked = context.interview
    if away.is_away(context.host, asked, now) or not _is_awaited(asked, Side.HOST):
        return Decision()
    card = nudges.answer(asked, Side.HOST, context.seeker, now, later="")
    return tell(context, Side.HOST, due, card, now)


@router.timer(TimerName.NUDGE_SEEKER, reads=InterviewContext, nudges=Side.SEEKER)
def nudge_seeker(context: InterviewContext, due: Due, now: datetime) -> Decision:
    return _nudge(context, Side.SEEKER, due, now)


@router.timer(TimerName.EXPIRE, reads=UnansweredContext)
def expire(context: UnansweredContext, due: Due, now: datetime) -> Decision:
    """If Askwell was away when the time was over, nobody could answer: that is no silence."""
    asked = context.interview
    if now < asked.ends:
        return Decision()
    if asked.is_moving:
        return keeping_time.keep_unanswered(context, now)
    if asked.stage is not Stage.ASKED:
        return Decision()
    if (context.host.id, request_key(asked)) in context.unseen:
        return end_undelivered(asked, now)
    ended = end_after_outage if due.late > WAS_AWAY else expire_in_silence
    return replace(ended(asked, now), posts=tuple(withdraw_booking(context)))


@router.timer(
    TimerName.TELL_SEEKER_EXPIRED, reads=OtherHostsContext, nudges=Side.SEEKER, even_if_muted=True
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    expired = context.interview
    if expired.awaiting is Side.SEEKER:
        card = texts.expired_waiting_for_seeker(context.host)
    else:
        card = texts.expired(context.host, other_hosts.suggest(context, now))
    return tell(context, Side.SEEKER, due, card, now)


@router.timer(
    TimerName.TELL_HOST_EXPIRED, reads=SilenceContext, nudges=Side.HOST, even_if_muted=True
)
def tell_host(context: SilenceContext, due: Due, now: datetime) -> Decision:
    """The host is told kindly. After a second silence in a row they are asked what would suit them,
    and with a third their door closes."""
    expired, host, seeker = context.interview, context.host, context.seeker
    if expired.awaiting is Side.SEEKER:
        return tell(context, Side.HOST, due, texts.seeker_did_not_choose(seeker), now)
    number = count_silences_after(expired, host, context.host_interviews, context.host_reported)
    is_open = host.profile is not None and host.profile.can_be_asked(now)
    if not is_open or number < ASKED_AFTER:
        freed = expired.stage is Stage.EXPIRED and not is_silence(expired)
        return tell(context, Side.HOST, due, texts.expired_to_host(seeker, freed=freed), now)
    if number < DOOR_CLOSES_AFTER:
        return tell(context, Side.HOST, due, silent.after_second_silence(seeker), now)
    return _close_door(context, due, now)


def _close_door(context: SilenceContext, due: Due, now: datetime) -> Decision:
    """Seekers who wait for them are let go in the same way as for any host who went away."""
    host = context.host
    profile = replace(host.profile or HostProfile(), open=False, closed_for_silence_at=now)
    told = tell(context, Side.HOST, due, silent.after_third_silence(context.seeker), now)
    waiting = away.waiting(host, context.host_interviews)
    return replace(
        told, save=(replace(host, profile=profile),), timers=away.let_go_timer(waiting, now)
    )


def _nudge(context: InterviewContext, side: Side, due: Due, now: datetime) -> Decision:
    """A host who has not seen the request yet, because their platform is away, gets only that."""
    asked = context.interview
    if not _is_awaited(asked, side):
        return Decision()
    later = put_off_by(context, side, due, now)
    card = nudges.answer(asked, side, context.on(side.other), now, later=later)
    told = tell(context, side, due, card, now)
    key = request_key(asked)
    return replace(told, posts=tuple(replace(each, if_shown=key) for each in told.posts))


def _is_awaited(asked: Interview, side: Side) -> bool:
    return asked.waits_for(side)
