"""The playground's demo community in memory, as Maya finds it when she has nothing open."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.demo import seed
from adapters.playground.receive import caller
from adapters.playground.residents.people import SEEKERS
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.contexts.member import Context
from bot.engine.events import Command, Said
from bot.engine.store.store import UnitOfWork
from bot.flows import every_flow
from bot.load_requests import load_request
from storage.store import SqlStore

T = TypeVar("T")

MAYA = SEEKERS[0]
_EVENT = "read"
"""Nothing that she says is stored, so all of it can have the same id."""


class DemoCommunity:
    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._handlers = every_flow().handlers

    @property
    def now(self) -> datetime:
        return self._assembly.clock.now()

    def says(self, text: str) -> Command | Said:
        """What she writes: a command with its words, or plain words."""
        return self._assembly.app.read(Said(_EVENT, caller(MAYA), text))

    def finds(self, words: str) -> Command:
        return Command(_EVENT, caller(MAYA), "find", words)

    async def context(self, event: Command | Said) -> Context:
        """What is read before she is answered."""
        return await self.read(event, lambda context: context)

    async def read(self, event: Command | Said, work: Callable[[Context], T]) -> T:
        """The result of `work` on that. It can also use what is only read on access."""
        name = event.name if isinstance(event, Command) else ""
        request = load_request(self._handlers[type(event), name], event)

        def loaded(unit: UnitOfWork) -> T:
            if context := unit.contexts.load(request, self.now):
                return work(context)
            raise LookupError("nothing is read for Maya")

        return await self._assembly.store.run(loaded)


@asynccontextmanager
async def demo_community(now: datetime) -> AsyncIterator[DemoCommunity]:
    """Filled like the playground, at this instant, which does not change."""
    store, platform, clock = SqlStore.open("sqlite://"), ChatServer(":memory:"), StillClock(now)
    try:
        assembly = Assembly(store, clock, {})
        await seed(platform, assembly.app.handle, clock)
        yield DemoCommunity(assembly)
    finally:
        platform.close()
        await store.close()
