"""After the interview, the seeker says which questions worked. That changes future choices a
little."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.content.questions import mark
from bot.engine.contexts.member import PlanContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.meeting.plan import Plan
from bot.texts import notices
from bot.texts.meeting import questions as texts

router = Router()


@router.press(ActionName.WORKED, reads=PlanContext, opens_form=True)
def open_ratings(context: PlanContext, _event: Press, now: datetime) -> Decision:
    plan = _plan(context, now)
    return Decision(reply=texts.marks_form(plan) if plan else notices.not_yours())


@router.submit(ActionName.WORKED, reads=PlanContext)
def keep_ratings(context: PlanContext, event: Submit, now: datetime) -> Decision:
    plan = _plan(context, now)
    if plan is None:
        return Decision(reply=notices.not_yours())
    worked = texts.WORKED.read(event.values)
    return Decision(reply=texts.marked(), save=(mark(plan, worked),))


def _plan(context: PlanContext, now: datetime) -> Plan | None:
    """The plan of an interview of mine as its seeker, once it has begun."""
    if context.planned is None:
        return None
    interview, _ = context.planned
    has_begun = interview.start is not None and interview.start <= now
    return context.plans.get(interview.id) if has_begun else None
