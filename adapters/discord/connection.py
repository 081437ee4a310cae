"""Askwell in Discord: one connection for all servers that invited it."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import discord
from discord.http import Route

from adapters.discord.calls import CallFailed
from adapters.discord.client import Client
from adapters.discord.line import Line
from adapters.discord.listeners import Listeners
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.pace import Pace
from adapters.discord.quiet import quieten
from adapters.discord.settings import DiscordSettings
from adapters.tasks import Tasks
from bot.app import Askwell
from bot.ports import Clock

log = logging.getLogger(__name__)

_LEAVING = 10
"""Seconds for what was begun; a database that hangs does not keep Askwell from ending."""
_SETTLING = 2.0
"""Seconds without another server, after which discord.py takes those it knows for all."""


class CannotConnect(Exception):
    """Its text is a sentence or more for the organizer, each with what to do."""


class Discord:
    """`messenger` goes to the courier; while `connected`, members are answered."""

    def __init__(self, settings: DiscordSettings, clock: Clock, pace: Pace | None = None) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._tasks = Tasks()
        self.messenger = DiscordMessenger()

    @asynccontextmanager
    async def connected(self, app: Askwell, settle: float = _SETTLING) -> AsyncIterator[None]:
        """Raises CannotConnect. On the way out, what was begun is finished, if it can be."""
        if found := self._settings.faults():
            raise CannotConnect("\n".join(found))
        quieten()
        Route.BASE = self._settings.api  # discord.py keeps one address for the process
        client = Client(self._settings.shards, self._settings.gateway_url, settle)
        try:
            await self._log_in(client)
            line = Line(client, self._settings, self._clock)
            listeners = Listeners(app, line, self._tasks, self._pace)
            client.heard, client.said = listeners.interaction, listeners.message
            await self._sync(line, app)
            async with _listening(client):
                self.messenger.line = line
                yield
        finally:
            self.messenger.line = None
            with suppress(TimeoutError):
                async with asyncio.timeout(_LEAVING):
                    await self._tasks.finish()
            await client.close()

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

    async def _log_in(self, client: Client) -> None:
        try:
            await client.login(self._settings.token)
        except discord.LoginFailure:
            raise CannotConnect(REFUSED) from None
        except (discord.HTTPException, aiohttp.ClientError, OSError) as failed:
            raise CannotConnect(unreachable(self._settings.api, failed)) from None

    async def _sync(self, line: Line, app: Askwell) -> None:
        try:
            await line.sync.run(app.commands)
        except CallFailed as failed:
            raise CannotConnect(f"Discord did not take the commands. {failed}") from None


@asynccontextmanager
async def _listening(client: Client) -> AsyncIterator[None]:
    """Raises CannotConnect. A connection that breaks is discord.py's to mend; one that Discord
    will not have is said in the log."""
    line = asyncio.create_task(client.connect())
    line.add_done_callback(_ended)
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({line, ready}, return_when=asyncio.FIRST_COMPLETED)
        if line.done():
            raise CannotConnect(_why(line))
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


REFUSED = (
    "Discord refuses DISCORD_TOKEN: choose “Reset Token” under “Bot” in your application at "
    "discord.com/developers, and copy the new one into .env."
)


def unreachable(api: str, why: Exception) -> str:
    return (
        f"Discord cannot be reached at {api} ({type(why).__name__}): "
        "check the internet connection, a proxy, and DISCORD_API_BASE."
    )
