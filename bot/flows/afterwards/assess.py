"""Each side says about an interview, with one press, what the programme's numbers are made of: the
host how it was, the seeker whether it was worth it and what came of it."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.interview import AssessmentContext, InterviewContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Due, Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.afterwards.assessments import Assessed, Assessment
from bot.interview.model import HELD_STAGES, Side
from bot.steps.afterwards.reviews import is_asked_with_note
from bot.texts import notices
from bot.texts.afterwards import thank
from bot.texts.interviews import reflection, review

router = Router()


@router.timer(TimerName.HOST_REVIEW, reads=InterviewContext, nudges=Side.HOST)
def ask_host(context: InterviewContext, _due: Due, _now: datetime) -> Decision:
    """The host is asked, unless the thank-you note has brought the questions."""
    held = context.interview
    if held.stage not in HELD_STAGES or is_asked_with_note(held, context.host):
        return Decision()
    card = review.ask_host(review.HostReview(held, context.seeker))
    return Decision(posts=(Post(context.host.id, _key(context), card, lasting_about=held.id),))


@router.press(ActionName.ASSESS, reads=AssessmentContext, any_revision=True)
def assess(context: AssessmentContext, event: Press, now: datetime) -> Decision:
    said = review.read(event.action.arg, context.side)
    asks = review.asks_outcome(event.action.arg, context.side)
    if said is None:
        asked = review.ask_outcome(context.interview, asks) if asks else notices.not_yours()
        return Decision(reply=asked)
    if context.interview.stage not in HELD_STAGES:
        return Decision(reply=notices.out_of_date(context, now))
    about = (context.interview.id, context.me.community, context.me.id, context.side)
    given = Assessment(*about, *said, now)
    if context.side is Side.SEEKER:
        return Decision(reply=_noted(context, given), save=(given,))
    return Decision(save=(given,), posts=(_with(context, given),))


def _noted(context: AssessmentContext, given: Assessment) -> Card:
    """Somebody who says whether it was worth it is also asked how the field looks to them now."""
    if given.what is not Assessed.WORTH_IT:
        return review.noted(given.answer, context.host)
    suits = reflection.rating(context.interview, ActionName.AFTER)
    asked = (suits,) if context.reflection.after is None else ()
    return review.noted_worth(context.host, *asked)


def _with(context: AssessmentContext, given: Assessment) -> Post:
    """The card that asked, with the answer in place of its buttons."""
    others = (each for each in context.assessments if each.what is not given.what)
    asked = review.HostReview(context.interview, context.seeker, (*others, given))
    current = context.interview
    if current.note and is_asked_with_note(current, context.host):
        card = thank.note(
            current, context.seeker, current.note, thank.answered_with(current), asked
        )
        return Post(context.host.id, lifecycle.note_key(current), card, current.id)
    card = review.ask_host(asked)
    return Post(context.host.id, _key(context), card, lasting_about=current.id)


def _key(context: InterviewContext) -> str:
    return f"{context.interview.id}:review"
