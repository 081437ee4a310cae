"""Askwell in Slack: in one workspace through Socket Mode, or in many over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import NoReturn

from aiohttp import ClientSession, ClientTimeout, web

from adapters.shared.backoff import Backoff
from adapters.shared.errors import CannotConnect
from adapters.shared.kept_events import answering_kept
from adapters.shared.lasting import Lasting
from adapters.shared.presence import Presence
from adapters.shared.retry import Later, Wait
from adapters.shared.tasks import Tasks
from adapters.slack import doctor
from adapters.slack.bolt import bolt_app
from adapters.slack.http import routes
from adapters.slack.install import Install
from adapters.slack.installations import Database, Forget, Installations
from adapters.slack.messenger import SlackMessenger
from adapters.slack.pace import Pace
from adapters.slack.receive import PLATFORM
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import PING, Socket
from adapters.slack.startup import bot_of, open_kept, stays_in_settings
from adapters.slack.workspace import Workspace
from adapters.slack.workspaces import Workspaces
from bot.app import Askwell
from bot.engine.ports import Clock

_CALL = ClientTimeout(total=10)
"""The SDK leaves this to the session that it is given."""

_LEAVING = 10
"""Seconds for what was begun; a database that hangs does not keep Askwell from ending."""


class Slack:
    """`messenger` goes to the courier, and `presence` tells whether it can send; while `connected`
    or `serving`, members are answered. On the way out, what was begun is finished, if it can
    be."""

    def __init__(
        self,
        settings: SlackSettings,
        clock: Clock,
        pace: Pace | None = None,
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._wait = wait
        self._known: dict[str, Workspace] = {}
        self._tasks = Tasks()
        self.messenger = SlackMessenger(self._known)
        self.presence = Presence(clock.now())

    @asynccontextmanager
    async def connected(
        self, app: Askwell, ping: float = PING
    ) -> AsyncIterator["asyncio.Task[NoReturn]"]:
        """Through Socket Mode, in the workspace of the bot token. Raises CannotConnect. What is
        yielded ends only when Slack refuses the app-level token, and raises Refused then."""
        async with self._at_work(app, stays_in_settings) as workspaces:
            await self._check(workspaces)
            await workspaces.add([await bot_of(workspaces, self._settings.bot_token)])
            bolt = bolt_app(workspaces, self._tasks)
            token = self._settings.app_token
            socket = Socket(bolt, token, workspaces.client(), self._tasks, ping)
            once = partial(self._once, socket)
            async with (
                Lasting("Slack", once, self._wait, Backoff()).standing() as keeping,
                answering_kept(app, PLATFORM, self._known.keys, workspaces.answer_kept),
            ):
                try:
                    yield keeping
                finally:
                    await self._leave()

    @asynccontextmanager
    async def serving(self, app: Askwell, database: Database) -> AsyncIterator[list[web.RouteDef]]:
        """Over HTTP, in every workspace where it is installed; what is to be served for that.
        Raises CannotConnect."""
        if found := self._settings.faults():
            raise CannotConnect("\n".join(found))
        http = self._settings.http
        installations = Installations(http, database)
        async with self._at_work(app, installations.forget) as workspaces:
            await open_kept(installations, workspaces, app, http.install_page)
            install = Install(self._settings, installations, workspaces, self._clock)
            bolt = bolt_app(workspaces, self._tasks, http.install_page)
            self.presence.came()
            try:
                async with answering_kept(app, PLATFORM, self._known.keys, workspaces.answer_kept):
                    yield routes(http.signing_secret, bolt, install)
            finally:
                self._went()

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

    async def _check(self, workspaces: Workspaces) -> None:
        """Raises CannotConnect."""
        if found := await doctor.faults(
            self._settings, workspaces.session, self._clock, with_socket=False
        ):
            raise CannotConnect("\n".join(found))

    async def _once(self, socket: Socket, stands: Callable[[], None]) -> None:
        def came() -> None:
            self.presence.came()
            stands()

        try:
            await socket.once(came)
        finally:
            self._went()

    def _went(self) -> None:
        self.presence.went(self._clock.now())

    @asynccontextmanager
    async def _at_work(self, app: Askwell, forget: Forget) -> AsyncIterator[Workspaces]:
        async with ClientSession(timeout=_CALL) as session:
            later = Later(self._tasks, self._wait)
            workspaces = Workspaces(
                *(app, session, self._settings.api, self._known),
                tasks=self._tasks,
                pace=self._pace,
                later=later,
                forget=forget,
            )
            try:
                yield workspaces
            finally:
                later.close()
                await self._leave()
                self._known.clear()

    async def _leave(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LEAVING):
                await self._tasks.finish()
