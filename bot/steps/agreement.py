"""Before the first request and the first opening of a door, somebody agrees to the rules."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.engine.contexts import HostingContext, RequestContext
from bot.engine.events import Press
from bot.interview.agreement import has_agreed, rules_version
from bot.interview.members import Member
from bot.texts import agreement as texts


def rules_first(
    context: RequestContext | HostingContext, name: ActionName, about: str = "", arg: str = ""
) -> Card | None:
    """The rules, where they have to be agreed to; the press goes on with what was to be done, as
    its action says."""
    if has_agreed(context.me, context.programme):
        return None
    agree = Action(name, about, rules_version(context.programme), arg)
    return texts.rules(context.programme, context.contact, agree)


def agreed(context: RequestContext | HostingContext, event: Press, now: datetime) -> Member | None:
    """Who has agreed now; None where the rules have changed since they were shown."""
    if has_agreed(context.me, context.programme):
        return context.me
    if event.action.revision != rules_version(context.programme):
        return None
    return replace(context.me, agreed_at=now)
