"""The workspaces in which Askwell is, each a space of its own. One whose token is dead
sleeps, and wakes when the app is installed there again."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from aiohttp import ClientSession
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.kept_events import Postponed
from adapters.shared.retry import Later
from adapters.shared.tasks import Tasks
from adapters.slack.calls import CallFailed, Calls
from adapters.slack.installations import Forget
from adapters.slack.listeners import Listeners
from adapters.slack.pace import Pace
from adapters.slack.receive import PLATFORM
from adapters.slack.refusals import Refusals
from adapters.slack.workspace import Workspace
from bot.app import Askwell
from bot.engine.ports import Kept
from bot.engine.turn import Turn

log = logging.getLogger(__name__)

_SDK_LOG = logging.getLogger(f"{__name__}.sdk")
_SDK_LOG.setLevel(logging.INFO)
"""The SDK writes what it sends to a log that takes it, and tokens and members' words with it."""


class Workspaces:
    """`known` is by team id, for others to look into. `forget` is told of a dead token,
    and gives back what was installed in its place."""

    def __init__(
        self,
        app: Askwell,
        session: ClientSession,
        api: str,
        known: dict[str, Workspace],
        *,
        tasks: Tasks,
        pace: Pace,
        later: Later,
        forget: Forget,
    ) -> None:
        self._app = app
        self._api = api
        self._tasks = tasks
        self._refusals = Refusals(app, self, tasks, later, forget)
        self._pace = pace
        self._later = later
        self.session = session
        self.known = known
        self.listeners: dict[str, Listeners] = {}
        self.changing = asyncio.Lock()
        """Held while a workspace comes or goes."""

    async def add(self, bots: Iterable[Bot]) -> None:
        """They are awake from now on. Other spaces are left as they are, for they may be those of
        another process, of another app, or of another token on the same database."""
        found = [self._workspace(bot) for bot in bots]
        await self._app.wake(PLATFORM, [each.team for each in found])
        for workspace in found:
            self.known[workspace.team] = workspace
            self.listeners[workspace.team] = Listeners(
                self._app, workspace, self._tasks, self._pace
            )

    async def welcome(self, bot: Bot) -> bool:
        """Whether it is awake at once. If not, it will be as soon as the database is back."""
        team = str(bot.team_id)
        before = self.known.get(team)

        async def come() -> None:
            async with self.changing:
                if self.known.get(team) is before:
                    await self.add([bot])

        return await self._later.persist(come)

    async def answer_kept(self, kept: Kept, turn: Turn) -> None:
        """Raises Postponed."""
        if listeners := self.listeners.get(kept.event.by.person.space):
            await listeners.kept(kept, turn)
        else:
            raise Postponed

    def remove(self, team: str) -> None:
        del self.known[team], self.listeners[team]

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
        calls = Calls(self.client(token), revoked=partial(self._refusals.refused, bot))
        return Workspace(team, bot.bot_user_id, bot.bot_id, token, calls, self.session)
