"""How much processor time a card and a reminder take.

The floor is plain SQL through SQLite's driver, with pydantic, for rows that contain a card as JSON.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import inf
from time import perf_counter, process_time

from sqlalchemy import Connection

from bench import bare_outbox
from bench.community import DAY, NOON, PLATFORM, Community
from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage
from bot.engine.budget import Budget
from bot.engine.delivering import delivery
from bot.engine.firing import Firing
from bot.engine.store.ports import Shown
from bot.flows import every_flow
from storage.connections.kept_connections import KeptConnections
from storage.keys.keys import Keys
from storage.unit_of_work import SqlUnitOfWork

ROUNDS, AT_ONCE = 10, 100
COURIER = "bench"
KEYS = Keys.new()

Work = Callable[[], int]
"""Processes some, and returns how many."""


@dataclass
class StoredCost:
    """Processor time, next to its floor."""

    what: str
    ours: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)


def cards(url_of: UrlOf, scale: float) -> StoredCost:
    """Cards are claimed, and settled as shown."""
    cost, rounds, community = StoredCost("a card"), _rounds(scale), _community(scale)
    with migrated(url_of("outbox")) as ours, migrated(url_of("bare_outbox")) as bare:
        for engine in (ours, bare):
            community.settle_in(engine)
        community.post_cards(ours, rounds * AT_ONCE)
        bare_outbox.post_cards(bare, community, rounds * AT_ONCE)
        _compare(
            cost,
            partial(_deliver, KeptConnections(ours)),
            partial(bare_outbox.deliver, KeptConnections(bare), AT_ONCE),
            rounds,
        )
    return cost


def reminders(url_of: UrlOf, scale: float) -> StoredCost:
    """A day before an interview: the flow decides, and each side gets a card. The floor gets these
    cards ready-made."""
    cost, firing, community = StoredCost("a reminder"), Firing(every_flow()), _community(scale)
    with migrated(url_of("reminders")) as ours, migrated(url_of("bare_reminders")) as bare:
        for engine in (ours, bare):
            community.settle_in(engine)
            community.set_timers(engine, ("day_before",), ahead=True)
        given = bare_outbox.reminders(community)
        _compare(
            cost,
            partial(_fire, KeptConnections(ours), firing),
            partial(bare_outbox.remind, KeptConnections(bare), given, AT_ONCE),
            _rounds(scale),
        )
    return cost


def _rounds(scale: float) -> int:
    return max(1, int(ROUNDS * scale))


def _community(scale: float) -> Community:
    """One in four of the interviews is ahead."""
    return Community(10, 1_000, 200, 4 * _rounds(scale) * AT_ONCE)


def _compare(cost: StoredCost, ours: Work, floor: Work, rounds: int) -> None:
    settle_garbage()
    for _ in range(rounds):
        if not (_round(cost.ours, ours) and _round(cost.floor, floor)):
            return


def _round(measured: Measured, work: Work) -> int:
    """One round. Returns how many there were."""
    began, cost = perf_counter(), process_time()
    if done := work():
        measured.costs.append((process_time() - cost) / done * 1e6)
        measured.add(done, perf_counter() - began)
    return done


def _deliver(on: KeptConnections) -> int:
    claimed = on.run(
        lambda db: delivery.claim(_unit(db), NOON, AT_ONCE, {PLATFORM}, (), courier=COURIER)
    )
    outcomes = [Shown(each, each.key) for each in claimed]
    on.run(lambda db: delivery.settle(_unit(db), outcomes, COURIER))
    return len(claimed)


def _fire(on: KeptConnections, firing: Firing) -> int:
    def work(db: Connection) -> int:
        before = _timers(db)
        firing.fire(_unit(db), NOON + DAY, AT_ONCE, partial(Budget, inf))
        return before - _timers(db)

    return on.run(work)


def _unit(db: Connection) -> SqlUnitOfWork:
    return SqlUnitOfWork(db, "", KEYS)


def _timers(db: Connection) -> int:
    return int(db.exec_driver_sql("SELECT count(*) FROM timer").scalar_one())
