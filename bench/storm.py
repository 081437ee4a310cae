"""A hundred thousand timers due at once, while members use Askwell."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import dropwhile
from time import perf_counter, process_time, thread_time
from typing import TypeVar

from sqlalchemy import Connection, Engine, select, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving.beginning import get_ready
from askwell.serving.serving import SWITCH_SECONDS
from bench.community import DAY, NOON, PLATFORM, Community, caller
from bench.databases import UrlOf, analyse, migrated
from bench.measure import Measured, settle_garbage
from bench.portions import InstantMessenger
from bench.sent import event_id
from bot.engine.events import Command, Due
from bot.engine.store.ports import Outgoing, Shown
from bot.engine.store.store import Claimed
from bot.interview.model import Stage
from bot.steps.schedule import card_key
from storage.cards.card_keys import digest_of, read, stored
from storage.connections.executor import Executor
from storage.connections.kept_connections import KeptConnections
from storage.keys.keys import Keys
from storage.store import SqlStore
from storage.tables import cards, interviews
from storage.timers.timers import SqlTimers
from storage.unit_of_work import SqlUnitOfWork

T = TypeVar("T")

MANY = 100_000
SECONDS = 20
"""How long members are watched in total without timers that fire, and in turns, how much processor
time is used while they fire. On a machine that others load, as much is done, only later."""
ROUNDS = 5
EVERY = 0.02
"""The seconds until the next member does something."""
WARM_UP = 30
"""The number of commands before the measurement. After them, their statements are compiled."""
STALE = ("nudge_host", "expire", "thanks_first")
HOUR_BEFORE = "hour_before"


@dataclass
class Storm:
    """`calm` and `stormy`: how long members wait, in ms, while no timers fire and while they do.
    `held`: the processor time for which each transaction held the database, with its commit, in ms.
    `claimed`: the names of the claimed timers, in order. `reminders`: how many were sent; `stale`:
    how many of them were about an interview that was over. `rages`: whether timers fire now."""

    many: int
    rages: bool = False
    calm: Measured = field(default_factory=Measured)
    stormy: Measured = field(default_factory=Measured)
    held: list[float] = field(default_factory=list)
    claimed: list[str] = field(default_factory=list)
    reminders: int = 0
    stale: int = 0

    @property
    def too_late(self) -> int:
        """How many of the reminders due an hour before were claimed after other timers."""
        others = dropwhile(HOUR_BEFORE.__eq__, self.claimed)
        return sum(each == HOUR_BEFORE for each in others)


class WatchedStore(SqlStore):
    """Notes how long each transaction held the database, and which timers were claimed."""

    def __init__(self, engine: Engine, storm: Storm) -> None:
        super().__init__(engine, Keys.new())
        self._executor = WatchedExecutor(engine, storm)
        self._storm = storm

    def _unit(self, db: Connection) -> SqlUnitOfWork:
        unit = super()._unit(db)
        unit.timers = WatchedTimers(unit, self._storm)
        return unit


class WatchedExecutor(Executor):
    def __init__(self, engine: Engine, storm: Storm) -> None:
        super().__init__(engine)
        self._writing = WatchedConnections(engine, storm)


class WatchedConnections(KeptConnections):
    def __init__(self, engine: Engine, storm: Storm) -> None:
        super().__init__(engine)
        self._storm = storm

    def run(self, work: Callable[[Connection], T]) -> T:
        began = thread_time()
        try:
            return super().run(work)
        finally:
            if self._storm.rages:
                self._storm.held.append((thread_time() - began) * 1000)


class WatchedTimers(SqlTimers):
    def __init__(self, unit: SqlUnitOfWork, storm: Storm) -> None:
        super().__init__(unit.db, unit.contexts.expect)
        self._storm = storm

    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        claimed = super().claim(now, most)
        self._storm.claimed += [each.name for each in claimed.due]
        return claimed


class CountingMessenger(InstantMessenger):
    """`due` and `over` are the keys of the reminders of booked interviews, as rows store them."""

    def __init__(self, storm: Storm, due: frozenset[str], over: frozenset[str]) -> None:
        self._storm = storm
        self._due = due
        self._over = over

    async def show(self, outgoing: Outgoing) -> Shown:
        keys = {part.key for part in outgoing.parts}
        self._storm.reminders += len(keys & self._due)
        self._storm.stale += len(keys & self._over)
        return await super().show(outgoing)


async def measure(url_of: UrlOf, scale: float) -> Storm:
    """The situation after a week without Askwell: most timers are outdated. Of the booked
    interviews, which are a quarter, half begin in an hour, and half were due to begin a day ago."""
    many = max(40, int(MANY * scale) // (len(STALE) + 1))
    community = Community(10, many // 40 * 10, many // 40 * 10, many // 40 * 40)
    storm = Storm(community.interviews * (len(STALE) + 1))
    with migrated(url_of("storm")) as engine:
        community.settle_in(engine)
        community.set_timers(engine, (*STALE, HOUR_BEFORE))
        messenger = CountingMessenger(storm, *_bring_near(engine))
        _show_cards(engine, community)
        analyse(engine)
        await _watch(engine, community, storm, messenger, SECONDS * scale / ROUNDS)
    return storm


async def _watch(
    engine: Engine,
    community: Community,
    storm: Storm,
    messenger: CountingMessenger,
    seconds: float,
) -> None:
    store = WatchedStore(engine, storm)
    assembly = Assembly(store, StillClock(NOON), {PLATFORM: messenger})
    usual = sys.getswitchinterval()
    try:
        sys.setswitchinterval(SWITCH_SECONDS)
        await get_ready()
        await store.get_ready()
        await _act(assembly, community, Measured(), lambda number: number < WARM_UP)
        settle_garbage()
        for _ in range(ROUNDS):
            await _act_for(assembly, community, storm, seconds)
            storm.rages = True
            await _act_meanwhile(assembly, community, storm, seconds)
            storm.rages = False
    finally:
        sys.setswitchinterval(usual)
        await store.close()


async def _act_for(assembly: Assembly, community: Community, storm: Storm, seconds: float) -> None:
    until = perf_counter() + seconds
    await _act(assembly, community, storm.calm, lambda _: perf_counter() < until)


async def _act_meanwhile(
    assembly: Assembly, community: Community, storm: Storm, seconds: float
) -> None:
    working = asyncio.create_task(_work(assembly, seconds))
    await _act(assembly, community, storm.stormy, lambda _: not working.done())
    await working


async def _work(assembly: Assembly, seconds: float) -> None:
    """Work as the entry point does it, for this much processor time."""
    until = process_time() + seconds
    while process_time() < until:
        await assembly.courier.run_due()
    await assembly.courier.finish()


async def _act(
    assembly: Assembly,
    community: Community,
    measured: Measured,
    goes_on: Callable[[int], bool],
) -> None:
    number = 0
    while number < 3 or goes_on(number):
        by = caller(community.seeker(number % community.seekers))
        asked = perf_counter()
        await assembly.app.handle(Command(event_id(), by, "interviews"))
        measured.calls.append((perf_counter() - asked) * 1000)
        number += 1
        await asyncio.sleep(EVERY)


def _bring_near(engine: Engine) -> tuple[frozenset[str], frozenset[str]]:
    """Move half of the booked interviews to begin within an hour, and the others into the past.
    Returns the keys of their reminders: those of all, and those of the interviews in the past."""
    booked = update(interviews).where(interviews.c.stage == Stage.BOOKED)
    with engine.begin() as db:
        ids = list(db.scalars(select(interviews.c.id).where(interviews.c.stage == Stage.BOOKED)))
        over = ids[::2]
        db.execute(booked.values(start=NOON + timedelta(minutes=55)))
        db.execute(booked.where(interviews.c.id.in_(over)).values(start=NOON - timedelta(days=1)))
    return frozenset(map(_key, ids)), frozenset(map(_key, over))


def _key(interview: str) -> str:
    key = card_key(Due(interview, HOUR_BEFORE), NOON)
    return read(stored(key, interview), interview, digest_of(key))


def _show_cards(engine: Engine, community: Community) -> None:
    """Add what members were shown before that week. PostgreSQL plans its statements for the number
    of cards that there are: without any, it would read all cards for each new one."""
    community.post_cards(engine, 2 * community.interviews)
    shown = {"due_at": None, "message": "m", "taken_at": NOON - 8 * DAY}
    with engine.begin() as db:
        db.execute(update(cards).values(shown))
