"""discord.py's client, set up to receive only what Askwell needs: the servers it is in, direct
messages, and interactions."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import discord
from aiohttp import TraceConfig
from discord import AllowedMentions, GatewayNotFound, Intents, MemberCacheFlags
from discord.gateway import DiscordWebSocket
from discord.ui import LayoutView
from yarl import URL

from adapters.discord.connecting.breaks import Breaks
from adapters.discord.connecting.settling import Settling
from adapters.discord.rendering.render import NO_PINGS

log = logging.getLogger(__name__)

Parse = Callable[[Any], None]
"""Handles an event of Discord's."""

LONGEST_WAIT = 30.0
"""Seconds. If Discord wants a longer wait, the card is put off and others go first."""
FAREWELL = 3.0
"""Seconds for Discord to close its side of the connections."""


_ANOTHER_SERVER: Any = SimpleNamespace(unavailable=False)
"""discord.py reports it as available, which nobody listens for."""

_BY_ONE_PERSON = {"INTERACTION_CREATE", "MESSAGE_CREATE"}
"""Events that one person caused. The other events are about what Askwell has to know for
everybody."""


class DiscordClient(discord.AutoShardedClient):
    """`server_changed` is called with the id of a server that Askwell joins or leaves;
    `servers_listed` once all servers are known, and again whenever Discord lists some again;
    `connected` once all connections are there, and `disconnected` once one of them has broken. What
    discord.py cannot repair quickly ends all connections, and `connect` returns: then a new client
    has to begin."""

    def __init__(self, shards: int, gateway: str, settle: float, trace: TraceConfig) -> None:
        super().__init__(
            intents=Intents(guilds=True, dm_messages=True),
            shard_count=shards or None,
            max_messages=None,
            allowed_mentions=NO_PINGS,
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_WAIT,
            http_trace=trace,
        )
        self._gateway = URL(gateway) if gateway else None
        self.interaction_received: Callable[[discord.Interaction], None] = _ignore
        self.message_received: Callable[[discord.Message], None] = _ignore
        self.servers_listed: Callable[[], Any] = _ignore
        self.server_changed: Callable[[str], Any] = _ignore
        self.connected: Callable[[], None] = _ignore
        self.disconnected: Callable[[], None] = _ignore
        self._away: set[int] = set()
        self._tries: set[int] = set()
        self._breaks = Breaks()
        self._settling = Settling(settle)
        parsers = {**self._connection.parsers, "INTERACTION_CREATE": self._hear}
        parsers["READY"] = self._settled_by(parsers["READY"], self._settling.named)
        for name in ("GUILD_CREATE", "GUILD_DELETE"):
            parsers[name] = self._settled_by(parsers[name], self._settling.told)
        self._connection.parsers = {name: _forgiving(name, parsers[name]) for name in parsers}

    async def launch_shard(self, gateway: URL, shard_id: int, *, initial: bool = False) -> None:
        """If discord.py cannot resume, it continues with its default address, which is the same for
        the whole process. It would also try to connect for ever by calling this method again."""
        if shard_id in self._tries:
            raise GatewayNotFound
        self._tries.add(shard_id)
        DiscordWebSocket.DEFAULT_GATEWAY = self._gateway or gateway
        await super().launch_shard(DiscordWebSocket.DEFAULT_GATEWAY, shard_id, initial=initial)

    async def edit(
        self, place: str, view: LayoutView, mentions: AllowedMentions = NO_PINGS
    ) -> None:
        """`place` is what place_of returns. An existing line of text is removed, because Discord
        shows none together with a view. An edit notifies nobody. To people who are not in
        `mentions`, the message does not count as one that mentions them."""
        channel, message = ids_of(place)
        edited = self.get_partial_messageable(channel).get_partial_message(message)
        await edited.edit(content=None, view=view, allowed_mentions=mentions)

    async def close(self) -> None:
        """Close all connections, also if this is cut short. Discord may never answer the farewell
        on a connection, for which discord.py would wait 30 seconds."""
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(FAREWELL):
                    await asyncio.shield(super().close())
        finally:
            await self.http.close()

    def stop_hearing(self) -> None:
        """What people do from now on is dropped without an acknowledgement, so Discord shows them
        that it failed."""
        self.interaction_received = self.message_received = _ignore
        self.servers_listed = self.server_changed = _ignore

    async def on_message(self, message: discord.Message) -> None:
        self.message_received(message)

    async def on_ready(self) -> None:
        self._note_standing()
        self.servers_listed()

    async def on_shard_ready(self, shard: int) -> None:
        """With several connections, one may begin again alone."""
        self._note_standing(shard)
        if self.is_ready():
            self.servers_listed()

    async def on_shard_resumed(self, shard: int) -> None:
        self._note_standing(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """discord.py resumes a broken connection at once, however often it breaks."""
        self._away.add(shard)
        self.disconnected()
        if self._breaks.too_many(shard):
            await self.close()

    def _hear(self, interaction: Any) -> None:
        """Handled without discord.py's command tree and views, which would each check whether the
        interaction is theirs."""
        self.interaction_received(discord.Interaction(data=interaction, state=self._connection))

    def _settled_by(self, parse: Parse, note: Parse) -> Parse:
        def parsed(data: Any) -> None:
            parse(data)
            note(data)
            self._connection.guild_ready_timeout = self._settling.seconds
            if not self._settling.seconds:
                self._wait_no_longer()

        return parsed

    def _wait_no_longer(self) -> None:
        """A wait that has begun ends only with another server. If the last one is reported as
        unavailable, none follows."""
        for waiting in self._connection._ready_states.values():
            waiting.put_nowait(_ANOTHER_SERVER)

    def _note_standing(self, shard: int | None = None) -> None:
        self._away.discard(-1 if shard is None else shard)
        if self.is_ready() and not self._away:
            self.connected()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        log.warning("Askwell is in a new server: %s", guild.id)
        self.server_changed(str(guild.id))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        log.warning("Askwell was removed from a server: %s", guild.id)
        self.server_changed(str(guild.id))

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Without discord.py's stack trace, which could contain people's words."""
        log.error("What Discord told could not be read: %s", event_method)


def place_of(message: discord.Message) -> str:
    """Where a message is: the ids of its channel and of itself."""
    return f"{message.channel.id}:{message.id}"


def ids_of(place: str) -> tuple[int, int]:
    """Raises ValueError if it is no place of a message."""
    channel, message = map(int, place.split(":"))
    return channel, message


def _forgiving(name: str, parse: Parse) -> Parse:
    """An event that discord.py cannot parse would end every connection, so it is logged and
    dropped; but without a READY there is no connection."""

    def parsed(data: Any) -> None:
        try:
            parse(data)
        except Exception as failed:
            level = logging.DEBUG if name in _BY_ONE_PERSON else logging.WARNING
            log.log(level, "Discord told of %s in no known way (%s).", name, type(failed).__name__)

    return parse if name == "READY" else parsed


def _ignore(*_: object) -> None:
    return None
