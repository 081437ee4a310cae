"""Tells Discord our commands, where they changed."""

from collections.abc import Sequence

from adapters.discord.api import DiscordApi
from adapters.discord.client import DiscordClient
from adapters.discord.command_schema import WHERE, commands, same
from adapters.discord.limits import Json
from adapters.discord.settings import DiscordSettings
from bot.router import CommandSpec


class CommandSync:
    """Everywhere, which Discord shows within the hour; with a guild in the settings, only there,
    at once."""

    def __init__(self, client: DiscordClient, settings: DiscordSettings) -> None:
        self._calls = DiscordApi(client.http)
        self._local = bool(settings.guild)
        within = f"/guilds/{settings.guild}" if settings.guild else ""
        self._path = f"/applications/{client.application_id}{within}/commands"

    async def run(self, specs: Sequence[CommandSpec]) -> bool:
        """Whether anything had to change. Raises DiscordFailure."""
        if await self.is_current(specs):
            return False
        await self._calls.write("PUT", self._path, self._wanted(specs))
        return True

    async def is_current(self, specs: Sequence[CommandSpec]) -> bool:
        """Raises DiscordFailure."""
        theirs = await self._calls.read(self._path)
        return same(self._wanted(specs), self._of_place(theirs))

    def _wanted(self, specs: Sequence[CommandSpec]) -> list[Json]:
        return self._of_place(commands(specs))

    def _of_place(self, listed: Sequence[Json]) -> list[Json]:
        left_out = WHERE if self._local else ()
        return [
            {name: said for name, said in each.items() if name not in left_out} for each in listed
        ]
