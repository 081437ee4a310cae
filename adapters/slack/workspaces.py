"""The workspaces in which Askwell is, each a space of its own. One that took its token back
sleeps, and wakes when the app is installed there again."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from aiohttp import ClientSession
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.calls import CallFailed, Calls
from adapters.slack.installations import Remove
from adapters.slack.listeners import Listeners
from adapters.slack.pace import Pace
from adapters.slack.receive import PLATFORM
from adapters.slack.workspace import Workspace
from adapters.tasks import Tasks
from bot.app import Askwell

log = logging.getLogger(__name__)

_MAY_PASS = "invalid_auth"  # noqa: S105
"""Slack says so of a dead token, but also where an address may not call just now."""


_SDK_LOG = logging.getLogger(f"{__name__}.sdk")
_SDK_LOG.setLevel(logging.INFO)
"""The SDK writes what it sends to a log that takes it, and tokens and members' words with it."""


class Workspaces:
    """`known` is by team id, for others to look into. `remove` forgets an installation."""

    def __init__(
        self,
        app: Askwell,
        session: ClientSession,
        api: str,
        known: dict[str, Workspace],
        *,
        tasks: Tasks,
        pace: Pace,
        remove: Remove,
    ) -> None:
        self._app = app
        self._api = api
        self._tasks = tasks
        self._pace = pace
        self._remove = remove
        self.session = session
        self.known = known
        self.listeners: dict[str, Listeners] = {}
        self.changing = asyncio.Lock()
        """Held while a workspace comes or goes."""

    async def add(self, bots: Iterable[Bot]) -> None:
        """They are awake from now on."""
        for bot in bots:
            workspace = self._workspace(bot)
            self.known[workspace.team] = workspace
            self.listeners[workspace.team] = Listeners(
                self._app, workspace, self._tasks, self._pace
            )
        await self._tell()

    async def check(self, team: str) -> None:
        """Whether its token still works: Slack may tell late of one that was replaced since."""
        if workspace := self.known.get(team):
            with suppress(CallFailed):
                await workspace.calls.write("auth.test")

    def client(self, token: str = "") -> AsyncWebClient:
        """One HTTP session for all; what failed is repeated only by who knows whether it may be."""
        return AsyncWebClient(
            token or None,
            base_url=self._api,
            session=self.session,
            retry_handlers=[],
            logger=_SDK_LOG,
        )

    def _workspace(self, bot: Bot) -> Workspace:
        team, token = str(bot.team_id), bot.bot_token
        calls = Calls(self.client(token), revoked=partial(self._revoked, team, token))
        return Workspace(team, bot.bot_user_id, bot.bot_id, token, calls, self.session)

    def _revoked(self, team: str, token: str, error: str) -> None:
        if team not in self.known or self.known[team].token != token:
            return
        del self.known[team], self.listeners[team]
        log.error(
            "Slack took Askwell's token for the workspace %s back (%s). It sleeps: nothing is "
            "lost, and nothing sent, until you install the app again.",
            *(team, error),
        )
        self._tasks.start(self._sleep(team, error))

    async def _sleep(self, team: str, error: str) -> None:
        async with self.changing:
            if team in self.known:
                return
            await self._tell()
            if error != _MAY_PASS:
                await self._remove(team)

    async def _tell(self) -> None:
        await self._app.wake_only(PLATFORM, self.known)
