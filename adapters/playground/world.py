"""The playground as a whole, which the entry point connects to the core."""

from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from socket import socket
from typing import Protocol

from aiohttp import web

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.clock import PlaygroundClock
from adapters.playground.demo import seed
from adapters.playground.demo_term import DemoTerm
from adapters.playground.desk import Desk
from adapters.playground.directory import PlaygroundDirectory
from adapters.playground.messenger import PlaygroundMessenger, PlaygroundPoster
from adapters.playground.page.server import LIMITS, Server
from adapters.playground.time_machine import TimeMachine
from adapters.web.listening import listening
from bot.app import Answer
from bot.engine.events import Command, Press, Said, Submit
from bot.engine.router import CommandSpec
from bot.engine.store.agenda import Agenda
from bot.engine.store.ports import Clock
from bot.engine.store.store import Store

SHUTDOWN_SECONDS = 2.0


class Core(Protocol):
    @property
    def commands(self) -> Sequence[CommandSpec]: ...

    async def handle(self, event: Command | Press | Submit | Said) -> Answer: ...


class Deliverer(Protocol):
    async def drain(self) -> None: ...

    async def agenda(self) -> Agenda: ...


class Playground:
    """`path` is the store's own SQLite file: one file contains the whole demo community."""

    def __init__(self, path: str, base: Clock) -> None:
        self._platform = ChatServer(path)
        self.clock = PlaygroundClock(base, self._platform.offset())
        self.messenger = PlaygroundMessenger(self._platform, self.clock)
        self.directory = PlaygroundDirectory(self._platform)
        self.poster = PlaygroundPoster(self._platform, self.clock)
        self._seen: Counter[str] = Counter()
        self._platform.watch(self._note)

    @asynccontextmanager
    async def serving(
        self,
        at: tuple[str, int] | socket,
        app: Core,
        courier: Deliverer,
        others: Iterable[web.AbstractRouteDef] = (),
    ) -> AsyncIterator[str]:
        """`at` is as in `listening`. Yields the page's URL. `others` are further routes on the same
        port. Raises OSError before doing anything if the port is taken."""
        desk = Desk(self._platform, self.clock, app.handle)
        machine = TimeMachine(
            self.clock,
            courier.agenda,
            courier.drain,
            self._platform.save_offset,
            self._count,
        )
        server = Server(self._platform, self.clock, machine, desk, app.commands)
        application = server.application()
        application.add_routes(others)
        async with listening(application, at, LIMITS, SHUTDOWN_SECONDS) as address:
            async with machine.lock:
                await seed(self._platform, app.handle, self.clock)
            yield address

    def with_term(self, core: Core, store: Store) -> DemoTerm:
        """The core, which offers a demo term to the organizer."""
        return DemoTerm(core, store, self._platform, self.clock)

    def close(self) -> None:
        self._platform.close()

    def _note(self, user: str, new: bool) -> None:
        self._seen[user] += new

    def _count(self, users: Collection[str]) -> int:
        return sum(self._seen[user] for user in users)
