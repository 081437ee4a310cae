"""Askwell in Slack: in one workspace through Socket Mode, or in many over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import NoReturn, Protocol

from adapters.shared.answering.deadlines import Deadlines
from adapters.shared.answering.kept_events import answer_kept
from adapters.shared.connecting.backoff import Backoff
from adapters.shared.connecting.clock_trace import clock_trace
from adapters.shared.connecting.persistent_connection import PersistentConnection
from adapters.shared.connecting.presence import Presence
from adapters.shared.errors import FaultySettings
from adapters.shared.look_ups import look_up_hosts
from adapters.shared.platform import Pages
from adapters.shared.retry import Later, Wait
from adapters.shared.tasks import Tasks, meanwhile
from adapters.slack.answering.listeners import SlackListeners
from adapters.slack.api import SlackApi
from adapters.slack.connecting.bolt import bolt_app
from adapters.slack.connecting.http import SlackPages, route
from adapters.slack.connecting.session import open_session
from adapters.slack.connecting.signature import SignatureCheck
from adapters.slack.connecting.socket_mode import PING, SocketMode
from adapters.slack.connecting.workspaces import Workspaces
from adapters.slack.installations import Installations, InstallationTable
from adapters.slack.receiving.receive import PLATFORM
from adapters.slack.sending.messenger import SlackMessenger
from adapters.slack.sending.poster import SlackPoster
from adapters.slack.setting_up import doctor, http_doctor
from adapters.slack.settings import SlackSettings
from adapters.slack.spaces.directory import SlackDirectory
from adapters.slack.spaces.people import ConversationTable
from adapters.slack.spaces.workspace import Workspace
from bot.app import Askwell
from bot.cards.rich_text import Text, joined
from bot.engine.router import CommandSpec
from bot.engine.store.ports import Clock
from bot.interview.members import Person


class SlackTables(InstallationTable, ConversationTable, Protocol):
    """What Slack needs from the database."""


class Slack:
    """A platform. The `database` stores where Askwell is installed over HTTP, and the ids of
    conversations."""

    name = PLATFORM

    def __init__(
        self,
        settings: SlackSettings,
        clock: Clock,
        database: SlackTables,
        deadlines: Deadlines | None = None,
        wait: Wait = asyncio.sleep,
        *,
        look_up_wait: Wait = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._database = database
        self._deadlines = deadlines or Deadlines()
        self._wait = wait
        self._look_up_wait = look_up_wait
        self._known: dict[str, Workspace] = {}
        self._tasks = Tasks()
        self._pages = SlackPages()
        self._listeners: dict[str, SlackListeners] = {}
        self.messenger = SlackMessenger(self._known, self._renew_home)
        self.directory = SlackDirectory(self._known)
        self.poster = SlackPoster(self._known)
        self.presence = Presence(clock.now())

    @asynccontextmanager
    async def connected(
        self, app: Askwell, ping: float = PING
    ) -> AsyncIterator["asyncio.Future[NoReturn]"]:
        if found := self._settings.faults():
            raise FaultySettings(joined(found))
        over_http = self._settings.http.given
        async with self._over_http(app) if over_http else self._over_socket(app, ping) as refused:
            yield refused

    def pages(self) -> Pages:
        http = self._settings.http
        return Pages(self._pages.routes(), http.install_page) if http.given else Pages()

    async def doctor(self, _commands: Sequence[CommandSpec], language: str) -> list[Text]:
        settings, clock = self._settings, self._clock
        async with open_session() as session:
            if settings.http.given and not settings.faults():
                database = self._database
                return await http_doctor.faults(settings, session, clock, database, language)
            return await doctor.faults(settings, session, clock)

    @asynccontextmanager
    async def _over_socket(
        self, app: Askwell, ping: float
    ) -> AsyncIterator["asyncio.Future[NoReturn]"]:
        """In the workspace of the bot token. Raises CannotConnect. The yielded task ends only if
        Slack refuses the app-level token, and raises Refused then."""
        async with self._at_work(app) as workspaces:
            settings = self._settings
            told = await doctor.identify(settings, workspaces.session, self._clock)
            await workspaces.add_only(settings.bot_token, told)
            bolt = bolt_app(workspaces)
            api = SlackApi(workspaces.client(settings.app_token))
            socket = SocketMode(bolt, api, self._tasks, ping)
            once = partial(self._once, socket)
            async with (
                PersistentConnection("Slack", once, self._wait, Backoff()).standing() as keeping,
                self._catching_up(app, workspaces),
            ):
                try:
                    yield keeping
                finally:
                    await self._tasks.leave()

    @asynccontextmanager
    async def _over_http(self, app: Askwell) -> AsyncIterator["asyncio.Future[NoReturn]"]:
        """In every workspace where it is installed. Slack can only refuse single workspaces, so
        what is yielded never ends."""
        from adapters.slack.oauth.flow import InstallPages  # noqa: PLC0415 (it brings cryptography)

        http = self._settings.http
        installations = Installations(http, self._database)
        async with self._at_work(app, installations) as workspaces:
            await workspaces.add_installed(installations, http.install_page)
            install = InstallPages(self._settings, installations, workspaces, self._clock)
            check = SignatureCheck(http.signing_secret)
            bolt = bolt_app(workspaces, http.install_page)
            self.presence.came()
            try:
                with self._pages.opened([route(bolt, check), *install.routes]):
                    async with (
                        meanwhile(workspaces.keep_learning(self._look_up_wait)),
                        self._catching_up(app, workspaces),
                    ):
                        yield asyncio.get_running_loop().create_future()
            finally:
                self._went()

    async def finish(self) -> None:
        """Wait until everything that members did so far is answered."""
        await self._tasks.finish()

    def _catching_up(
        self, app: Askwell, workspaces: Workspaces
    ) -> AbstractAsyncContextManager[None]:
        """With what was left undone before, and with who is still there."""
        known, look_up = self._known.keys, workspaces.look_up
        return meanwhile(
            answer_kept(app, PLATFORM, known, workspaces.answer_kept),
            look_up_hosts(app.members, PLATFORM, known, look_up, self._look_up_wait),
        )

    async def _once(self, socket: SocketMode, stands: Callable[[], None]) -> None:
        def came() -> None:
            self.presence.came()
            stands()

        try:
            await socket.once(came)
        finally:
            self._went()

    def _renew_home(self, person: Person) -> None:
        """A card that was sent may change what the member's home tab shows."""
        if listeners := self._listeners.get(person.space):
            self._tasks.start(listeners.home.renew(person.user))

    def _went(self) -> None:
        self.presence.went(self._clock.now())

    @asynccontextmanager
    async def _at_work(
        self, app: Askwell, installations: Installations | None = None
    ) -> AsyncIterator[Workspaces]:
        async with open_session(clock_trace(self._clock, self.presence)) as session:
            later = Later(self._tasks, self._wait)
            workspaces = Workspaces(
                app,
                session,
                self._settings.api,
                self._known,
                tasks=self._tasks,
                database=self._database,
                deadlines=self._deadlines,
                later=later,
                installations=installations,
            )
            self._listeners = workspaces.listeners
            try:
                yield workspaces
            finally:
                later.close()
                await self._tasks.leave()
                self._listeners = {}
                self._known.clear()
