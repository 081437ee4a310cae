"""The direct messages with people."""

from collections.abc import Awaitable, Callable
from io import BytesIO
from secrets import token_hex
from typing import TypeVar

import discord
from discord import Message, PartialMessageable
from discord.ui import LayoutView

from adapters.discord.connecting.client import DiscordClient, ids_of, place_of
from adapters.discord.failures import UNKNOWN_CHANNEL, DiscordRefusal, calling
from adapters.discord.rendering.render import NO_PINGS
from adapters.shared.cache import Cache

_PEOPLE, _DAY = 20_000, 86_400.0

T = TypeVar("T")


class DirectMessages:
    """All methods raise ApiFailure. discord.py remembers 128 conversations; this remembers more."""

    def __init__(self, client: DiscordClient) -> None:
        self._client = client
        self._channels: Cache[str, int] = Cache(_PEOPLE, _DAY)

    async def send(
        self, user: str, view: LayoutView, nonce: str = "", *, silent: bool = False
    ) -> str:
        """Send a message and return its place, as `edit` takes it. All messages with the same nonce
        within minutes become one. A `silent` message makes no sound."""
        nonce = nonce or token_hex(8)

        async def send(channel: PartialMessageable) -> str:
            async with calling("Sending a direct message"):
                return place_of(await channel.send(view=view, nonce=nonce, silent=silent))

        return await self._in_conversation(user, send)

    async def notify(self, user: str, line: str, nonce: str) -> str:
        """Like `send`, with a line of text that `edit` later replaces with a view, because a
        notification shows nothing of a view (discord-api-docs#7854)."""

        async def send(channel: PartialMessageable) -> str:
            async with calling("Sending a direct message"):
                sent = await channel.send(
                    line, nonce=nonce, suppress_embeds=True, allowed_mentions=NO_PINGS
                )
                return place_of(sent)

        return await self._in_conversation(user, send)

    async def newest(self, user: str) -> list[Message]:
        """The last hundred messages, the newest first."""

        async def read(channel: PartialMessageable) -> list[Message]:
            async with calling("Reading direct messages"):
                return [each async for each in channel.history()]

        return await self._in_conversation(user, read)

    async def attach(
        self, place: str, name: str, content: bytes, alternative: str | None, nonce: str
    ) -> None:
        """Send a file in a message of its own, because the message at `place` is edited later and
        the file must stay. Discord shows a picture itself; `alternative` describes it in words.
        `nonce` is as in `send`."""
        channel = self._client.get_partial_messageable(ids_of(place)[0])
        async with calling("Sending a file"):
            file = discord.File(BytesIO(content), name, description=alternative)
            await channel.send(file=file, nonce=nonce)

    async def edit(self, place: str, view: LayoutView) -> None:
        async with calling("Editing a direct message"):
            await self._client.edit(place, view)

    async def _in_conversation(
        self, user: str, do: Callable[[PartialMessageable], Awaitable[T]]
    ) -> T:
        """A channel that was remembered may no longer exist. Then it is opened again."""
        if known := self._channels.get(user):
            try:
                return await do(self._client.get_partial_messageable(known))
            except DiscordRefusal as refused:
                if refused.code != UNKNOWN_CHANNEL:
                    raise
        return await do(self._client.get_partial_messageable(await self._open(user)))

    async def _open(self, user: str) -> int:
        async with calling("Opening a conversation"):
            told = await self._client.http.start_private_message(int(user))
            channel = int(told["id"])
        self._channels.put(user, channel)
        return channel
