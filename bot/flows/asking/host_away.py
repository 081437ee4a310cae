"""The host is away: requests are let go kindly, by the host or automatically after two days, and
the seeker is shown other hosts."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext, OtherHostsContext
from bot.engine.contexts.member import HostedContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Command, Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.model import Side
from bot.steps.closing import close
from bot.steps.finding import other_hosts
from bot.steps.hosting import away, standing
from bot.steps.schedule import tell
from bot.texts.asking import away as texts

router = Router()


@router.press(ActionName.LET_GO, reads=HostedContext)
def let_go(context: HostedContext, event: Press, now: datetime) -> Decision:
    """Every waiting request is decided separately, so that one that was answered meanwhile stays.
    If none is left, or the host is back, they are shown how things stand."""
    waiting = [each for each, _ in standing.requests_to_let_go(context, now)]
    if not waiting:
        return Decision(instead=Command(event.id, event.by, "host"))
    return Decision(
        reply=texts.requests_let_go(),
        timers=tuple(Timer(each.id, TimerName.HOST_AWAY, now) for each in waiting),
    )


@router.timer(TimerName.HOST_AWAY, reads=InterviewContext)
def host_away(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    asked = context.interview
    if not asked.is_asked_of_host or not away.is_away(context.host, asked, now):
        return Decision()
    return close(context, TimerName.TELL_SEEKER_AWAY, now)


@router.timer(
    TimerName.TELL_SEEKER_AWAY, reads=OtherHostsContext, nudges=Side.SEEKER, even_if_muted=True
)
def tell_seeker(context: OtherHostsContext, due: Due, now: datetime) -> Decision:
    card = texts.to_seeker(context.host, other_hosts.suggest(context, now), now)
    return tell(context, Side.SEEKER, due, card, now)
