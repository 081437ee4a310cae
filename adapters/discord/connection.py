"""Askwell in Discord: one connection for all servers that invited it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import discord

from adapters.discord.access import REFUSED, log_in
from adapters.discord.calls import CallFailed
from adapters.discord.client import SETTLING, Client
from adapters.discord.line import Line
from adapters.discord.listeners import Listeners
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.pace import Pace
from adapters.discord.servers import Servers
from adapters.discord.settings import DiscordSettings
from adapters.discord.sync import Sync
from adapters.errors import CannotConnect
from adapters.later import Later, Wait
from adapters.presence import Presence
from adapters.tasks import Tasks
from bot.app import Askwell
from bot.ports import Clock

log = logging.getLogger(__name__)

_LEAVING = 10
"""Seconds for what was begun; a database that hangs does not keep Askwell from ending."""


class Discord:
    """`messenger` goes to the courier, and `presence` tells whether it can send; while
    `connected`, members are answered."""

    def __init__(
        self,
        settings: DiscordSettings,
        clock: Clock,
        pace: Pace | None = None,
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._wait = wait
        self._tasks = Tasks()
        self.messenger = DiscordMessenger()
        self.presence = Presence(clock.now())

    @asynccontextmanager
    async def connected(self, app: Askwell, settle: float = SETTLING) -> AsyncIterator[None]:
        """Raises CannotConnect. On the way out, what was begun is finished, if it can be."""
        async with log_in(self._settings, settle) as client:
            line = Line(client, self._settings, self._clock, app.calls_to)
            later = Later(self._tasks, self._wait)
            await _sync(Sync(client, self._settings), app)
            self._listen(client, line, app, later)
            try:
                async with _listening(client):
                    self.messenger.line = line
                    try:
                        yield
                    finally:
                        self._went()
                        later.close()
                        await self._leave()
            finally:
                self.messenger.line = None

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

    def _listen(self, client: Client, line: Line, app: Askwell, later: Later) -> None:
        servers = Servers(app, line, self._tasks, later)
        listeners = Listeners(app, line, self._tasks, self._pace)
        client.heard, client.said = listeners.interaction, listeners.message
        client.listed, client.changed = servers.listed, servers.changed
        client.came, client.went = self.presence.came, self._went

    def _went(self) -> None:
        self.presence.went(self._clock.now())

    async def _leave(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LEAVING):
                await self._tasks.finish()


async def _sync(sync: Sync, app: Askwell) -> None:
    try:
        await sync.run(app.commands)
    except CallFailed as failed:  # those that it has still work
        log.error("Discord did not take the commands (%s): `askwell doctor` says more.", failed)


@asynccontextmanager
async def _listening(client: Client) -> AsyncIterator[None]:
    """Raises CannotConnect. A connection that breaks is discord.py's to mend; one that Discord
    will not have is said in the log."""
    line = asyncio.create_task(client.connect())
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({line, ready}, return_when=asyncio.FIRST_COMPLETED)
        if line.done():
            raise CannotConnect(_why(line))
        line.add_done_callback(_ended)
        yield
    finally:
        ready.cancel()
        await client.close()
        await asyncio.wait({line, ready})


def _ended(line: "asyncio.Task[None]") -> None:
    if not line.cancelled() and line.exception():
        log.error(_why(line))


def _why(line: "asyncio.Task[None]") -> str:
    match line.exception():
        case discord.ConnectionClosed(code=4004):
            return REFUSED
        case discord.PrivilegedIntentsRequired():
            return "Discord wants intents switched on that Askwell does not need: update Askwell."
        case why:
            return f"Discord ended the connection for good ({type(why).__name__})."
