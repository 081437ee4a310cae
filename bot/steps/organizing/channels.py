"""A channel that an organizer chose in a form, in which Askwell must be able to write, and a post
for it."""

from datetime import datetime

from bot.cards.cards import Card
from bot.cards.forms import Invalid
from bot.engine.channel_posts import ChannelPost, PostKind
from bot.engine.events import Submit
from bot.interview.members import Member
from bot.texts.organizing.inviting import inviting
from bot.texts.organizing.programme import permissions


def chosen_channel(event: Submit) -> str | Invalid:
    """The platform's id of the channel, or what is wrong with it."""
    channel = inviting.CHANNEL.read(event.values)
    if not channel:
        return Invalid({inviting.CHANNEL: inviting.NO_CHANNEL})
    if event.lacks:
        return Invalid({inviting.CHANNEL: permissions.in_channel(event.lacks)})
    return channel


def post_of(
    event: Submit, by: Member, channel: str, kind: PostKind, card: Card, *, at: datetime
) -> ChannelPost:
    """A post at that time (UTC), with the id of the form."""
    return ChannelPost(
        event.id,
        by.community,
        by.person.platform,
        by.person.space,
        channel,
        kind,
        by.id,
        card,
        at,
        due_at=at,
    )
