"""A hundred thousand timers due at once, and members who act meanwhile."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter, thread_time
from typing import TypeVar

from sqlalchemy import Engine, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving import SWITCH_SECONDS
from bench.community import NOON, PLATFORM, Community, caller
from bench.databases import UrlOf, analyse, migrated
from bench.measure import Measured, settle_garbage
from bench.portions import InstantMessenger
from bot.content.questions import the_bank
from bot.engine.events import Command
from bot.engine.store import UnitOfWork
from bot.interview.model import Stage
from storage import tables
from storage.keys import Keys
from storage.store import SqlStore

T = TypeVar("T")

MANY = 100_000
SECONDS = 20
"""So long is watched, with and without."""
EVERY = 0.02
"""Seconds after which the next member acts."""
STALE = ("nudge_host", "expire", "thanks_first")
PRESSING = ("hour_before",)


@dataclass
class Storm:
    """What members wait, in ms, in calm and meanwhile; and for how much processor time each piece
    of work held the database, in ms."""

    many: int
    calm: Measured = field(default_factory=Measured)
    stormy: Measured = field(default_factory=Measured)
    held: list[float] = field(default_factory=list)


class WatchedStore(SqlStore):
    """Says how long each piece of work held it."""

    held: list[float]

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        return await super().run(lambda unit: self._watched(work, unit))

    async def run_behind(self, work: Callable[[UnitOfWork], T]) -> T:
        return await super().run_behind(lambda unit: self._watched(work, unit))

    def _watched(self, work: Callable[[UnitOfWork], T], unit: UnitOfWork) -> T:
        began = thread_time()
        try:
            return work(unit)
        finally:
            self.held.append((thread_time() - began) * 1000)


async def measure(url_of: UrlOf, scale: float) -> Storm:
    """After a week away: most of it stale, and each fourth interview is in an hour."""
    interviews = max(40, int(MANY * scale) // (len(STALE) + 1))
    community = Community(10, interviews // 40 * 10, interviews // 40 * 10, interviews // 40 * 40)
    storm = Storm(community.interviews * (len(STALE) + 1))
    with migrated(url_of("storm")) as engine:
        community.settle_in(engine)
        community.set_timers(engine, (*STALE, *PRESSING))
        _bring_near(engine)
        analyse(engine)
        await _watch(engine, community, storm, SECONDS * scale)
    return storm


async def _watch(engine: Engine, community: Community, storm: Storm, seconds: float) -> None:
    store = WatchedStore(engine, Keys.new())
    store.held = []
    assembly = Assembly(store, StillClock(NOON), {PLATFORM: InstantMessenger()})
    usual = sys.getswitchinterval()
    try:
        sys.setswitchinterval(SWITCH_SECONDS)
        the_bank()
        settle_garbage()
        await _act(assembly, community, storm.calm, seconds)
        store.held = storm.held
        working = asyncio.create_task(_work(assembly))
        await _act(assembly, community, storm.stormy, seconds)
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        await assembly.courier.finish()
    finally:
        sys.setswitchinterval(usual)
        await store.close()


async def _work(assembly: Assembly) -> None:
    """As the entry point does it."""
    while True:
        assembly.woken.clear()
        await assembly.courier.run_due()
        await assembly.woken.wait()


async def _act(
    assembly: Assembly, community: Community, measured: Measured, seconds: float
) -> None:
    began, number = perf_counter(), 0
    while perf_counter() - began < seconds or number < 3:
        by = caller(community.seeker(number % community.seekers))
        asked = perf_counter()
        await assembly.app.handle(Command("command", by, "interviews"))
        measured.calls.append((perf_counter() - asked) * 1000)
        number += 1
        await asyncio.sleep(EVERY)


def _bring_near(engine: Engine) -> None:
    """What is booked is in an hour."""
    booked = update(tables.interviews).where(tables.interviews.c.stage == Stage.BOOKED)
    with engine.begin() as db:
        db.execute(booked.values(start=NOON + timedelta(minutes=55)))
