"""Tells the core which servers Askwell is in: their spaces are awake, and all others sleep."""

import asyncio
from functools import partial

from adapters.discord.receiving.receive import PLATFORM
from adapters.discord.sending.session import DiscordSession
from adapters.shared.retry import Later
from adapters.shared.tasks import Tasks
from bot.space_list import SpaceList


class Servers:
    """If the database cannot save a change now, it is tried again with the state of that time."""

    def __init__(
        self, spaces: SpaceList, session: DiscordSession, tasks: Tasks, later: Later
    ) -> None:
        self._spaces = spaces
        self._session = session
        self._tasks = tasks
        self._later = later
        self._compared = False
        self._changing = asyncio.Lock()

    def listed(self) -> None:
        """Discord has listed all servers, or listed some again that were unavailable."""
        self._tasks.start(self._later.persist(self._compare))

    def changed(self, guild: str) -> None:
        """Askwell joined or left a server."""
        self._tasks.start(self._later.persist(partial(self._follow, guild)))

    async def _compare(self) -> None:
        """Compared once for the process, when all servers are known: a list in which servers are
        missing for a while must not put them to sleep."""
        async with self._changing:
            if self._compared:
                await self._spaces.wake(PLATFORM, self._session.guilds())
            else:
                await self._spaces.wake_only(PLATFORM, self._session.guilds())
                self._compared = True

    async def _follow(self, guild: str) -> None:
        async with self._changing:
            told = self._spaces.wake if self._session.is_in(guild) else self._spaces.sleep
            await told(PLATFORM, [guild])
