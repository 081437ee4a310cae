"""The seeker notes how a field looked to them before and after, and what they would ask next."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import DebriefContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.interview.staying_in_touch.journal import RATINGS, Reflection
from bot.texts import field_errors, notices
from bot.texts.interviews import reflection as texts

router = Router()
_RATINGS = {str(number): number for number in RATINGS}


@router.press(ActionName.BEFORE, reads=DebriefContext, any_revision=True)
def rate_before(context: DebriefContext, event: Press, _now: datetime) -> Decision:
    if event.action.arg == texts.ASK and context.side is Side.SEEKER:
        return Decision(reply=texts.ask(context.interview, ActionName.BEFORE))
    rating = _RATINGS.get(event.action.arg)
    return _rated(context, replace(context.reflection, before=rating) if rating else None)


@router.press(ActionName.AFTER, reads=DebriefContext, any_revision=True)
def rate_after(context: DebriefContext, event: Press, _now: datetime) -> Decision:
    rating = _RATINGS.get(event.action.arg)
    return _rated(context, replace(context.reflection, after=rating) if rating else None)


@router.press(ActionName.REFLECT, reads=DebriefContext, opens_form=True, any_revision=True)
def open_reflection(context: DebriefContext, _event: Press, _now: datetime) -> Decision:
    if context.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    return Decision(reply=texts.form(context.interview, context.reflection))


@router.submit(ActionName.REFLECT, reads=DebriefContext, any_revision=True)
def keep_reflection(context: DebriefContext, event: Submit, _now: datetime) -> Decision:
    if context.side is not Side.SEEKER:
        return Decision(reply=notices.not_yours())
    if why := field_errors.too_long(event.values, texts.NEXT_QUESTION):
        return Decision(reply=Invalid(why))
    kept = Reflection(
        context.interview.id,
        context.seeker.id,
        _RATINGS.get(texts.BEFORE.read_one(event.values)),
        _RATINGS.get(texts.AFTER.read_one(event.values)),
        texts.NEXT_QUESTION.read(event.values),
    )
    return Decision(reply=texts.reflected(), save=(kept,))


def _rated(context: DebriefContext, reflection: Reflection | None) -> Decision:
    if context.side is not Side.SEEKER or reflection is None:
        return Decision(reply=notices.not_yours())
    return Decision(reply=texts.rated(reflection), save=(reflection,))
