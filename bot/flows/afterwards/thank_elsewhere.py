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
def copy_note(state: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    words = drafts.opening(state.interview, state.seeker, state.host, now)
    return Decision(reply=texts.email_form(state.interview, words))


@router.submit(ActionName.THANKED, reads=FollowUpContext)
def sent_the_copy(state: FollowUpContext, _event: Submit, now: datetime) -> Decision:
    return _thanked(state, now)


@router.press(ActionName.THANKED, reads=FollowUpContext)
def thanked(state: FollowUpContext, _event: Press, now: datetime) -> Decision:
    return _thanked(state, now)


def _thanked(state: FollowUpContext, now: datetime) -> Decision:
    """No note to carry, no more nudges for one."""
    if not _can_thank(state):
        return Decision(reply=notices.moved_on(state, now))
    thanks, timers = with_next_follow_up(
        lifecycle.thank(state.interview, None, now), state.pair, now
    )
    return Decision(reply=texts.thanked_elsewhere(state.host), save=(thanks,), timers=timers)


def _can_thank(state: InterviewContext) -> bool:
    return state.side is Side.SEEKER and state.interview.stage is Stage.HELD
