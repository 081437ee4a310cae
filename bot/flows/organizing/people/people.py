"""How people are doing, for organizers: the way to hosts, seekers and requests."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.people import PeopleContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.texts.organizing.people import people as texts

router = Router()


@router.press(ActionName.PEOPLE, reads=PeopleContext, only_reads=True)
def people(context: PeopleContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.people(context.counts))
