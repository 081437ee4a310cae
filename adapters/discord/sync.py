"""Tells Discord our commands, where they changed."""

from collections.abc import Sequence

from adapters.discord.calls import Calls
from adapters.discord.declared import commands, same
from adapters.discord.limits import Json
from bot.router import CommandSpec


class Sync:
    """Everywhere, which Discord shows within the hour; with a `guild`, only there, at once."""

    def __init__(self, calls: Calls, application: int, guild: str) -> None:
        self._calls = calls
        within = f"/guilds/{guild}" if guild else ""
        self._path = f"/applications/{application}{within}/commands"
        self._local = bool(guild)

    async def run(self, specs: Sequence[CommandSpec]) -> bool:
        """Whether anything had to change. Raises CallFailed."""
        if await self.is_current(specs):
            return False
        await self._calls.write("PUT", self._path, self._wanted(specs))
        return True

    async def is_current(self, specs: Sequence[CommandSpec]) -> bool:
        """Raises CallFailed."""
        theirs = await self._calls.read(self._path)
        return same(_by_name(self._wanted(specs)), _by_name(theirs))

    def _wanted(self, specs: Sequence[CommandSpec]) -> list[Json]:
        """Where a command can be used is said of those of everywhere only."""
        wanted = commands(specs)
        if self._local:
            return [
                {
                    name: each
                    for name, each in one.items()
                    if name not in ("contexts", "integration_types")
                }
                for one in wanted
            ]
        return wanted


def _by_name(listed: Sequence[Json]) -> list[Json]:
    return sorted(listed, key=lambda each: (each["type"], each["name"]))
