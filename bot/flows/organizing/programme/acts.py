"""What organizers did, for organizers to read."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.language.form_values import read_start
from bot.texts.organizing.programme import acts as texts

router = Router()


@router.press(ActionName.ACTS, reads=OrganizingContext, only_reads=True)
def acts(context: OrganizingContext, event: Press, _now: datetime) -> Decision:
    start = read_start(event.action.arg)
    return Decision(reply=texts.acts(context, start).as_page_from(start))
