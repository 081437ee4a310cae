"""An offered time passes that nobody has chosen: it disappears from every card that shows it."""

from datetime import datetime

from bot.engine.decisions import Decision, Redrawing
from bot.engine.events import Due
from bot.engine.interview_contexts import InterviewContext
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.steps import schedule

router = Router()


@router.timer(TimerName.TIMES_GO_BY, reads=InterviewContext)
def draw_anew(context: InterviewContext, _due: Due, now: datetime) -> Decision:
    """Edit the cards, which notifies nobody, and set the timer for the next offered time."""
    asked = context.interview
    if not asked.waits_for(asked.awaiting):
        return Decision()
    return Decision(save=(Redrawing(asked),), timers=schedule.when_times_go_by(asked, now))
