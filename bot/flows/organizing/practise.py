"""An organizer tries out a whole interview with an invented person. Nothing of it is saved or
counted."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.organizing.programme import FirstStep
from bot.language.form_values import read_start
from bot.steps.organizing import with_step_done
from bot.steps.practice import practice_card
from bot.texts.organizing import practice as texts

router = Router()


@router.press(ActionName.TRY_IT, reads=OrganizingContext, only_reads=True)
def try_it(context: OrganizingContext, event: Press, now: datetime) -> Decision:
    """From card to card. Only that somebody reached the end is saved."""
    step = read_start(event.action.arg)
    if step >= len(texts.STEPS):
        return Decision(reply=texts.done(), save=with_step_done(context, FirstStep.TRIED))
    return Decision(reply=practice_card(context.me, step, now))
