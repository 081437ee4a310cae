"""Posts in channels of a server."""

from discord import Message
from discord.abc import GuildChannel, Messageable

from adapters.discord.connecting.client import place_of
from adapters.discord.failures import DiscordRefusal, calling
from adapters.discord.rendering.render import NO_PINGS, message, notification
from adapters.discord.rights import lacks_in_channel
from adapters.discord.sending.messenger import DiscordMessenger
from adapters.shared.failures import ApiFailure, OutcomeUnknown, send_failure
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.errors import ChannelClosed
from bot.texts.organizing.programme.permissions import DISCORD, in_channel

_GONE = say("That channel is not there any more, or I cannot see it. Choose another one.")


class DiscordPoster:
    """Posts through the connection of the messenger."""

    def __init__(self, messenger: DiscordMessenger) -> None:
        self._messenger = messenger

    async def post(self, post: ChannelPost, reader: Reader) -> PostedInChannel:
        """Raises ChannelClosed and SendFailed."""
        session = self._messenger.session_seeing(post.space)
        channel = _writable(session.channel(post.space, post.channel))
        try:
            sent = await _send(channel, post, reader)
        except DiscordRefusal as refused:
            raise ChannelClosed(in_channel(DISCORD)) from refused
        except ApiFailure as failed:
            raise send_failure(failed, "Discord") from failed
        return PostedInChannel(place_of(sent), sent.jump_url)


async def _send(channel: Messageable, post: ChannelPost, reader: Reader) -> Message:
    """First a line, which the card then replaces, because a notification shows nothing of a card
    (discord-api-docs#7854). Raises ApiFailure; once the line is there, its outcome is unknown."""
    view = message(post.card, reader)
    async with calling("Posting in a channel"):
        sent = await channel.send(
            notification(post.card, reader),
            nonce=f"p{post.id}"[-25:],
            suppress_embeds=True,
            allowed_mentions=NO_PINGS,
        )
    try:
        async with calling("Editing a post"):
            return await sent.edit(content=None, view=view, allowed_mentions=NO_PINGS)
    except ApiFailure as failed:
        raise OutcomeUnknown(str(failed)) from failed


def _writable(channel: GuildChannel | None) -> Messageable:
    """Raises ChannelClosed. The permissions are checked as Discord last told them."""
    if not isinstance(channel, Messageable):
        raise ChannelClosed(_GONE)
    if lacks := lacks_in_channel(channel):
        raise ChannelClosed(in_channel(lacks))
    return channel
