"""What an interview takes in the database, and what a card and a reminder take of a processor.

Interviews are whole: those of the story, each in a space of its own. The floor of a card and of a
reminder is SQL as SQLite's driver takes it, with pydantic, for rows that hold a card as JSON.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import inf
from time import perf_counter, process_time

from sqlalchemy import Engine

from adapters.shared.clock import travel
from adapters.terminal import story
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bench import bare_outbox
from bench.community import DAY, NOON, PLATFORM, Community
from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage
from bot.engine import delivery
from bot.engine.budget import Budget
from bot.engine.events import Caller
from bot.engine.firing import Firing
from bot.engine.ports import Shown
from bot.flows import every_flow
from storage.keys import Keys
from storage.store import SqlStore
from storage.unit_of_work import SqlUnitOfWork

INTERVIEWS = 40
ROUNDS, AT_ONCE = 10, 100
COMMUNITY = Community(10, 1_000, 200, 4 * ROUNDS * AT_ONCE)
COURIER = "bench"

Work = Callable[[], int]
"""Does some, and returns how many."""


@dataclass
class StoredCost:
    """Processor time, each beside its floor."""

    what: str
    ours: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)


async def bytes_of_an_interview(url_of: UrlOf, scale: float) -> int:
    """By which the file of SQLite grows, with its two members."""
    many = max(1, int(INTERVIEWS * scale))
    with migrated(url_of("stories")) as engine:
        before = _file_size(engine)
        store = SqlStore(engine, Keys.new(), "https://askwell.example")
        await _play(store, many)
        grown = _file_size(engine) - before
        await store.close()
    return grown // many


async def _play(store: SqlStore, many: int) -> None:
    """So many at once: nobody lives on before the others have come as far."""
    clock, messenger, together = (
        StillClock(story.STARTS),
        TerminalMessenger(),
        asyncio.Barrier(many),
    )
    assembly = Assembly(store, clock, {"terminal": messenger})
    messenger.connect(assembly.app)

    async def move_to(at: datetime) -> None:
        if await together.wait() == 0:
            await travel(clock, at, assembly.next_due, assembly.drain)
        await together.wait()

    async def one(number: int) -> None:
        def join(caller: Caller) -> Player:
            user = f"{caller.person.user}-{number}"
            person = replace(caller.person, space=f"story-{number}", user=user)
            there = replace(caller, person=person)
            return messenger.join(assembly.app, there, lambda _who, _what, _lines: None)

        await story.open_it(join(story.INGRID))
        await story.play(join(story.MAYA), join(story.DANIEL), move_to)

    await asyncio.gather(*map(one, range(many)))


def cards(url_of: UrlOf, scale: float) -> StoredCost:
    """Claimed, and settled as shown."""
    cost, many = StoredCost("a card"), ROUNDS * AT_ONCE
    with migrated(url_of("outbox")) as ours, migrated(url_of("bare_outbox")) as bare:
        for engine in (ours, bare):
            COMMUNITY.settle_in(engine)
        COMMUNITY.post_cards(ours, many)
        bare_outbox.post_cards(bare, COMMUNITY, many)
        _compare(cost, lambda: _deliver(ours), lambda: bare_outbox.deliver(bare, AT_ONCE), scale)
    return cost


def reminders(url_of: UrlOf, scale: float) -> StoredCost:
    """A day before: decided, and a card posted to each of two. The floor is given its cards."""
    cost, firing = StoredCost("a reminder"), Firing(every_flow())
    with migrated(url_of("reminders")) as ours, migrated(url_of("bare_reminders")) as bare:
        for engine in (ours, bare):
            COMMUNITY.settle_in(engine)
            COMMUNITY.set_timers(engine, ("day_before",), ahead=True)
        given = bare_outbox.reminders(COMMUNITY)
        _compare(
            cost,
            lambda: _fire(ours, firing),
            lambda: bare_outbox.remind(bare, given, AT_ONCE),
            scale,
        )
    return cost


def _compare(cost: StoredCost, ours: Work, floor: Work, scale: float) -> None:
    settle_garbage()
    for _ in range(max(1, int(ROUNDS * scale))):
        if not (_round(cost.ours, ours) and _round(cost.floor, floor)):
            return


def _round(measured: Measured, work: Work) -> int:
    """How many were there to be done."""
    began, cost = perf_counter(), process_time()
    if done := work():
        measured.costs.append((process_time() - cost) / done * 1e6)
        measured.add(done, perf_counter() - began)
    return done


def _deliver(engine: Engine) -> int:
    with engine.begin() as db:
        unit = SqlUnitOfWork(db, "", Keys.new())
        claimed = delivery.claim(unit, NOON, AT_ONCE, {PLATFORM}, (), courier=COURIER)
    with engine.begin() as db:
        unit = SqlUnitOfWork(db, "", Keys.new())
        delivery.settle(unit, [Shown(each, each.key) for each in claimed], COURIER)
    return len(claimed)


def _fire(engine: Engine, firing: Firing) -> int:
    with engine.begin() as db:
        unit = SqlUnitOfWork(db, "", Keys.new())
        before = db.exec_driver_sql("SELECT count(*) FROM timer").scalar_one()
        firing.fire(unit, NOON + DAY, AT_ONCE, Budget(inf))
        left: int = db.exec_driver_sql("SELECT count(*) FROM timer").scalar_one()
    return int(before) - left


def _file_size(engine: Engine) -> int:
    with engine.connect() as db:
        pages, size = (
            db.exec_driver_sql(f"PRAGMA {each}").scalar_one()
            for each in ("page_count", "page_size")
        )
    return int(pages) * int(size)
