"""discord.py's client, set up to hear no more than Askwell needs: which servers it is in, direct
messages, and interactions."""

import logging
from collections.abc import Callable
from typing import Any

import discord
from discord import AllowedMentions, GatewayNotFound, Intents, MemberCacheFlags
from discord.gateway import DiscordWebSocket
from discord.ui import LayoutView
from yarl import URL

from adapters.discord.breaks import Breaks
from adapters.discord.render import NO_PINGS
from adapters.discord.settling import Settling

log = logging.getLogger(__name__)

Parse = Callable[[Any], None]
"""Takes in what Discord tells of an event."""

LONGEST_WAIT = 30.0
"""Seconds; where Discord wants a longer wait, the card is put off and others go first."""


_BY_ONE_PERSON = {"INTERACTION_CREATE", "MESSAGE_CREATE"}
"""What one person did. The other events tell what Askwell has to know for all."""


class DiscordClient(discord.AutoShardedClient):
    """`server_changed` is called with the id of a server that Askwell joins or leaves;
    `servers_listed` once all servers are known, and again whenever Discord lists some anew;
    `connected` once all connections stand, and `disconnected` once one of them broke. What
    discord.py cannot mend without hurry ends all of them, and `connect`: then another client has
    to begin anew."""

    def __init__(self, shards: int, gateway: str, settle: float) -> None:
        super().__init__(
            intents=Intents(guilds=True, dm_messages=True),
            shard_count=shards or None,
            max_messages=None,
            allowed_mentions=NO_PINGS,
            member_cache_flags=MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_WAIT,
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
        """If discord.py cannot resume, it goes on at its default address, of which there is one for
        the process. It would also try for ever to connect, by calling this again."""
        if shard_id in self._tries:
            raise GatewayNotFound
        self._tries.add(shard_id)
        DiscordWebSocket.DEFAULT_GATEWAY = self._gateway or gateway
        await super().launch_shard(DiscordWebSocket.DEFAULT_GATEWAY, shard_id, initial=initial)

    async def edit(
        self, place: str, view: LayoutView, mentions: AllowedMentions = NO_PINGS
    ) -> None:
        """`place` is as place_of has it. A line of text that was there goes, for Discord shows none
        beside a view. An edit notifies nobody; whoever is not in `mentions` is shown the message as
        one that does not mention them."""
        channel, message = ids_of(place)
        edited = self.get_partial_messageable(channel).get_partial_message(message)
        await edited.edit(content=None, view=view, allowed_mentions=mentions)

    async def on_message(self, message: discord.Message) -> None:
        self.message_received(message)

    async def on_ready(self) -> None:
        self._note_standing()
        self.servers_listed()

    async def on_shard_ready(self, shard: int) -> None:
        """One of several connections may begin anew by itself."""
        self._note_standing(shard)
        if self.is_ready():
            self.servers_listed()

    async def on_shard_resumed(self, shard: int) -> None:
        self._note_standing(shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        """discord.py resumes what broke at once, however often that is."""
        self._away.add(shard)
        self.disconnected()
        if self._breaks.too_many(shard):
            await self.close()

    def _hear(self, interaction: Any) -> None:
        """Without discord.py's tree of commands and its views, which would each look whether it is
        theirs."""
        self.interaction_received(discord.Interaction(data=interaction, state=self._connection))

    def _settled_by(self, parse: Parse, note: Parse) -> Parse:
        def parsed(data: Any) -> None:
            parse(data)
            note(data)
            self._connection.guild_ready_timeout = self._settling.seconds

        return parsed

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
        """Without the stack trace of discord.py's own, in which people's words could stand."""
        log.error("What Discord told could not be read: %s", event_method)


def place_of(message: discord.Message) -> str:
    """Where it is: the ids of its channel and its own."""
    return f"{message.channel.id}:{message.id}"


def ids_of(place: str) -> tuple[int, int]:
    """Raises ValueError for what is no place of a message."""
    channel, message = map(int, place.split(":"))
    return channel, message


def _forgiving(name: str, parse: Parse) -> Parse:
    """An event that discord.py cannot read would end every connection; without a READY there is
    none."""

    def parsed(data: Any) -> None:
        try:
            parse(data)
        except Exception as failed:
            level = logging.DEBUG if name in _BY_ONE_PERSON else logging.WARNING
            log.log(level, "Discord told of %s in no known way (%s).", name, type(failed).__name__)

    return parse if name == "READY" else parsed


def _ignore(*_: object) -> None:
    return None
