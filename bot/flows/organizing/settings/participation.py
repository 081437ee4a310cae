"""Organizers set who may take part: guests, and who may ask and host."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid, Wrong
from bot.engine.contexts.programme import GroupsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.organizing.programme import ActName, FirstStep
from bot.steps.organizing.acts import save_settings, with_step_done
from bot.texts import field_errors
from bot.texts.organizing.settings import participation as texts

router = Router()


@router.press(ActionName.WHO_MAY_FORM, reads=GroupsContext, opens_form=True)
def open_form(context: GroupsContext, _event: Press, _now: datetime) -> Decision:
    seen = with_step_done(context, FirstStep.WHO_MAY)
    return Decision(reply=texts.form(context.programme, context.groups), save=seen)


@router.submit(ActionName.WHO_MAY, reads=GroupsContext)
def change(context: GroupsContext, event: Submit, now: datetime) -> Decision:
    """A chosen group must exist. If it is deleted later, its members stay out."""
    chosen, groups = context.programme.settings, context.groups
    seekers = texts.seekers_choices(groups, chosen.seekers).get(
        texts.SEEKERS.read_one(event.values)
    )
    hosts = texts.hosts_choices(groups, chosen.hosts).get(texts.HOSTS.read_one(event.values))
    if seekers is None or hosts is None:
        why: Wrong = {texts.SEEKERS if seekers is None else texts.HOSTS: field_errors.CHOOSE_SHOWN}
        return Decision(reply=Invalid(why))
    programme = replace(
        context.programme,
        guests=texts.GUESTS.read_one(event.values) == texts.ALSO_GUESTS,
        settings=replace(chosen, seekers=seekers, hosts=hosts),
    )
    return save_settings(context, programme, ActName.CHANGED_MEMBERS, now)
