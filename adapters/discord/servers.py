"""Tells the core which servers Askwell is in: their spaces are awake, the others sleep."""

import asyncio
from functools import partial

from adapters.discord.receive import PLATFORM
from adapters.discord.session import DiscordSession
from adapters.shared.retry import Later
from adapters.shared.tasks import Tasks
from bot.app import Askwell


class Servers:
    """A change that the database cannot keep now is tried again, as things stand by then."""

    def __init__(self, app: Askwell, session: DiscordSession, tasks: Tasks, later: Later) -> None:
        self._app = app
        self._session = session
        self._tasks = tasks
        self._later = later
        self._compared = False
        self._changing = asyncio.Lock()

    def listed(self) -> None:
        """Discord has told of all of them, or of some again that it had lost sight of."""
        self._tasks.start(self._later.persist(self._compare))

    def changed(self, guild: str) -> None:
        """Askwell joined or left one."""
        self._tasks.start(self._later.persist(partial(self._follow, guild)))

    async def _compare(self) -> None:
        """Once for the process, where all are there: who is only away for a while must not be
        put to sleep by a list without them."""
        async with self._changing:
            if self._compared:
                await self._app.wake(PLATFORM, self._session.guilds())
            else:
                await self._app.wake_only(PLATFORM, self._session.guilds())
                self._compared = True

    async def _follow(self, guild: str) -> None:
        async with self._changing:
            told = self._app.wake if self._session.is_in(guild) else self._app.sleep
            await told(PLATFORM, [guild])
