"""The seeker sets or changes what they want to know afterwards, until they have written the
debrief."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.steps.meeting import goals
from bot.texts import field_errors, notices
from bot.texts.interviews import self_introduction as texts

router = Router()


@router.press(ActionName.GOAL, reads=InterviewContext, opens_form=True, any_revision=True)
def open_form(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _has_goal(context):
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.goal_form(context.interview))


@router.submit(ActionName.GOAL, reads=InterviewContext, any_revision=True)
def set_goal(context: InterviewContext, event: Submit, now: datetime) -> Decision:
    if not _has_goal(context):
        return Decision(reply=notices.out_of_date(context, now))
    if why := field_errors.too_long(event.values, texts.GOAL):
        return Decision(reply=Invalid(why))
    return goals.goal_saved(context.interview, context.host, texts.GOAL.read(event.values))


def _has_goal(context: InterviewContext) -> bool:
    return context.side is Side.SEEKER and goals.may_change(context.interview)
