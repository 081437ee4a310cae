"""The seeker thanks outside of Askwell: the note to copy, and no more nudges once they have."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts import FollowUpContext, InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.steps.follow_up import with_next_follow_up
from bot.texts import drafts, notices
from bot.texts import thank as texts

router = Router()


@router.press(ActionName.COPY_NOTE, reads=InterviewContext, opens_form=True)
def copy_note(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(context):
        return Decision(reply=notices.moved_on(context, now))
    words = drafts.opening(context.interview, context.seeker, context.host, now)
    return Decision(reply=texts.email_form(context.interview, words))


@router.submit(ActionName.THANKED, reads=FollowUpContext)
def sent_the_copy(context: FollowUpContext, _event: Submit, now: datetime) -> Decision:
    return _thanked(context, now)


@router.press(ActionName.THANKED, reads=FollowUpContext)
def thanked(context: FollowUpContext, _event: Press, now: datetime) -> Decision:
    return _thanked(context, now)


def _thanked(context: FollowUpContext, now: datetime) -> Decision:
    """No note to carry, no more nudges for one."""
    if not _can_thank(context):
        return Decision(reply=notices.moved_on(context, now))
    thanks, timers = with_next_follow_up(
        lifecycle.thank(context.interview, None, now), context.pair, now
    )
    return Decision(reply=texts.thanked_elsewhere(context.host), save=(thanks,), timers=timers)


def _can_thank(context: InterviewContext) -> bool:
    return context.side is Side.SEEKER and context.interview.stage is Stage.HELD
