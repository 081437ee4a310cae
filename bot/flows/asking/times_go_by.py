"""An offered time passes that nobody has chosen: it disappears from every card that shows it. Once
the last one has passed, a seeker who still waits for the host is told, in their daytime."""

from datetime import datetime

from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Redrawing, Timer
from bot.engine.events import Due
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview.model import Interview, Side
from bot.steps import schedule
from bot.texts import nudges

router = Router()


@router.timer(TimerName.TIMES_GO_BY, reads=InterviewContext)
def draw_anew(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """Edit the cards, which notifies nobody, and set the timer for the next offered time."""
    asked = context.interview
    if not asked.waits_for(asked.awaiting):
        return Decision()
    timers = schedule.timer_for_passed_times(asked, now)
    if _waits_in_vain(asked, now):
        timers += (Timer(asked.id, TimerName.TELL_SEEKER_TIMES_PASSED, now),)
    return Decision(save=(Redrawing(asked),), timers=timers)


@router.timer(TimerName.TELL_SEEKER_TIMES_PASSED, reads=InterviewContext, nudges=Side.SEEKER)
def tell_seeker(context: InterviewContext, due: Due, now: datetime) -> Decision:
    asked = context.interview
    if not _waits_in_vain(asked, now):
        return Decision()
    later = schedule.put_off_by(context, Side.SEEKER, due, now)
    card = nudges.times_passed(asked, context.host, now, later=later)
    return schedule.tell(context, Side.SEEKER, due, card, now)


def _waits_in_vain(asked: Interview, now: datetime) -> bool:
    """Whether a request waits for its host, who can choose none of its times any more."""
    return asked.is_asked_of_host and asked.needs_other_times(now)
