"""Tells people in a channel that something is there for them, naming nobody's business."""

import logging
from collections.abc import Callable
from datetime import timedelta

from adapters.cache import Cache
from adapters.discord.calls import Calls, Refused
from adapters.discord.ids import knock_id
from adapters.discord.limits import Json
from adapters.discord.render import button, framed, rows, text_display
from bot.errors import Unreachable
from bot.ports import CALLED, Clock, Outgoing
from bot.ui import Style

log = logging.getLogger(__name__)

_PEOPLE = 20_000
_AGAIN_AFTER = timedelta(days=1)


class Knocking:
    """`channel_of` is the id of a guild's channel for this, None where there is none. Nobody is
    called more than once a day by this process: what else comes waits behind the same button."""

    def __init__(self, calls: Calls, clock: Clock, channel_of: Callable[[str], int | None]) -> None:
        self._calls = calls
        self._channel_of = channel_of
        self._clock = clock
        self._called: Cache[tuple[str, str], str] = Cache(
            _PEOPLE, _AGAIN_AFTER.total_seconds(), lambda: clock.now().timestamp()
        )

    async def instead_of(self, outgoing: Outgoing) -> str:
        """The place of the call, today's if there was one. Raises Unreachable where none could
        be made, and CallFailed where it may be later."""
        person = outgoing.to.person
        channel = self._channel_of(person.space)
        if channel is None:
            raise Unreachable("Their direct messages are closed")
        if place := self._called.get((person.space, person.user)):
            return place
        try:
            path = "/channels/{channel_id}/messages"
            sent = await self._calls.write("POST", path, _call(outgoing), channel_id=channel)
        except Refused as refused:
            log.error("DISCORD_CHANNEL cannot be written to. %s", refused)
            raise Unreachable(str(refused)) from None
        place = f"{CALLED}{channel}:{sent['id']}"
        self._called.put((person.space, person.user), place)
        return place


def _call(outgoing: Outgoing) -> Json:
    user = outgoing.to.person.user
    opening = button("Show it to me", knock_id(outgoing.id), Style.PRIMARY)
    called = framed([text_display(f"<@{user}>, I have a message for you."), *rows([opening])])
    nonce = {"nonce": f"k{outgoing.id}.{outgoing.version}"[-25:], "enforce_nonce": True}
    return called | nonce | {"allowed_mentions": {"users": [user]}}
