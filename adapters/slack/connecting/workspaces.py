"""The workspaces in which Askwell is installed, each of which is a space. A workspace sleeps while
its token is revoked, and wakes when the app is installed there again."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from aiohttp import ClientSession
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.answering.deadlines import Deadlines
from adapters.shared.answering.kept_events import NotKept
from adapters.shared.failures import ApiFailure
from adapters.shared.retry import Later, Wait
from adapters.shared.tasks import Postponed, Tasks
from adapters.slack.answering.listeners import SlackListeners
from adapters.slack.api import SlackApi
from adapters.slack.connecting.revoked_tokens import RevokedTokens
from adapters.slack.encryption import unreadable_token
from adapters.slack.installations import Installations, name_of
from adapters.slack.limits import Json
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.spaces.people import ConversationTable, SlackPeople
from adapters.slack.spaces.workspace import Workspace, card_message
from bot.app import Askwell
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine.errors import log_failure
from bot.engine.events import Caller
from bot.engine.store.ports import KeptEvent
from bot.engine.store.turn import Turn
from bot.interview.members import Person
from bot.texts.organizing.programme.opening import installed

log = logging.getLogger(__name__)

LEARNS_EVERY = 10.0
"""Seconds."""
_SDK_LOG = logging.getLogger(f"{__name__}.sdk")
_SDK_LOG.setLevel(logging.INFO)
"""At DEBUG the SDK logs what it sends, including tokens and members' words."""


class Workspaces(AsyncInstallationStore):
    """`known` maps team ids to workspaces; other parts read it, too. Without `installations`, the
    only token is the one in .env, which Askwell never removes.

    Bolt's listeners for revoked tokens use this as their installation store."""

    def __init__(
        self,
        app: Askwell,
        session: ClientSession,
        api: str,
        known: dict[str, Workspace],
        *,
        tasks: Tasks,
        database: ConversationTable,
        deadlines: Deadlines,
        later: Later,
        installations: Installations | None = None,
    ) -> None:
        self._app = app
        self._api = api
        self._tasks = tasks
        self._installations = installations
        self._refusals = RevokedTokens(app, self, tasks, later, installations)
        self._database = database
        self._deadlines = deadlines
        self._later = later
        self.session = session
        self.known = known
        self.listeners: dict[str, SlackListeners] = {}
        self.changing = asyncio.Lock()
        """Locked while a workspace is added or removed."""

    async def add_only(self, token: str, told: Json) -> None:
        """The only workspace, whose token is in .env. `told` is what Slack says about the token."""
        bot = Bot(
            team_id=told["team_id"],
            team_name=told.get("team"),
            bot_token=token,
            bot_id=told["bot_id"],
            bot_user_id=told["user_id"],
            installed_at=0.0,
        )
        await self.add([bot])

    async def add_installed(self, installations: Installations, page: str) -> None:
        """All workspaces where it is installed. For those whose token no key decrypts, the log says
        what to do. Raises WrongKey if no token can be decrypted."""
        kept = await installations.load_and_encrypt_anew()
        for bot in kept.unreadable:
            log.error("%s", plain(unreadable_token(name_of(bot), page), ANYBODY))
        await self._app.spaces.sleep(PLATFORM, [str(bot.team_id) for bot in kept.unreadable])
        await self.add(kept.bots)

    async def add(self, bots: Iterable[Bot]) -> None:
        """Wake these spaces. Other spaces stay as they are: they may belong to another process,
        another app or another token on the same database."""
        found = [self._workspace(bot) for bot in bots]
        await self._app.spaces.wake(PLATFORM, [each.team for each in found])
        for workspace in found:
            self.known[workspace.team] = workspace
            self.listeners[workspace.team] = SlackListeners(
                self._app, workspace, self._tasks, self._deadlines
            )

    async def find(self, team: str) -> Workspace | None:
        """The workspace, also if another process has just installed Askwell there. None if Askwell
        is not installed. Raises NotKept if the database cannot be asked."""
        if team not in self.known and not await self._learn():
            raise NotKept
        return self.known.get(team)

    async def keep_learning(self, wait: Wait) -> None:
        """Look for workspaces in which another process has installed Askwell, until cancelled. This
        process must know them, because it delivers their cards, too."""
        while True:
            await wait(LEARNS_EVERY)
            await self._learn()

    async def _learn(self) -> bool:
        """Add the workspaces that are not known yet. Return whether the database could be asked."""
        try:
            async with self.changing:
                if self._installations and (new := await self._installations.besides(self.known)):
                    await self.add(new)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "Workspaces could not be looked up", failed)
            return False
        return True

    async def welcome(self, bot: Bot) -> bool:
        """Return whether the workspace is awake at once. If not, it wakes when the database is
        back."""
        team = str(bot.team_id)
        before = self.known.get(team)

        async def come() -> None:
            async with self.changing:
                if self.known.get(team) is before:
                    await self.add([bot])

        return await self._later.persist(come)

    def greet(self, team: str, user: str) -> None:
        """Write to the person who installed it, if nobody has used it there before, and to nobody
        else. Nothing waits for that."""
        if workspace := self.known.get(team):
            self._tasks.start(self._greet(workspace, Person(PLATFORM, team, user)))

    async def _greet(self, workspace: Workspace, person: Person) -> None:
        if await self._app.members.has_any(person):
            return
        try:
            by = await workspace.with_profile(Caller(person, ""))
            await workspace.send_direct(person.user, card_message(installed(), by.reader))
        except ApiFailure as failed:
            log.warning("Who installed Askwell could not be written to. %s", failed)

    async def answer_kept(self, kept: KeptEvent, turn: Turn) -> None:
        """Raises Postponed."""
        if listeners := self.listeners.get(kept.event.by.person.space):
            await listeners.kept(kept, turn)
        else:
            raise Postponed

    async def look_up(self, person: Person) -> None:
        """Raises ApiFailure."""
        if listeners := self.listeners.get(person.space):
            await listeners.look_up(person)

    def remove(self, team: str) -> None:
        del self.known[team], self.listeners[team]

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Bolt calls this when Slack says that the token is revoked. That may come late, after the
        token was replaced, so Slack is asked first."""
        if workspace := self.known.get(team_id or ""):
            self._tasks.start(self._check(workspace))

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Askwell stores no tokens of single people."""

    def client(self, token: str = "") -> AsyncWebClient:
        """All clients share one HTTP session. They repeat no call: only the caller knows whether a
        call can be made twice."""
        return AsyncWebClient(
            token or None,
            base_url=self._api,
            session=self.session,
            retry_handlers=[],
            logger=_SDK_LOG,
        )

    async def _check(self, workspace: Workspace) -> None:
        with suppress(ApiFailure):
            await workspace.api.write("auth.test")

    def _workspace(self, bot: Bot) -> Workspace:
        team, token = str(bot.team_id), bot.bot_token
        api = SlackApi(self.client(token), revoked=partial(self._refusals.refused, bot))
        people = SlackPeople(api, team, self._database)
        return Workspace(team, bot.bot_user_id, bot.bot_id, token, api, self.session, people)
