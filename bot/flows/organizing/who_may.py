"""Organizers set who may take part: guests, and who has a role."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, TextField, Wrong
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.programme_contexts import OrganizingContext
from bot.engine.router import Router
from bot.interview.programme import ActName, FirstStep
from bot.steps.organizing import done, seen_to
from bot.texts import who_may as texts

router = Router()


@router.press(ActionName.WHO_MAY_FORM, reads=OrganizingContext, opens_form=True)
def open_form(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    seen = seen_to(context, FirstStep.WHO_MAY)
    return Decision(reply=texts.form(context.programme), save=seen)


@router.submit(ActionName.WHO_MAY, reads=OrganizingContext)
def change(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    why: Wrong = {}
    programme = replace(
        context.programme,
        guests=texts.GUESTS.read_one(event.values) == texts.ALSO_GUESTS,
        seeker_role=_role(event, texts.SEEKER_ROLE, context.programme.seeker_role, why),
        host_role=_role(event, texts.HOST_ROLE, context.programme.host_role, why),
    )
    if why:
        return Decision(reply=Invalid(why))
    return done(context, ActName.CHANGED_MEMBERS, now, programme)


def _role(event: Submit, field: TextField, was: str, why: Wrong) -> str:
    """Only one that who sets it has, or that was set: a slip would lock everybody out."""
    role = field.read(event.values).strip("<@&> ")
    if role not in {"", was, *(event.by.roles or ())}:
        why[field] = texts.not_your_role(role)
    return role
