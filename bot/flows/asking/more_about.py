"""What a member seldom does about an interview, for platforms on which a card has no menu."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.concern import InterviewConcernContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.texts import notices
from bot.texts.asking import more_about as texts

router = Router()


@router.press(
    ActionName.MORE_ABOUT, reads=InterviewConcernContext, only_reads=True, even_if_removed=True
)
def more_about(context: InterviewConcernContext, _event: Press, _now: datetime) -> Decision:
    interview, other = context.interview, context.other
    if interview is None or other is None:
        return Decision(reply=notices.not_yours())
    return Decision(reply=texts.more_about(interview, context.me, other))
