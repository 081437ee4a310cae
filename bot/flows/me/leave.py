"""A member has left the space: what was open with them ends kindly, and nobody finds them any
more."""

from dataclasses import replace
from datetime import datetime

from bot.engine.contexts.interview import InterviewContext, OtherHostsContext
from bot.engine.decisions import Decision
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.flows.me.unreachable import host_unreachable
from bot.interview.members import Member
from bot.interview.model import OPEN_STAGES, Side
from bot.steps.closing import close
from bot.steps.finding import other_hosts
from bot.steps.schedule import tell
from bot.texts.asking import answers as texts

router = Router()


@router.timer(TimerName.LEFT_HOST, reads=InterviewContext)
def host_left(context: InterviewContext, due: Due, now: datetime) -> Decision:
    closed = _closed(context, TimerName.TELL_SEEKER_LEFT, now)
    told = closed or host_unreachable(context, due, now)
    return replace(told, save=(*told.save, *_unlisted(context.host)))


@router.timer(TimerName.LEFT_SEEKER, reads=InterviewContext)
def seeker_left(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    closed = _closed(context, TimerName.TELL_HOST_LEFT, now)
    return closed or Decision(save=_unlisted(context.seeker))


@router.timer(
    TimerName.TELL_SEEKER_LEFT, reads=OtherHostsContext, nudges=Side.SEEKER, even_if_muted=True
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    card = texts.host_left(context.host, other_hosts.suggest(context, now))
    return tell(context, Side.SEEKER, due, card, now)


@router.timer(
    TimerName.TELL_HOST_LEFT, reads=InterviewContext, nudges=Side.HOST, even_if_muted=True
)
def tell_host(context: InterviewContext, due: Due, now: datetime) -> Decision:
    card = texts.seeker_left(context.seeker)
    return tell(context, Side.HOST, due, card, now)


def _closed(context: InterviewContext, tells: TimerName, now: datetime) -> Decision | None:
    return close(context, tells, now) if context.interview.stage in OPEN_STAGES else None


def _unlisted(member: Member) -> tuple[Member, ...]:
    profile = member.profile
    if profile is None or profile.closed() == profile:
        return ()
    return (replace(member, profile=profile.closed()),)
