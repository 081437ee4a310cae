"""Somebody cannot be sent messages: a request that never arrived does not keep a seeker waiting."""

from datetime import datetime

from bot.engine.contexts import InterviewContext, OtherHostsContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.model import (
    HELD_STAGES,
    Side,
    Stage,
    Update,
)
from bot.steps import other_hosts
from bot.steps.closing import close
from bot.steps.schedule import tell
from bot.texts import answers as texts
from bot.texts import follow_up, thank

router = Router()


@router.timer(TimerName.UNREACHABLE_HOST, reads=InterviewContext)
def host_unreachable(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """A request is closed; where a time is booked already, or a note or an update written, the
    seeker hears that it did not arrive."""
    current = context.interview
    if current.stage is Stage.BOOKED:
        return _warn(context, Side.SEEKER, now)
    if current.stage in HELD_STAGES and current.last_update:
        return _give_back(context, current.last_update)
    if current.stage is Stage.THANKED and current.note:
        card = thank.note_not_delivered(context.host, current.note)
        post = Post(context.seeker.id, f"{current.id}:note_not_delivered", card, current.id)
        return Decision(posts=(post,))
    if current.stage is not Stage.ASKED:
        return Decision()
    return close(context, TimerName.TELL_SEEKER_UNREACHABLE, now)


@router.timer(
    TimerName.TELL_SEEKER_UNREACHABLE,
    reads=OtherHostsContext,
    nudges=Side.SEEKER,
    even_if_muted=True,
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    card = texts.unreachable(context.host, other_hosts.suggest(context, now), now)
    return tell(context, Side.SEEKER, due, card, now)


@router.timer(TimerName.UNREACHABLE_SEEKER, reads=InterviewContext)
def seeker_unreachable(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    return _warn(context, Side.HOST, now) if context.interview.stage is Stage.BOOKED else Decision()


def _give_back(context: InterviewContext, sent: Update) -> Decision:
    card = follow_up.update_not_delivered(context.host, sent.words)
    key = f"{context.interview.id}:update_not_delivered:{sent.at:%Y%m%dT%H%M%S}"
    return Decision(posts=(Post(context.seeker.id, key, card, context.interview.id),))


def _warn(context: InterviewContext, side: Side, now: datetime) -> Decision:
    current = context.interview
    card = texts.may_not_know(current, side, context.on(side.other), now)
    key = f"{current.id}:unreachable:{current.changed_at:%Y%m%dT%H%M%S}"
    return Decision(posts=(Post(current.member_on(side), key, card, current.id),))
