"""A host who declined or did not answer lets the seeker ask again earlier than usual."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle, rules
from bot.interview.model import Side
from bot.texts import notices
from bot.texts.asking import answers as texts

router = Router()


@router.press(ActionName.LET_ASK_AGAIN, reads=InterviewContext)
def let_ask_again(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if context.side is not Side.HOST or not rules.must_wait_to_ask_again(context.interview):
        return Decision(reply=notices.out_of_date(context, now))
    let = lifecycle.let_ask_again(context.interview)
    return Decision(reply=texts.may_ask_again(context.seeker), save=(let,))
