"""A host who did not answer twice says what would suit them: fewer interviews, or going on as
before."""

from dataclasses import replace
from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts.member import HostedContext
from bot.engine.decisions import Decision
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.model import Side
from bot.steps.hosting.standing import keep_profile
from bot.texts.hosting import host as host_texts
from bot.texts.hosting import silent as texts

router = Router()


@router.press(ActionName.TAKE_FEWER, reads=HostedContext)
def take_fewer(context: HostedContext, _event: Press, now: datetime) -> Decision:
    profile = context.me.profile
    if profile is None:
        return Decision(reply=host_texts.invitation())
    if profile.per_month <= 1:
        return Decision(reply=texts.limit_is_lowest())
    fewer = replace(profile, per_month=profile.per_month - 1)
    told = texts.limit_lowered(fewer.per_month, is_open=fewer.open)
    return keep_profile(context, fewer, told, now)


@router.press(ActionName.GO_ON, reads=HostedContext, side=Side.HOST)
def go_on(context: HostedContext, _event: Press, now: datetime) -> Decision:
    """The answer shows what waits for them."""
    if context.me.profile is None:
        return Decision(reply=host_texts.invitation())
    return keep_profile(context, context.me.profile, texts.hosting_goes_on(), now)
