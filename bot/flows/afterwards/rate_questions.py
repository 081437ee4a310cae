"""After the interview, the seeker says which questions worked; that moves future choices a
little."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.content.questions import mark
from bot.engine.contexts import PlanContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Interview, Side
from bot.interview.plan import Plan
from bot.texts import notices
from bot.texts import questions as texts

router = Router()


@router.press(ActionName.WORKED, reads=PlanContext, opens_form=True)
def open_marks(context: PlanContext, event: Press, now: datetime) -> Decision:
    plan = _plan(context, event, now)
    return Decision(reply=texts.marks_form(plan) if plan else notices.not_yours())


@router.submit(ActionName.WORKED, reads=PlanContext)
def keep_marks(context: PlanContext, event: Submit, now: datetime) -> Decision:
    plan = _plan(context, event, now)
    if plan is None:
        return Decision(reply=notices.not_yours())
    worked = texts.WORKED.read(event.values)
    return Decision(reply=texts.marked(), save=(mark(plan, worked),))


def _plan(context: PlanContext, event: Press | Submit, now: datetime) -> Plan | None:
    """The plan of an interview of mine as its seeker, once it has begun."""
    begun = {each.id for each in context.interviews if _has_begun(each, context.me.id, now)}
    mine = (each for each in context.plans if each.interview == event.action.about)
    return next((each for each in mine if each.interview in begun), None)


def _has_begun(interview: Interview, me: int, now: datetime) -> bool:
    start = interview.start
    return interview.side_of(me) is Side.SEEKER and start is not None and start <= now
