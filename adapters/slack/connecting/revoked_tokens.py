"""Slack refuses a workspace's token, and the workspace is put to sleep. A token that Slack revoked
is deleted. One that Slack may only refuse for now is tried again until it works."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from slack_sdk.oauth.installation_store import Bot

from adapters.shared.failures import ApiFailure
from adapters.shared.retry import Later
from adapters.shared.tasks import Tasks
from adapters.slack.installations import Installations, name_of
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.spaces.workspace import Workspace
from bot.app import Askwell

log = logging.getLogger(__name__)

_MAY_PASS = "invalid_auth"  # noqa: S105
"""Slack's error for a revoked token, and also for an IP address that may not call at the moment."""
_ASKED_AGAIN = 300.0
"""Seconds before such a token is tried again."""


class KnownWorkspaces(Protocol):
    """The workspaces that Askwell is in. `known` maps team ids to them, and `changing` is locked
    while one is added or removed."""

    known: dict[str, Workspace]
    changing: asyncio.Lock

    def remove(self, team: str) -> None: ...

    async def add(self, bots: Iterable[Bot]) -> None: ...


class RevokedTokens:
    """A workspace whose token is in doubt stays known, because its members may still send
    events."""

    def __init__(
        self,
        app: Askwell,
        workspaces: KnownWorkspaces,
        tasks: Tasks,
        later: Later,
        installations: Installations | None,
    ) -> None:
        self._app = app
        self._workspaces = workspaces
        self._tasks = tasks
        self._later = later
        self._installations = installations
        self._doubted: dict[str, Workspace] = {}

    def refused(self, bot: Bot, error: str) -> None:
        """Called after every call that Slack refused, also with a token that was replaced since."""
        workspace = self._workspaces.known.get(str(bot.team_id))
        if workspace is None or workspace.token != bot.bot_token:
            return
        name = name_of(bot)
        if error != _MAY_PASS:
            self._lose(workspace, name, error)
        elif self._doubted.get(workspace.team) is not workspace:
            self._doubt(workspace, name, error)

    def _lose(self, workspace: Workspace, name: str, error: str) -> None:
        self._workspaces.remove(workspace.team)
        log.error(
            "Slack took Askwell's token for the workspace %s back (%s). It sleeps: nothing is "
            "lost, and nothing sent, until you install the app again.",
            name,
            error,
        )
        lost = partial(self._lost, workspace.team, workspace.token)
        self._tasks.start(self._later.persist(lost))

    async def _lost(self, team: str, token: str) -> None:
        async with self._workspaces.changing:
            if now := self._workspaces.known.get(team):
                if now.token != token:  # it was installed again
                    return
                self._workspaces.remove(team)  # it was looked up before its row was deleted
            await self._app.spaces.sleep(PLATFORM, [team])
            if self._installations and (since := await self._installations.forget(team, token)):
                await self._workspaces.add([since])

    def _doubt(self, workspace: Workspace, name: str, error: str) -> None:
        self._doubted[workspace.team] = workspace
        log.error(
            "Slack refuses Askwell's token for the workspace %s just now (%s). It sleeps, and "
            "Slack is asked again every few minutes. If it stays so, install the app again.",
            name,
            error,
        )
        self._tasks.start(self._later.persist(partial(self._rest, workspace)))

    async def _rest(self, workspace: Workspace) -> None:
        async with self._workspaces.changing:
            if self._is_known(workspace):
                await self._app.spaces.sleep(PLATFORM, [workspace.team])
                self._later.start(_ASKED_AGAIN, partial(self._ask_again, workspace))

    async def _ask_again(self, workspace: Workspace) -> None:
        if not self._is_known(workspace):
            return
        try:
            await workspace.api.write("auth.test")
        except ApiFailure:
            self._later.start(_ASKED_AGAIN, partial(self._ask_again, workspace))
        else:
            await self._later.persist(partial(self._trust, workspace))

    async def _trust(self, workspace: Workspace) -> None:
        async with self._workspaces.changing:
            if self._is_known(workspace):
                await self._app.spaces.wake(PLATFORM, [workspace.team])
                del self._doubted[workspace.team]

    def _is_known(self, workspace: Workspace) -> bool:
        """Whether it is still this installation, and no newer one."""
        return self._workspaces.known.get(workspace.team) is workspace
