"""Askwell in Slack: in one workspace through Socket Mode, or in many over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientSession, ClientTimeout, web

from adapters.errors import CannotConnect
from adapters.later import Later, Wait
from adapters.presence import Presence
from adapters.slack import doctor
from adapters.slack.bolt import bolt_app
from adapters.slack.http import routes
from adapters.slack.install import Install
from adapters.slack.installations import Database, Forget, Installations
from adapters.slack.messenger import SlackMessenger
from adapters.slack.pace import Pace
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import PING, Socket
from adapters.slack.startup import bot_of, open_kept, stays_in_settings
from adapters.slack.workspace import Workspace
from adapters.slack.workspaces import Workspaces
from adapters.tasks import Tasks
from bot.app import Askwell
from bot.ports import Clock

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
    async def connected(self, app: Askwell, ping: float = PING) -> AsyncIterator[Workspace]:
        """Through Socket Mode, in the workspace of the bot token. Raises CannotConnect."""
        async with self._at_work(app, stays_in_settings) as workspaces:
            session = workspaces.session
            if found := await doctor.faults(
                self._settings, session, self._clock, with_socket=False
            ):
                raise CannotConnect("\n".join(found))
            bot = await bot_of(workspaces, self._settings.bot_token)
            await workspaces.add([bot])
            bolt = bolt_app(workspaces, self._tasks)
            socket = Socket(bolt, self._settings.app_token, workspaces.client(), ping)
            socket.came, socket.went = self.presence.came, self._went
            try:
                await socket.connect()
                yield workspaces.known[str(bot.team_id)]
            finally:
                self._went()
                await socket.close()  # type: ignore[no-untyped-call]

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
                yield routes(http.signing_secret, bolt, install)
            finally:
                self._went()

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

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
                with suppress(TimeoutError):
                    async with asyncio.timeout(_LEAVING):
                        await self._tasks.finish()
                self._known.clear()
