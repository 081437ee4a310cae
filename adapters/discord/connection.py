"""Askwell in Discord: one client for all servers that invited it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from typing import NoReturn

import discord

from adapters.discord.answering.listeners import DiscordListeners
from adapters.discord.connecting.client import DiscordClient
from adapters.discord.connecting.login import REFUSED, log_in
from adapters.discord.connecting.settling import SETTLING
from adapters.discord.receiving.receive import PLATFORM
from adapters.discord.rendering import command_mentions
from adapters.discord.sending.messenger import DiscordMessenger
from adapters.discord.sending.poster import DiscordPoster
from adapters.discord.sending.session import DiscordSession
from adapters.discord.setting_up import doctor
from adapters.discord.setting_up.command_tree import AskwellTree
from adapters.discord.settings import DiscordSettings
from adapters.discord.spaces.directory import DiscordDirectory
from adapters.discord.spaces.servers import Servers
from adapters.shared.answering.deadlines import Deadlines
from adapters.shared.answering.kept_events import answer_kept
from adapters.shared.connecting.backoff import Backoff
from adapters.shared.connecting.persistent_connection import PersistentConnection
from adapters.shared.connecting.presence import Presence
from adapters.shared.errors import CannotConnect, FaultySettings, Refused
from adapters.shared.failures import ApiFailure
from adapters.shared.look_ups import look_up_hosts
from adapters.shared.platform import Pages
from adapters.shared.retry import Later, Wait
from adapters.shared.tasks import Tasks, meanwhile
from bot.app import Askwell
from bot.background.background_work import stop
from bot.cards.rich_text import Text, Words, joined, say
from bot.engine.router import CommandSpec
from bot.engine.store.ports import Clock

log = logging.getLogger(__name__)


class Discord:
    """A platform."""

    name = PLATFORM

    def __init__(
        self,
        settings: DiscordSettings,
        clock: Clock,
        deadlines: Deadlines | None = None,
        wait: Wait = asyncio.sleep,
        *,
        look_up_wait: Wait = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._deadlines = deadlines or Deadlines()
        self._wait = wait
        self._look_up_wait = look_up_wait
        self._tasks = Tasks()
        self.messenger = DiscordMessenger()
        self.directory = DiscordDirectory(self.messenger)
        self.poster = DiscordPoster(self.messenger)
        self.presence = Presence(clock.now())

    @asynccontextmanager
    async def connected(
        self, app: Askwell, settle: float = SETTLING
    ) -> AsyncIterator["asyncio.Task[NoReturn]"]:
        """Raises CannotConnect. What is yielded ends only if Discord refuses the token, and raises
        Refused then. At the end, work that was begun is finished if possible."""
        if found := self._settings.faults():
            raise FaultySettings(joined(found))
        once = partial(self._connect_once, app, settle)
        standing = PersistentConnection("Discord", once, self._wait, Backoff()).standing()
        try:
            async with standing as keeping:
                yield keeping
        finally:
            await self._tasks.leave()

    async def _connect_once(self, app: Askwell, settle: float, stands: Callable[[], None]) -> None:
        """Raises CannotConnect, and Refused."""
        async with log_in(self._settings, self._clock, self.presence, settle) as client:
            session = DiscordSession(client, self._settings, self._clock, app.unseen)
            later = Later(self._tasks, self._wait)
            await _sync(AskwellTree(client, self._settings, app.commands))
            listeners = self._attach_listeners(client, session, app, later)
            try:
                async with _listening(client) as connection:
                    self.messenger.session = session
                    stands()
                    async with (
                        self._leaving(client),
                        meanwhile(
                            answer_kept(app, PLATFORM, session.spaces, listeners.answer_kept),
                            look_up_hosts(
                                *(app.members, PLATFORM, session.guilds, listeners.look_up),
                                wait=self._look_up_wait,
                            ),
                        ),
                    ):
                        await asyncio.wait({connection})
                    raise _reason(connection)
            finally:
                self._note_absence()
                later.close()
                self.messenger.session = None
                command_mentions.forget_commands()

    @asynccontextmanager
    async def _leaving(self, client: DiscordClient) -> AsyncIterator[None]:
        """If Askwell stops during the block, what was begun is finished while the connection still
        stands. After that, nothing new is begun."""
        try:
            yield
        except asyncio.CancelledError:
            await self._tasks.leave()
            client.stop_hearing()
            raise

    def pages(self) -> Pages:
        return Pages()

    async def doctor(self, commands: Sequence[CommandSpec], _language: str) -> list[Text]:
        return await doctor.faults(self._settings, commands, self._clock)

    async def finish(self) -> None:
        """Wait until everything that members did so far is answered."""
        await self._tasks.finish()

    def _attach_listeners(
        self, client: DiscordClient, session: DiscordSession, app: Askwell, later: Later
    ) -> DiscordListeners:
        servers = Servers(app.spaces, session, self._tasks, later)
        listeners = DiscordListeners(app, session, self._tasks, self._deadlines)
        client.interaction_received = listeners.interaction
        client.message_received = listeners.message
        client.servers_listed, client.server_changed = servers.listed, servers.changed
        client.connected, client.disconnected = self.presence.came, self._note_absence
        return listeners

    def _note_absence(self) -> None:
        self.presence.went(self._clock.now())


async def _sync(tree: AskwellTree) -> None:
    try:
        await tree.sync_changes()
    except ApiFailure as failed:  # those that it has still work
        log.error("Discord did not take the commands (%s): `askwell doctor` says more.", failed)


@asynccontextmanager
async def _listening(client: DiscordClient) -> AsyncIterator["asyncio.Task[None]"]:
    """Yields a task that ends when the connection does. Raises CannotConnect, and Refused."""
    connection = asyncio.create_task(client.connect(reconnect=False))
    ready = asyncio.create_task(client.wait_until_ready())
    try:
        await asyncio.wait({connection, ready}, return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            raise _reason(connection)
        yield connection
    finally:
        await client.close()
        await stop(connection, ready)


def _reason(ended: "asyncio.Task[None]") -> CannotConnect:
    match ended.exception():
        case discord.ConnectionClosed(code=4004):
            return Refused(REFUSED)
        case discord.PrivilegedIntentsRequired():
            return CannotConnect(
                say("Discord wants intents switched on that Askwell does not need: update Askwell.")
            )
        case discord.ConnectionClosed(code=code):
            told = say("Discord ended the connection, with its code {code}.", code=Words(str(code)))
            return CannotConnect(told)
        case None:
            return CannotConnect(say("The connection to Discord broke."))
        case why:
            error = Words(type(why).__name__)
            return CannotConnect(say("The connection to Discord broke ({error}).", error=error))
