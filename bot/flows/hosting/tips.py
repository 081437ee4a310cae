"""A host reads what helps before their first interview."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.programme import ContactContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.texts.asking import host_tips as texts

router = Router()


@router.press(ActionName.HOST_TIPS, reads=ContactContext, only_reads=True)
def host_tips(context: ContactContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.card(context.contact))
