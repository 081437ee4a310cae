"""The seeker notes something during the interview. It is kept for the debrief."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.steps.meeting import notes
from bot.texts import notices
from bot.texts.meeting import notes as texts

router = Router()


@router.press(ActionName.TAKE_NOTE, reads=InterviewContext, opens_form=True, any_revision=True)
def open_form(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _takes_notes(context, now):
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.form(context.interview))


@router.submit(ActionName.TAKE_NOTE, reads=InterviewContext, any_revision=True)
def take_note(context: InterviewContext, event: Submit, now: datetime) -> Decision:
    words = texts.NOTE.read(event.values)
    if not _takes_notes(context, now):
        return Decision(reply=notices.out_of_date(context, now))
    if words in context.interview.notes:
        return Decision(reply=texts.noted(context.interview, context.host), taken=True)
    if not words:
        return Decision(reply=Invalid(texts.nothing_written()))
    if len(words) > (left := notes.room_left(context.interview)):
        return Decision(reply=Invalid({texts.NOTE: texts.full(left)}))
    noted = notes.with_note(context.interview, words)
    return Decision(reply=texts.noted(noted, context.host), save=(noted.own_words,))


def _takes_notes(context: InterviewContext, now: datetime) -> bool:
    return context.side is Side.SEEKER and notes.takes_notes(context.interview, now)
