"""A host's month is full: seekers who wait for it are released and shown other hosts."""

from datetime import datetime

from bot.engine.contexts.interview import OtherHostsContext, SchedulingContext
from bot.engine.decisions import Decision
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import rules
from bot.interview.model import Side
from bot.steps.closing import close
from bot.steps.finding import other_hosts
from bot.steps.schedule import tell
from bot.texts.asking import answers as texts

router = Router()


@router.timer(TimerName.MONTH_FULL, reads=SchedulingContext)
def month_full(context: SchedulingContext, _due: Due, now: datetime) -> Decision:
    if not rules.waits_in_vain(context.host, context.host_interviews, context.interview):
        return Decision()
    return close(context, TimerName.TELL_SEEKER_FULL, now)


@router.timer(
    TimerName.TELL_SEEKER_FULL, reads=OtherHostsContext, nudges=Side.SEEKER, even_if_muted=True
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    card = texts.month_full(context.host, other_hosts.suggest(context, now))
    return tell(context, Side.SEEKER, due, card, now)
