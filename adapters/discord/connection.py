"""Askwell in Discord: one connection for all servers that invited it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import NoReturn

import discord

from adapters.backoff import Backoff
from adapters.deeds import answering_kept
from adapters.discord.access import REFUSED, log_in
from adapters.discord.calls import CallFailed
from adapters.discord.client import SETTLING, Client
from adapters.discord.line import Line
from adapters.discord.listeners import Listeners
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.pace import Pace
from adapters.discord.receive import PLATFORM
from adapters.discord.servers import Servers
from adapters.discord.settings import DiscordSettings
from adapters.discord.sync import Sync
from adapters.errors import CannotConnect, Refused
from adapters.lasting import Lasting
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
    async def connected(
        self, app: Askwell, settle: float = SETTLING
    ) -> AsyncIterator["asyncio.Task[NoReturn]"]:
        """Raises CannotConnect. What is yielded ends only when Discord refuses the token, and
        raises Refused then. On the way out, what was begun is finished, if it can be."""
        once = partial(self._once, app, settle)
        async with Lasting("Discord", once, self._wait, Backoff()).standing() as keeping:
            try:
                yield keeping
            finally:
                await self._leave()

    async def _once(self, app: Askwell, settle: float, stands: Callable[[], None]) -> None:
        """Raises CannotConnect, and Refused."""
        async with log_in(self._settings, settle) as client:
            line = Line(client, self._settings, self._clock, app.announcements_to)
            later = Later(self._tasks, self._wait)
            await _sync(Sync(client, self._settings), app)
            listeners = self._listen(client, line, app, later)
            try:
                async with _listening(client) as connection:
                    self.messenger.line = line
                    stands()
                    async with answering_kept(app, PLATFORM, line.spaces, listeners.kept):
                        await asyncio.wait({connection})
                    raise _why(connection)
            finally:
                self._went()
                later.close()
                self.messenger.line = None

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

    def _listen(self, client: Client, line: Line, app: Askwell, later: Later) -> Listeners:
        servers = Servers(app, line, self._tasks, later)
        listeners = Listeners(app, line, self._tasks, self._pace)
        client.heard, client.said = listeners.interaction, listeners.message
        client.listed, client.changed = servers.listed, servers.changed
        client.came, client.went = self.presence.came, self._went
        return listeners

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
async def _listening(client: Client) -> AsyncIterator["asyncio.Task[None]"]:
    """Yields what ends when the connection does. Raises CannotConnect, and Refused."""
    connection = asyncio.create_task(client.connect(reconnect=False))
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            raise _why(connection)
        yield connection
    finally:
        ready.cancel()
        await client.close()
        connection.cancel()
        await asyncio.wait({connection, ready})


def _why(ended: "asyncio.Task[None]") -> CannotConnect:
    match ended.exception():
        case discord.ConnectionClosed(code=4004):
            return Refused(REFUSED)
        case discord.PrivilegedIntentsRequired():
            return CannotConnect(
                "Discord wants intents switched on that Askwell does not need: update Askwell."
            )
        case discord.ConnectionClosed(code=code):
            return CannotConnect(f"Discord ended the connection, with its code {code}.")
        case None:
            return CannotConnect("The connection to Discord broke.")
        case why:
            return CannotConnect(f"The connection to Discord broke ({type(why).__name__}).")
