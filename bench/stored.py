"""What an interview takes in the database, and what a card and a reminder take of a processor.

Interviews are whole: those of the story, each in a space of its own, after a first one in which
the words were said that all have in common. Their organizers' cards count, too. The floor of a card
and of a reminder is SQL as SQLite's driver takes it, with pydantic, for rows that hold a card as
JSON.
"""

import asyncio
from collections import Counter
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
from bot.engine.retention import CARDS_KEPT
from bot.flows import every_flow
from storage.keys import Keys
from storage.store import SqlStore
from storage.unit_of_work import SqlUnitOfWork

INTERVIEWS = 40
ROUNDS, AT_ONCE = 10, 100
COURIER = "bench"
LONG_AFTER = story.STARTS + 2 * CARDS_KEPT
_SIZES = """
SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name"""
PARTS = {
    "cards": ("card", "wording"),
    "interview": ("interview", "interview_fact", "timer", "assessment", "reflection"),
    "plan": ("plan",),
}
REST = "two members, an organizer and their community"
OLD = "cards, once they are forgotten"

Work = Callable[[], int]
"""Does some, and returns how many."""


@dataclass
class StoredCost:
    """Processor time, each beside its floor."""

    what: str
    ours: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)


async def bytes_of_an_interview(url_of: UrlOf, scale: float) -> dict[str, int]:
    """By which tables of SQLite grow, with their indexes: as `PARTS`, the rest, and what is left of
    the cards in the end."""
    many = max(1, int(INTERVIEWS * scale))
    with migrated(url_of("stories")) as engine:
        store = SqlStore(engine, Keys.new(), "https://askwell.example")
        await _play(store, range(1))
        before = _sizes(engine)
        await _play(store, range(1, many + 1))
        grown = _sizes(engine) - before
        await Assembly(store, StillClock(LONG_AFTER), {}).housekeeping.forget_old()
        left = _sizes(engine) - before
        await store.close()
    own = {part: sum(grown.pop(table, 0) for table in tables) for part, tables in PARTS.items()}
    old = sum(left[table] for table in PARTS["cards"])
    sizes = own | {REST: grown.total(), OLD: old}
    return {part: size // many for part, size in sizes.items()}


async def _play(store: SqlStore, numbers: range) -> None:
    """All at once: nobody lives on before the others have come as far."""
    clock, messenger, together = (
        StillClock(story.STARTS),
        TerminalMessenger(),
        asyncio.Barrier(len(numbers)),
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

    await asyncio.gather(*map(one, numbers))


def cards(url_of: UrlOf, scale: float) -> StoredCost:
    """Claimed, and settled as shown."""
    cost, rounds, community = StoredCost("a card"), _rounds(scale), _community(scale)
    with migrated(url_of("outbox")) as ours, migrated(url_of("bare_outbox")) as bare:
        for engine in (ours, bare):
            community.settle_in(engine)
        community.post_cards(ours, rounds * AT_ONCE)
        bare_outbox.post_cards(bare, community, rounds * AT_ONCE)
        _compare(cost, lambda: _deliver(ours), lambda: bare_outbox.deliver(bare, AT_ONCE), rounds)
    return cost


def reminders(url_of: UrlOf, scale: float) -> StoredCost:
    """A day before: decided, and a card posted to each of two. The floor is given its cards."""
    cost, firing, community = StoredCost("a reminder"), Firing(every_flow()), _community(scale)
    with migrated(url_of("reminders")) as ours, migrated(url_of("bare_reminders")) as bare:
        for engine in (ours, bare):
            community.settle_in(engine)
            community.set_timers(engine, ("day_before",), ahead=True)
        given = bare_outbox.reminders(community)
        _compare(
            cost,
            lambda: _fire(ours, firing),
            lambda: bare_outbox.remind(bare, given, AT_ONCE),
            _rounds(scale),
        )
    return cost


def _rounds(scale: float) -> int:
    return max(1, int(ROUNDS * scale))


def _community(scale: float) -> Community:
    """One in four of their interviews lies ahead."""
    return Community(10, 1_000, 200, 4 * _rounds(scale) * AT_ONCE)


def _compare(cost: StoredCost, ours: Work, floor: Work, rounds: int) -> None:
    settle_garbage()
    for _ in range(rounds):
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


def _sizes(engine: Engine) -> Counter[str]:
    """In bytes, by table."""
    with engine.connect() as db:
        return Counter(dict(map(tuple, db.exec_driver_sql(_SIZES))))
