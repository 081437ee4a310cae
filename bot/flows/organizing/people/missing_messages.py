"""An organizer asks why a member receives nothing."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.people import MissingMessagesContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.members import Member
from bot.interview.people.hindrances import hindrances
from bot.texts.organizing.people import missing_messages as texts
from bot.texts.organizing.programme import organize

router = Router()


@router.press(ActionName.HEARS_NOTHING_FORM, reads=OrganizingContext, opens_form=True)
def open_form(_context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form())


@router.submit(ActionName.HEARS_NOTHING, reads=MissingMessagesContext, names_field=texts.WHO)
def find(context: MissingMessagesContext, event: Submit, now: datetime) -> Decision:
    if not context.meant:
        typed = texts.WHO.read(event.values)
        why = texts.nobody(typed, guests=context.programme.guests)
        return Decision(reply=Invalid({texts.WHO: why}))
    if len(context.meant) > 1:
        return Decision(reply=texts.choose(context.meant), taken=True)
    return _told(context, context.meant[0], now)


@router.press(ActionName.HEARS_NOTHING, reads=MissingMessagesContext, only_reads=True)
def find_chosen(context: MissingMessagesContext, _event: Press, now: datetime) -> Decision:
    if (person := context.only_meant) is None or person.erased_at:
        return Decision(reply=organize.over())
    return _told(context, person, now)


def _told(context: MissingMessagesContext, person: Member, now: datetime) -> Decision:
    found = hindrances(person, context.programme, context.hosting, now, asleep=context.asleep)
    return Decision(reply=texts.reasons(person, found, context.last_sent_at), taken=True)
