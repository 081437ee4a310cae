"""A client that is logged in, as the rest of the adapter needs it."""

from collections.abc import Collection

from adapters.discord.calls import Calls
from adapters.discord.client import Client
from adapters.discord.conversations import Conversations
from adapters.discord.knocking import Knocking
from adapters.discord.settings import DiscordSettings
from adapters.discord.sync import Sync
from bot.ports import Clock


class Line:
    def __init__(self, client: Client, settings: DiscordSettings, clock: Clock) -> None:
        self._client = client
        self._channels = settings.channels
        self.calls = Calls(client.http)
        self.conversations = Conversations(self.calls)
        self.knocking = Knocking(self.calls, clock, self._channel_of)
        self.sync = Sync(self.calls, client.application_id or 0, settings.guild)

    def guilds(self) -> Collection[str]:
        """The ids of the servers that Askwell is in now."""
        return {str(each.id) for each in self._client.guilds}

    def is_in(self, guild: str) -> bool:
        return guild.isdecimal() and self._client.get_guild(int(guild)) is not None

    def name(self, guild: str) -> str:
        """A server's name; empty where it is not known."""
        known = self._client.get_guild(int(guild))
        return known.name if known else ""

    def _channel_of(self, guild: str) -> int | None:
        known = self._client.get_guild(int(guild))
        here = [each for each in self._channels if known and known.get_channel(each)]
        return here[0] if here else None
