"""The seeker keeps how a field looks to them, before and after, and what they would ask next."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts import DebriefContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit, Values
from bot.engine.router import Router
from bot.interview.journal import RATINGS, Reflection
from bot.interview.model import Side
from bot.language.form_values import one_of, text_of
from bot.texts import follow_up_common, notices
from bot.texts import reflection as texts

router = Router()
_RATINGS = {str(number): number for number in RATINGS}


@router.press(ActionName.BEFORE, reads=DebriefContext, any_revision=True)
def rate_before(state: DebriefContext, event: Press, _now: datetime) -> Decision:
    rating = _RATINGS.get(event.action.arg)
    return _rated(state, replace(state.reflection, before=rating) if rating else None)


@router.press(ActionName.AFTER, reads=DebriefContext, any_revision=True)
def rate_after(state: DebriefContext, event: Press, _now: datetime) -> Decision:
    rating = _RATINGS.get(event.action.arg)
    return _rated(state, replace(state.reflection, after=rating) if rating else None)


@router.press(ActionName.REFLECT, reads=DebriefContext, opens_form=True, any_revision=True)
def open_reflection(state: DebriefContext, _event: Press, _now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    return Decision(reply=texts.form(state.interview, state.reflection))


@router.submit(ActionName.REFLECT, reads=DebriefContext, any_revision=True)
def keep_reflection(state: DebriefContext, event: Submit, _now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    question = {"next_question": text_of(event.values, "next_question")}
    if why := follow_up_common.too_long(question, texts.QUESTION_AT_MOST):
        return Decision(reply=Invalid(why))
    kept = Reflection(
        state.interview.id,
        state.seeker.id,
        _rating(event.values, "before"),
        _rating(event.values, "after"),
        **question,
    )
    return Decision(reply=texts.reflected(), save=(kept,))


def _rated(state: DebriefContext, reflection: Reflection | None) -> Decision:
    if state.side is not Side.SEEKER or reflection is None:
        return Decision(reply=notices.not_yours())
    return Decision(reply=texts.rated(reflection), save=(reflection,))


def _rating(values: Values, name: str) -> int | None:
    return _RATINGS.get(one_of(values, name))
