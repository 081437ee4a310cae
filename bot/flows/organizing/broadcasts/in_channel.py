"""A broadcast as a post in a channel, for members whom Askwell never writes to first."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.forms import Invalid
from bot.engine.channel_posts import PostKind
from bot.engine.contexts.broadcasts import BroadcastsContext
from bot.engine.decisions import Decision
from bot.engine.events import Press, Submit
from bot.engine.router import Router
from bot.interview.organizing.broadcasts import Broadcast
from bot.interview.organizing.programme import Act, ActName
from bot.steps.organizing.channels import chosen_channel, post_of
from bot.texts.organizing.broadcasts import broadcasts as texts
from bot.texts.organizing.broadcasts import in_channel
from bot.texts.organizing.inviting import inviting

router = Router()


@router.press(ActionName.BROADCAST_POST_FORM, reads=BroadcastsContext, opens_form=True)
def open_form(context: BroadcastsContext, event: Press, _now: datetime) -> Decision:
    broadcast = _as_shown(context, event)
    return Decision(reply=in_channel.form(broadcast) if broadcast else texts.out_of_date())


@router.submit(ActionName.BROADCAST_POST, reads=BroadcastsContext)
def post(context: BroadcastsContext, event: Submit, now: datetime) -> Decision:
    """The same form sent again posts nothing new."""
    broadcast, channel = _as_shown(context, event), chosen_channel(event)
    if broadcast is None:
        return Decision(reply=texts.out_of_date())
    if isinstance(channel, Invalid):
        return Decision(reply=channel)
    if context.programme.opened_at is None:
        return Decision(reply=texts.not_open())
    posts = context.channel_posts
    if any(each.id == event.id for each in posts):
        return Decision(reply=inviting.home(posts), taken=True)
    card = in_channel.card(broadcast)
    posted = post_of(event, context.me, channel, PostKind.WORD, card, at=now)
    act = Act(broadcast.community, now, context.me.id, ActName.PLANNED_POST)
    return Decision(reply=inviting.on_its_way((posted, *posts)), save=(posted, act))


def _as_shown(context: BroadcastsContext, event: Press | Submit) -> Broadcast | None:
    """The broadcast as it was when its organizer saw it. None if it has changed, or its words are
    no longer kept."""
    broadcast = context.broadcast
    if broadcast is None or broadcast.revision != event.action.revision or not broadcast.words:
        return None
    return broadcast
