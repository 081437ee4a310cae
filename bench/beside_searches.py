"""How much longer somebody waits for their interviews while somebody else searches in a loop, one
search after the other. Each round with searches follows one without."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving.serving import SWITCH_SECONDS
from bench.community import NOON, caller
from bench.databases import UrlOf, analyse, migrated
from bench.measure import Measured, settle_garbage
from bench.searching import SEEKERS, GrowingCommunity
from bench.sent import event_id
from bot.app import Askwell
from bot.engine.events import Command
from storage.keys.keys import Keys
from storage.store import SqlStore

HOSTS = 10_000
SENTENCE = "public policy, housing and clinical research in schools"
ROUNDS = 20
CALLS = 20
PAUSE = 0.005
"""The time between two calls, in seconds, because a person also reads."""


@dataclass
class BesideSearches:
    """`alone` and `beside` contain how long each call took, in ms, by round, without and with
    searches. `searches` is the number of searches."""

    hosts: int
    alone: list[Measured] = field(default_factory=list)
    beside: list[Measured] = field(default_factory=list)
    searches: int = 0

    @property
    def times(self) -> float:
        """How many times as long a typical call takes next to searches: the median of the
        rounds."""
        rounds = zip(self.beside, self.alone, strict=True)
        return median(one.percentile(50) / other.percentile(50) for one, other in rounds)


async def measure(url_of: UrlOf, scale: float) -> BesideSearches:
    found = BesideSearches(max(100, int(HOSTS * scale)))
    community = GrowingCommunity(1, SEEKERS, found.hosts, max(4 * SEEKERS, found.hosts))
    with migrated(url_of("beside")) as engine:
        community.settle_in(engine)
        analyse(engine)
        store = SqlStore(engine, Keys.new())
        measuring = _Measuring(Assembly(store, StillClock(NOON), {}).app, community, found)
        usual = sys.getswitchinterval()
        try:
            settle_garbage()
            sys.setswitchinterval(SWITCH_SECONDS)  # as it is in service
            await measuring.run(max(2, int(ROUNDS * scale)))
        finally:
            sys.setswitchinterval(usual)
            await store.close()
    return found


class _Measuring:
    def __init__(self, app: Askwell, community: GrowingCommunity, found: BesideSearches) -> None:
        self._app = app
        self._by = [caller(community.seeker(number)) for number in range(2)]
        self._found = found

    async def run(self, rounds: int) -> None:
        await self._round()  # which warms up
        for _ in range(rounds):
            self._found.alone.append(await self._round())
            async with self._searches():
                self._found.beside.append(await self._round())

    async def _round(self) -> Measured:
        measured = Measured()
        for _ in range(CALLS):
            began = perf_counter()
            await self._app.handle(Command(event_id(), self._by[0], "interviews"))
            measured.calls.append((perf_counter() - began) * 1000)
            await asyncio.sleep(PAUSE)
        return measured

    @asynccontextmanager
    async def _searches(self) -> AsyncIterator[None]:
        searching = asyncio.create_task(self._search())
        try:
            yield
        finally:
            searching.cancel()
            await asyncio.wait({searching})

    async def _search(self) -> None:
        while True:
            await self._app.handle(Command(event_id(), self._by[1], "find", SENTENCE))
            self._found.searches += 1
