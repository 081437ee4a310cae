"""Links that add the booking to the calendar of either side."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.model import Stage
from bot.steps.meeting import invitations
from bot.texts import notices
from bot.texts.calendar import words as texts

router = Router()


@router.press(
    ActionName.ADD_TO_CALENDAR, reads=InterviewContext, any_revision=True, only_reads=True
)
def show_links(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    """This also works on an older card: the links are for the time that is valid now."""
    booked = context.interview
    if booked.stage is not Stage.BOOKED or booked.slot is None:
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.to_add(invitations.calendar_links(context, now)))
