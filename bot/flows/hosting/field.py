"""A host chooses the field whose questions they are asked."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.member import Context, HostedContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.steps.hosting import host_fields
from bot.steps.hosting.standing import keep_changed
from bot.texts.hosting import forms
from bot.texts.hosting import host as texts

router = Router()


@router.press(ActionName.HOST_FIELD, reads=Context, opens_form=True, side=Side.HOST)
def open_field(context: Context, _event: Press, _now: datetime) -> Decision:
    profile = context.me.profile
    return Decision(reply=forms.field_form(profile) if profile else texts.invitation())


@router.submit(ActionName.HOST_FIELD, reads=HostedContext, side=Side.HOST)
def change_field(context: HostedContext, event: Submit, now: datetime) -> Decision:
    words = forms.FIELD.read(event.values)
    if why := forms.errors({forms.FIELD: words}):
        return Decision(reply=Invalid(why))
    return keep_changed(context, lambda profile: host_fields.with_words(profile, words), now)


@router.press(ActionName.HOST_FIELD_IS, reads=HostedContext, side=Side.HOST)
def choose_field(context: HostedContext, event: Press, now: datetime) -> Decision:
    return keep_changed(
        context, lambda profile: host_fields.with_chosen_field(profile, event.action.arg), now
    )
