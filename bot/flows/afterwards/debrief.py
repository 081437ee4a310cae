"""The seeker notes what they learned, and is shown what can be done with it."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.interview import DebriefContext, InterviewContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview import lifecycle
from bot.interview.afterwards.resources import ResourceKind
from bot.interview.model import Debrief, Side, Stage
from bot.language.debrief.referrals import leads
from bot.language.debrief.resources import resources_in
from bot.steps.afterwards.reviews import asks_with_notes
from bot.steps.staying_in_touch import next_step
from bot.texts import field_errors, notices
from bot.texts.afterwards import debrief as texts
from bot.texts.staying_in_touch.next_step import WILL_DO

router = Router()


@router.press(ActionName.DEBRIEF, reads=InterviewContext, opens_form=True)
def open_debrief(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if not _can_note(context):
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(reply=texts.form(context.interview))


@router.submit(ActionName.DEBRIEF, reads=DebriefContext, names_field=texts.PEOPLE)
def keep_debrief(context: DebriefContext, event: Submit, now: datetime) -> Decision:
    if not _can_note(context):
        return Decision(reply=notices.out_of_date(context, now))
    written = Debrief(
        texts.TAKEAWAYS.read(event.values),
        texts.RESOURCES.read(event.values),
        texts.PEOPLE.read(event.values),
    )
    thanks_for = texts.THANKS_FOR.read(event.values)
    will_do = WILL_DO.read(event.values)
    if not thanks_for and not will_do and written == Debrief():
        return Decision(reply=Invalid(texts.nothing_noted()))
    fields = (texts.TAKEAWAYS, texts.RESOURCES, texts.PEOPLE, texts.THANKS_FOR, WILL_DO)
    if why := field_errors.too_long(event.values, *fields):
        return Decision(reply=Invalid(why))
    meant = next_step.step_from_words(context, will_do, event.by.locale, now)
    noted = lifecycle.note_debrief(context.interview, written, thanks_for, meant.step)
    found = [each for each in resources_in(written.resources) if each.kind is not ResourceKind.NOTE]
    askable = [each for each in context.named if each.profile and each.profile.can_be_asked(now)]
    card = texts.kept(
        noted,
        context.host,
        found,
        leads(written.people, askable),
        names_day=meant.names_day,
        asks_worth=asks_with_notes(context.interview),
        now=now,
    )
    timers = next_step.timers(noted, now)
    return Decision(reply=card, save=(noted,), timers=timers, only_for=context.me.id)


def _can_note(context: InterviewContext) -> bool:
    return context.side is Side.SEEKER and context.interview.stage in (Stage.HELD, Stage.THANKED)
