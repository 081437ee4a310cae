"""Shows cards in the playground's conversations, and what is posted in its channel."""

from datetime import timedelta

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.render import CHANNEL, card_json
from bot.cards.reader import Reader
from bot.engine.channel_posts import ChannelPost, PostedInChannel
from bot.engine.errors import Unreachable
from bot.engine.store.ports import Clock, Outgoing, Shown


class PlaygroundMessenger:
    def __init__(self, platform: ChatServer, clock: Clock) -> None:
        self._platform = platform
        self._clock = clock

    async def show(self, outgoing: Outgoing) -> Shown:
        """The key is enough to find the message to edit, because keys are unique on this
        platform."""
        to, user = outgoing.to, outgoing.to.person.user
        if outgoing.message and to.erased_at:
            await self._platform.replace(int(outgoing.message), card_json(outgoing.card))
            return Shown(outgoing, outgoing.message)
        if await self._platform.resident(user) is None:
            raise Unreachable
        if to.zone is not None:
            await self._platform.move(user, to.zone)
        await self._platform.adapt(user, to.language, to.clock)
        key, card = f"card {outgoing.key}", card_json(outgoing.card)
        message = await self._platform.post(user, "bot", key, card, self._clock.now())
        return Shown(outgoing, str(message))

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)


class PlaygroundPoster:
    """Posts in the only channel of the demo community, which everybody there reads. So a post is
    shown in each conversation, under the name of the channel."""

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
