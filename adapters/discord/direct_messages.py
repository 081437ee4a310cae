"""The direct messages with people."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from adapters.cache import Cache
from adapters.discord.api import UNKNOWN_CHANNEL, DiscordApi, DiscordRefusal
from adapters.discord.limits import Json
from bot.ui import File

_PEOPLE, _DAY = 20_000, 86_400.0

T = TypeVar("T")


class DirectMessages:
    def __init__(self, calls: DiscordApi) -> None:
        self._calls = calls
        self._channels: Cache[str, str] = Cache(_PEOPLE, _DAY)

    async def send(self, user: str, message: Json) -> str:
        """A direct message; returns where it is, as `edit` takes it. Raises DiscordFailure."""
        return await self._in_conversation(user, partial(self._send, message))

    async def newest(self, user: str) -> Sequence[Json]:
        """The last hundred messages, the newest first. Raises DiscordFailure."""
        return await self._in_conversation(user, self._calls.newest)

    async def attach(self, place: str, file: File) -> None:
        """A file, in a message of its own below: the one at `place` is edited later, and the file
        stays. Raises DiscordFailure."""
        path = "/channels/{channel_id}/messages"
        await self._calls.upload(path, {}, file, channel_id=place.split(":", maxsplit=1)[0])

    async def edit(self, place: str, message: Json) -> None:
        """Raises DiscordFailure, and ValueError for what is no place of a message."""
        channel, number = place.split(":")
        path = "/channels/{channel_id}/messages/{message_id}"
        await self._calls.write("PATCH", path, message, channel_id=channel, message_id=number)

    async def _in_conversation(self, user: str, do: Callable[[str], Awaitable[T]]) -> T:
        """With its channel. One that is known from earlier may be gone: then it is opened anew."""
        try:
            return await do(self._channels.get(user) or await self._open(user))
        except DiscordRefusal as refused:
            if refused.code != UNKNOWN_CHANNEL:
                raise
        self._channels.forget(user)
        return await do(await self._open(user))

    async def _send(self, message: Json, channel: str) -> str:
        path = "/channels/{channel_id}/messages"
        return place_of(await self._calls.write("POST", path, message, channel_id=channel))

    async def _open(self, user: str) -> str:
        told = await self._calls.write("POST", "/users/@me/channels", {"recipient_id": user})
        channel = str(told["id"])
        self._channels.put(user, channel)
        return channel


def place_of(message: Json) -> str:
    return f"{message['channel_id']}:{message['id']}"
