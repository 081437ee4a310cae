"""The seeker withdraws a request."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.model import Side, Stage
from bot.steps import closing
from bot.texts import notices
from bot.texts.asking import calling_off as texts
from bot.texts.interviews import confirmations

router = Router()


@router.press(ActionName.WITHDRAW, reads=InterviewContext)
def withdraw(context: InterviewContext, event: Press, now: datetime) -> Decision:
    if context.interview.stage is not Stage.ASKED or context.side is not Side.SEEKER:
        return Decision(reply=notices.out_of_date(context, now))
    if not event.action.is_confirmed:
        asks = confirmations.withdraw(context.interview)
        return Decision(reply=confirmations.card(asks, event.action))
    return replace(closing.withdraw(context, now), reply=texts.withdrawn_to_seeker(context.host))
