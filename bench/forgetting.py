"""How long others wait for each portion in which old data is deleted, next to a bare UPDATE of the
same number of cards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from time import thread_time
from typing import TypeVar

from sqlalchemy import Connection, Engine, bindparam, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving.beginning import get_ready
from bench.community import DAY, NOON, PLATFORM, Community
from bench.databases import UrlOf, analyse, migrated
from bench.measure import settle_garbage
from bench.portions import InstantMessenger
from bot.engine.retention import AT_ONCE, CARDS_KEPT, TOLD_BEFORE
from bot.engine.store.store import UnitOfWork
from bot.interview.hosting import Venue
from storage.keys.keys import Keys
from storage.store import SqlStore
from storage.tables import cards, interviews

T = TypeVar("T")

INTERVIEWS = 20_000
"""Each has three cards, and every tenth card brought a file."""
LONG_AGO = timedelta(days=800)

_FLOOR = (
    update(cards)
    .where(cards.c.id.in_(bindparam("these", expanding=True)))
    .values(card="An older message")
)


@dataclass
class ForgettingCost:
    """The processor time in ms: of each portion, and of each UPDATE of the floor."""

    interviews: int
    portions: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


class WatchedPortions(SqlStore):
    portions: list[float]

    async def run_in_background(self, work: Callable[[UnitOfWork], T]) -> T:
        return await super().run_in_background(
            lambda unit: _timed(lambda: work(unit), self.portions)
        )

    async def repeat_in_background(
        self, step: Callable[[UnitOfWork], object], beat: Callable[[], None]
    ) -> None:
        def timed(unit: UnitOfWork) -> object:
            return _timed(lambda: step(unit), self.portions)

        await super().repeat_in_background(timed, beat)


async def measure(url_of: UrlOf, scale: float) -> ForgettingCost:
    many = max(40, int(INTERVIEWS * scale) // 40 * 40)
    community = Community(2, many // 4, many // 20 * 2, many)
    cost = ForgettingCost(many)
    with migrated(url_of("forgetting")) as engine:
        _grow_old(engine, community)
        _update(engine, cost)
        await _forget(engine, cost)
    return cost


def _grow_old(engine: Engine, community: Community) -> None:
    """Fill the database with cards that were delivered, and interviews that were over, long ago."""
    community.settle_in(engine)
    community.post_cards(engine, 3 * community.interviews)
    then = NOON - LONG_AGO
    over = {"changed_at": then, "start": then, "last_contact_at": None}
    settled = {"due_at": None, "message": "m", "taken_at": NOON - CARDS_KEPT - DAY}
    with engine.begin() as db:
        db.execute(update(interviews).values(over | {"venue": Venue(detail="Room 5")}))
        db.execute(update(cards).values(settled))
        db.execute(update(cards).where(cards.c.id % 10 == 0).values(fleeting=True))
    analyse(engine)


def _update(engine: Engine, cost: ForgettingCost) -> None:
    """Measure the floor. Each UPDATE is rolled back, so that the cards do not change."""
    for start in range(1, 3 * cost.interviews, AT_ONCE):
        with engine.connect() as db:
            _update_some(db, range(start, start + AT_ONCE), cost)
            db.rollback()


def _update_some(db: Connection, these: range, cost: ForgettingCost) -> None:
    _timed(lambda: db.execute(_FLOOR, {"these": these}), cost.floor)


async def _forget(engine: Engine, cost: ForgettingCost) -> None:
    """Runs twice, because members get a warning a month before their words are deleted."""
    store = WatchedPortions(engine, Keys.new())
    store.portions = cost.portions
    try:
        await get_ready()
        settle_garbage()
        for now in (NOON, NOON + TOLD_BEFORE + DAY):
            assembly = Assembly(store, StillClock(now), {PLATFORM: InstantMessenger()})
            await assembly.housekeeping.forget_old()
    finally:
        await store.close()


def _timed(work: Callable[[], T], noted: list[float]) -> T:
    began = thread_time()
    try:
        return work()
    finally:
        noted.append((thread_time() - began) * 1000)
