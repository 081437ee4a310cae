"""An organizer opens the programme: until then nobody but organizers takes part."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.programme_contexts import OrganizingContext
from bot.engine.router import Router
from bot.interview.programme import ActName
from bot.steps.organizing import done
from bot.texts import opening as texts

router = Router()


@router.press(ActionName.OPEN_PROGRAMME, reads=OrganizingContext)
def open_it(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    """Nobody is written to."""
    if context.programme.opened_at is not None:
        return Decision(reply=texts.opened())
    opened = done(context, ActName.OPENED, now, replace(context.programme, opened_at=now))
    return replace(opened, reply=texts.opened())
