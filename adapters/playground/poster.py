"""Posts in the only channel of the demo community, which everybody there reads. So a post is shown
in each conversation, under the name of the channel."""

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.render import CHANNEL, card_json
from bot.cards.reader import Reader
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.store.ports import Clock


class PlaygroundPoster:
    def __init__(self, platform: ChatServer, clock: Clock) -> None:
        self._platform = platform
        self._clock = clock

    async def post(self, post: ChannelPost, _reader: Reader) -> PostedInChannel:
        """Each reader gets it in their own language."""
        payload = card_json(post.card) | {"channel": CHANNEL}
        key, now = f"channel {post.id}", self._clock.now()
        for each in await self._platform.residents():
            await self._platform.post(each.user, "bot", key, payload, now)
        return PostedInChannel(key)
