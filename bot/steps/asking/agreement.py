"""Before their first request, and before they first open a door, members agree to the rules."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import Reply
from bot.engine.contexts.member import HostingContext
from bot.engine.contexts.request import RequestContext
from bot.engine.events import Press
from bot.interview.members import Member
from bot.interview.organizing.agreement import has_agreed, rules_version
from bot.texts.me import agreement as texts


def rules_first(
    context: RequestContext | HostingContext, name: ActionName, about: str = "", arg: str = ""
) -> Card | None:
    """The rules if the member has to agree to them first. The press on the card continues with what
    they wanted to do, as its action says."""
    if has_agreed(context.me, context.programme):
        return None
    agree = Action(name, about, rules_version(context.programme), arg)
    return texts.rules(context.programme, context.contact, agree)


def agreed(context: RequestContext | HostingContext, event: Press, now: datetime) -> Member | None:
    """The member who has now agreed. None if the rules have changed since they were shown."""
    if has_agreed(context.me, context.programme):
        return context.me
    if event.action.revision != rules_version(context.programme):
        return None
    return replace(context.me, agreed_at=now)


def then(context: RequestContext | HostingContext, reply: Reply, goes_on: Button) -> Reply:
    """What follows once they agree, `context` being as it was before. A card replaces the rules. A
    form opens above them, so whoever presses again reads that they agreed, with the button that
    `goes_on` to the form."""
    me = context.me
    if isinstance(reply, Card):
        return replace(reply, instead=True)
    if me.agreed_at and has_agreed(me, context.programme):
        return texts.agreed(me.agreed_at, goes_on)
    return reply
