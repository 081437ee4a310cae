"""What the regular work costs if nothing is due, however much is asleep or kept."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

from sqlalchemy import Engine, select, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import DAY, NOON, Community
from bench.databases import UrlOf, analyse, migrated
from storage import tables
from storage.connections.executor import Executor
from storage.keys.keys import Keys
from storage.statements.prepared import Prepared
from storage.store import SqlStore
from tests.statements import statements

ASLEEP = 85_000
CARDS = 100_000
TIMES = 200
PAUSE = 0.003
"""Seconds."""
_ONE_TIMER = Prepared(select(tables.timers.c.at).limit(1))
NAMES = ("nudge_host", "expire", "thanks_first", "thanks_second")


@dataclass(frozen=True)
class UpkeepCost:
    """The processor time of one run and, as the floor, of one bare statement that is prepared
    already, in microseconds: when they follow each other at once, and when the process slept before
    each, as in service. Then the processor's caches are cold. And the number of statements in a
    run."""

    what: str
    at_once: tuple[float, float]
    after_sleep: tuple[float, float]
    statements: int


async def measure(url_of: UrlOf, scale: float) -> list[UpkeepCost]:
    interviews = max(40, int(ASLEEP * scale) // len(NAMES) // 40 * 40)
    community = Community(10, interviews // 4, interviews // 4, interviews)
    times = max(5, int(TIMES * scale))
    with migrated(url_of("upkeep")) as engine:
        community.settle_in(engine)
        store = SqlStore(engine, Keys.new())
        try:
            assembly = Assembly(store, StillClock(NOON), {})
            costs = [await _cost("a wake-up", assembly.courier.run_due, engine, times)]
            _sleep(engine, community)
            await assembly.courier.drain()
            what = f"with {community.interviews * len(NAMES):,} timers asleep"
            costs.append(await _cost(what, assembly.courier.run_due, engine, times))
            kept = int(CARDS * scale)
            _keep(engine, community, kept)
            what = f"a night with {kept:,} cards kept"
            costs.append(await _cost(what, assembly.housekeeping.forget_old, engine, 3))
            return costs
        finally:
            await store.close()


def _sleep(engine: Engine, community: Community) -> None:
    community.set_timers(engine, NAMES)
    with engine.begin() as db:
        db.execute(update(tables.spaces).values(asleep=True))
    analyse(engine)


def _keep(engine: Engine, community: Community, many: int) -> None:
    """Add cards that were shown a day ago."""
    community.post_cards(engine, many)
    shown = update(tables.cards).values(due_at=None, message="m", taken_at=NOON - DAY)
    with engine.begin() as db:
        db.execute(shown)
        db.execute(update(tables.spaces).values(asleep=False))
    analyse(engine)


async def _cost(
    what: str, act: Callable[[], Awaitable[object]], engine: Engine, times: int
) -> UpkeepCost:
    await act()
    with statements() as asked:  # apart, because counting takes time
        await act()
    bare = Executor(engine)
    acts = (act, lambda: bare.read(_ONE_TIMER.rows))
    at_once = await _medians(acts, times, 0)
    return UpkeepCost(what, at_once, await _medians(acts, times, PAUSE), len(asked))


async def _medians(
    acts: tuple[Callable[[], Awaitable[object]], ...], times: int, pause: float
) -> tuple[float, float]:
    costs: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for act, each in zip(acts, costs, strict=True):
            await asyncio.sleep(pause)
            began = process_time()
            await act()
            each.append((process_time() - began) * 1_000_000)
    return median(costs[0]), median(costs[1])
