"""Askwell in one Slack workspace, through Socket Mode."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import doctor
from adapters.slack.bolt import bolt_app
from adapters.slack.calls import CallFailed, Calls
from adapters.slack.listeners import Listeners
from adapters.slack.messenger import SlackMessenger
from adapters.slack.pace import Pace
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import PING, Socket
from adapters.slack.tasks import Tasks
from adapters.slack.workspace import Workspace, installed
from bot.app import Askwell
from bot.ports import Clock

_CALL = ClientTimeout(total=10)
"""The SDK leaves this to the session that it is given."""

_LEAVING = 10
"""Seconds for what was begun; a database that hangs does not keep Askwell from ending."""


class CannotConnect(Exception):
    """Its text is a sentence or more for the organizer, each with what to do."""


class Slack:
    """`messenger` goes to the courier; while `connected`, members are answered."""

    def __init__(self, settings: SlackSettings, clock: Clock, pace: Pace | None = None) -> None:
        self._settings = settings
        self._clock = clock
        self._pace = pace or Pace()
        self._workspaces: dict[str, Workspace] = {}
        self._tasks = Tasks()
        self.messenger = SlackMessenger(self._workspaces)

    @asynccontextmanager
    async def connected(self, app: Askwell, ping: float = PING) -> AsyncIterator[Workspace]:
        """Raises CannotConnect. On the way out, what was begun is finished, if it can be."""
        async with ClientSession(timeout=_CALL) as session:
            if found := await doctor.faults(
                self._settings, session, self._clock, with_socket=False
            ):
                raise CannotConnect("\n".join(found))
            workspace = await self._workspace(session)
            listeners = Listeners(app, workspace, self._tasks, self._pace)
            bolt = bolt_app(workspace, listeners, self._client("", session))
            socket = Socket(bolt, self._settings.app_token, self._client("", session), ping)
            self._workspaces[workspace.team] = workspace
            try:
                await socket.connect()
                yield workspace
            finally:
                await socket.close()  # type: ignore[no-untyped-call]
                with suppress(TimeoutError):
                    async with asyncio.timeout(_LEAVING):
                        await self._tasks.finish()
                del self._workspaces[workspace.team]

    async def finish(self) -> None:
        """Until everything that members did so far was answered."""
        await self._tasks.finish()

    async def _workspace(self, session: ClientSession) -> Workspace:
        token = self._settings.bot_token
        calls = Calls(self._client(token, session))
        try:
            return installed(await calls.write("auth.test"), calls, token, session)
        except CallFailed as failed:
            raise CannotConnect(f"Slack did not say which workspace this is. {failed}") from failed

    def _client(self, token: str, session: ClientSession) -> AsyncWebClient:
        """One HTTP session for all; what failed is repeated only by who knows whether it may be."""
        return AsyncWebClient(
            token or None,
            base_url=self._settings.api,
            session=session,
            retry_handlers=[],
        )
