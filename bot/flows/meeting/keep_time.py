"""Either side keeps the booked time while another one is proposed."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.steps.meeting import keeping_time
from bot.texts import notices

router = Router()


@router.press(ActionName.KEEP_TIME, reads=InterviewContext)
def keep(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not context.interview.is_moving:
        return Decision(reply=notices.out_of_date(context, now))
    return keeping_time.keep_old_time(context, now)
