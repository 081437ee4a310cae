"""The host answers the seeker's last words with one press, once."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import AssessmentContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.model import HELD_STAGES, Interview, Side, Stage
from bot.steps.afterwards.reviews import is_asked_with_note
from bot.steps.staying_in_touch.follow_up import asks_again
from bot.texts import no_longer_here, notices
from bot.texts.afterwards import thank
from bot.texts.interviews.review import HostReview
from bot.texts.letters import acknowledge as texts
from bot.texts.staying_in_touch import follow_up

router = Router()


@router.press(ActionName.WELCOME, reads=AssessmentContext, any_revision=True)
def welcome(context: AssessmentContext, _event: Press, now: datetime) -> Decision:
    return _answer(context, ActionName.WELCOME, now)


@router.press(ActionName.KEEP_POSTED, reads=AssessmentContext, any_revision=True)
def keep_posted(context: AssessmentContext, _event: Press, now: datetime) -> Decision:
    return _answer(context, ActionName.KEEP_POSTED, now)


def _answer(context: AssessmentContext, answer: ActionName, now: datetime) -> Decision:
    """The interview may have changed since the words came. The host's answer to them still
    counts."""
    told = _last_words(context, answer)
    if context.side is not Side.HOST or told is None:
        return Decision(reply=notices.out_of_date(context, now))
    if context.seeker.is_gone:
        return Decision(reply=no_longer_here.cannot_answer(context.seeker))
    if context.interview.acknowledged:
        return Decision(reply=texts.answered_already(context.seeker))
    keep_posted = answer is ActionName.KEEP_POSTED
    answered = lifecycle.acknowledge(context.interview, keep_posted=keep_posted)
    card = texts.to_seeker(answered, context.host, answer, asks_again(context, context.interview))
    heard = Post(context.seeker.id, _key(answered, now), card, answered.id)
    return Decision(save=(answered,), posts=(heard, told))


def _last_words(context: AssessmentContext, answer: ActionName) -> Post | None:
    """The card that brought them, with the answer in place of the buttons."""
    current = context.interview
    if current.stage in HELD_STAGES and current.last_update:
        card = follow_up.update(current, context.seeker, current.last_update.words, answer)
        return Post(context.host.id, lifecycle.update_key(current), card, current.id)
    if current.stage is Stage.THANKED and current.note:
        asked = is_asked_with_note(current, context.host)
        review = HostReview(current, context.seeker, context.assessments) if asked else None
        card = thank.note(current, context.seeker, current.note, answer, review)
        return Post(context.host.id, lifecycle.note_key(current), card, current.id)
    return None


def _key(answered: Interview, now: datetime) -> str:
    return f"{answered.id}:answered:{now:%Y%m%dT%H%M%S}"
