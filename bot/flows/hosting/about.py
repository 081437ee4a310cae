"""A host says what others may look up about them: their role, their organisation, a page."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.member import Context, HostedContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.model import Side
from bot.steps.hosting.standing import keep_profile, standing
from bot.texts import host_about as texts
from bot.texts.hosting import host as host_texts

router = Router()


@router.press(ActionName.HOST_ABOUT, reads=Context, opens_form=True, side=Side.HOST)
def open_about(context: Context, _event: Press, _now: datetime) -> Decision:
    profile = context.me.profile
    return Decision(reply=texts.form(profile) if profile else host_texts.invitation())


@router.submit(ActionName.HOST_ABOUT, reads=HostedContext, side=Side.HOST)
def keep_about(context: HostedContext, event: Submit, now: datetime) -> Decision:
    if context.me.profile is None:
        return Decision(reply=host_texts.invitation())
    role, organisation = texts.ROLE.read(event.values), texts.ORGANISATION.read(event.values)
    page = texts.page_typed(texts.PAGE.read(event.values))
    if why := texts.errors(role, organisation, page):
        return Decision(reply=Invalid(why))
    profile = replace(context.me.profile, role=role, organisation=organisation, page=page)
    return keep_profile(context, profile, standing(context.me, profile, now), now)
