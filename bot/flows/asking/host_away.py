"""The host is away: requests are let go kindly, by the host or by themselves after two days, and
the seeker is shown others."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts import InterviewContext, MemberContext, OtherHostsContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Command, Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps import away, other_hosts
from bot.steps.schedule import card_key
from bot.texts import away as texts

router = Router()


@router.press(ActionName.LET_GO, reads=MemberContext)
def let_go(context: MemberContext, event: Press, now: datetime) -> Decision:
    """All that wait; each is decided by itself, so that what was answered meanwhile stays. Where
    none are left, or the host is back, they see how it stands."""
    waiting = [
        each
        for each in away.waiting(context.me, context.interviews)
        if away.is_away(context.me, each, now)
    ]
    if not waiting:
        return Decision(instead=Command(event.id, event.by, "host"))
    return Decision(
        reply=texts.let_go(),
        timers=tuple(Timer(each.id, TimerName.HOST_AWAY, now) for each in waiting),
    )


@router.timer(TimerName.HOST_AWAY, reads=InterviewContext)
def host_away(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """It ends as cancelled, so that the seeker need not wait long to ask again."""
    asked = context.interview
    waits = asked.stage is Stage.ASKED and asked.awaiting is Side.HOST
    if not waits or not away.is_away(context.host, asked, now):
        return Decision()
    closed = lifecycle.end(asked, Stage.CANCELLED, now)
    return Decision(save=(closed,), timers=(Timer(closed.id, TimerName.TELL_SEEKER_AWAY, now),))


@router.timer(
    TimerName.TELL_SEEKER_AWAY, reads=OtherHostsContext, nudges=Side.SEEKER, even_if_muted=True
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    card = texts.to_seeker(context.host, other_hosts.suggest(context, now), now)
    return Decision(
        posts=(Post(context.seeker.id, card_key(due, now), card, context.interview.id),)
    )
