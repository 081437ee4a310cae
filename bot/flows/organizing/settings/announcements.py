"""Organizers choose the channel in which members who cannot be written to are told about a
message."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.contexts.programme import ClosedChannelContext, OrganizingContext
from bot.engine.decisions import Decision, TakenBack
from bot.engine.events import CommunityDue, Press, Submit
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.programme import ActName
from bot.steps.organizing.acts import set_programme, tell_by_day
from bot.steps.organizing.channels import chosen_channel
from bot.texts.organizing.settings import announcements as texts

router = Router()

TOLD_AGAIN_AFTER = timedelta(days=30)


@router.press(ActionName.ANNOUNCEMENTS_FORM, reads=OrganizingContext, opens_form=True)
def open_form(context: OrganizingContext, _event: Press, _now: datetime) -> Decision:
    return Decision(reply=texts.form(context.programme.settings))


@router.submit(ActionName.ANNOUNCEMENTS, reads=OrganizingContext)
def choose(context: OrganizingContext, event: Submit, now: datetime) -> Decision:
    channel = chosen_channel(event)
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    return _set(context, channel, now)


@router.press(ActionName.NO_ANNOUNCEMENTS, reads=OrganizingContext)
def choose_none(context: OrganizingContext, _event: Press, now: datetime) -> Decision:
    return _set(context, "", now)


@router.community_timer(CommunityTimerName.CHANNEL_CLOSED, reads=ClosedChannelContext)
def tell_organizers(context: ClosedChannelContext, due: CommunityDue, now: datetime) -> Decision:
    """Once, and again while it stays so, but not twice within TOLD_AGAIN_AFTER."""
    key = f"{context.keys(due.about)}{now:%Y-%m-%d}"
    lately = {to for to, at in context.told_at.items() if at > now - TOLD_AGAIN_AFTER}
    untold = (each for each in context.organizers if each.id not in lately)
    told = (tell_by_day(each, key, texts.closed(), now) for each in untold)
    return Decision(posts=tuple(replace(each, key=key) for each in told))


def _set(context: OrganizingContext, channel: str, now: datetime) -> Decision:
    before = context.programme.settings
    settings = replace(before, announcements=channel)
    decision = set_programme(context, settings, ActName.CHANGED_SETTINGS, now)
    if settings == before:
        return decision
    told = ClosedChannelContext.keys(before.announcements)
    return replace(
        decision, takes_back=tuple(TakenBack(each.id, told) for each in context.organizers)
    )
