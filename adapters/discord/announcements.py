"""Tells people in a channel that something is there for them, naming nobody's business."""

import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta

from discord import Message
from discord.utils import snowflake_time

from adapters.cache import Cache
from adapters.discord.api import UNKNOWN_MESSAGE, DiscordApi, DiscordFailure, DiscordRefusal
from adapters.discord.custom_ids import announcement_id, read_announcement
from adapters.discord.limits import Json
from adapters.discord.render import button, every, framed, rows, text_display
from bot.errors import Unreachable
from bot.model import Person
from bot.ports import CALLED, Clock, Outgoing
from bot.ui import Style

log = logging.getLogger(__name__)

_PEOPLE = 20_000
_AGAIN_AFTER = timedelta(days=1)
CallsTo = Callable[[Person], Awaitable[Collection[str]]]


class Announcements:
    """`channel_of` is the id of a guild's channel for this, None where there is none; `calls_to`
    finds former calls. Nobody is called more than once a day: what else comes waits behind the
    same button, which is there again if it was taken away."""

    def __init__(
        self,
        calls: DiscordApi,
        clock: Clock,
        channel_of: Callable[[str], int | None],
        calls_to: CallsTo,
    ) -> None:
        self._calls = calls
        self._channel_of = channel_of
        self._calls_to = calls_to
        self._clock = clock
        self._called: Cache[Person, str] = Cache(
            _PEOPLE, _AGAIN_AFTER.total_seconds(), lambda: clock.now().timestamp()
        )

    async def instead_of(self, outgoing: Outgoing) -> str:
        """The place of the call, today's if there was one. Raises Unreachable where none could
        be made, and DiscordFailure where it may be later."""
        channel = self._channel_of(outgoing.to.person.space)
        if channel is None:
            raise Unreachable("Their direct messages are closed")
        try:
            return await self._again(outgoing, channel) or await self._anew(outgoing, channel)
        except DiscordRefusal as refused:
            log.error("DISCORD_CHANNEL cannot be written to. %s", refused)
            raise Unreachable(str(refused)) from None

    async def opened(self, call: Message, user: str) -> None:
        """The button of a call goes."""
        seen = framed([text_display(f"<@{user}> has seen what was here.")])
        try:
            await self._edit(_place(call.channel.id, call.id), seen)
        except DiscordFailure as failed:
            log.warning("The button of a call stays. %s", failed)

    async def _again(self, outgoing: Outgoing, channel: int) -> str:
        """The place of today's call; empty where there is none."""
        person = outgoing.to.person
        known = self._called.get(person)
        calls = [known] if known else [*await self._calls_to(person)]
        if outgoing.in_doubt:
            calls += await self._seen_in(channel, person.user)
        place = next((each for each in calls if self._is_todays(each, channel)), "")
        try:
            if place:
                await self._edit(place, _call(outgoing))
        except DiscordRefusal as refused:
            if refused.code != UNKNOWN_MESSAGE:  # it was deleted, and they were called all the same
                raise
        return place

    async def _anew(self, outgoing: Outgoing, channel: int) -> str:
        nonce = {"nonce": f"k{outgoing.id}.{outgoing.version}"[-25:], "enforce_nonce": True}
        path = "/channels/{channel_id}/messages"
        sent = await self._calls.write("POST", path, _call(outgoing) | nonce, channel_id=channel)
        place = _place(channel, sent["id"])
        self._called.put(outgoing.to.person, place)
        return place

    async def _seen_in(self, channel: int, user: str) -> list[str]:
        """Announcements for somebody that stand in the channel, whoever was told of them."""
        return [
            _place(channel, message["id"])
            for message in await self._calls.newest(channel)
            if _calls(message, user)
        ]

    def _is_todays(self, place: str, channel: int) -> bool:
        of_channel, number = _ids(place)
        called_at = snowflake_time(int(number))
        return of_channel == str(channel) and self._clock.now() - called_at < _AGAIN_AFTER

    async def _edit(self, place: str, content: Json) -> None:
        channel, number = _ids(place)
        path = "/channels/{channel_id}/messages/{message_id}"
        await self._calls.write("PATCH", path, content, channel_id=channel, message_id=number)


def _place(channel: int, message: int | str) -> str:
    return f"{CALLED}{channel}:{message}"


def _ids(place: str) -> tuple[str, str]:
    """Of the channel and the message."""
    channel, message = place.removeprefix(CALLED).split(":")
    return channel, message


def _calls(message: Json, user: str) -> bool:
    """Whether it has the button for them."""
    calls = (read_announcement(each.get("custom_id")) for each in every(message["components"]))
    return any(call and call[1] == user for call in calls)


def _call(outgoing: Outgoing) -> Json:
    user = outgoing.to.person.user
    opening = button("Show it to me", announcement_id(outgoing.id, user), Style.PRIMARY)
    called = framed([text_display(f"<@{user}>, I have a message for you."), *rows([opening])])
    return called | {"allowed_mentions": {"users": [user]}}
