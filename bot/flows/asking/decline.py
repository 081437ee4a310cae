"""The host says "not now" to a request or to times. The seeker is released and shown other
hosts."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import OtherHostsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps import closing
from bot.texts import notices
from bot.texts.asking import answers as texts
from bot.texts.interviews import confirmations

router = Router()


@router.press(ActionName.DECLINE, reads=OtherHostsContext)
def decline(context: OtherHostsContext, event: Press, now: datetime) -> Decision:
    if context.interview.stage is not Stage.ASKED or context.side is not Side.HOST:
        return Decision(reply=notices.out_of_date(context, now))
    if not event.action.is_confirmed:
        asks = confirmations.decline(context.interview)
        return Decision(reply=confirmations.card(asks, event.action))
    declined = lifecycle.decline(context.interview, now)
    reply = texts.declined_to_host(declined, context, now)
    return replace(closing.decline(context, declined, now), reply=reply)
