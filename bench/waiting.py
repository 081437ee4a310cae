"""What it costs to claim a card, to look for what is due next, and to be woken for nothing, while
more and more cards wait elsewhere: half of them in a slow space, half in many sleeping spaces. The
floor is the same without waiting cards. All sizes take turns, so that other work on the machine
affects them equally."""

from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from statistics import median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    String,
    case,
    cast,
    insert,
    literal,
    select,
    update,
)

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import NOON, PLATFORM, Community
from bench.databases import UrlOf, analyse, migrated
from bench.portions import InstantMessenger
from bot.cards.cards import Card
from bot.cards.rich_text import Words
from bot.engine.store.store import UnitOfWork
from storage import tables
from storage.cards import card_rows
from storage.keys.keys import Keys
from storage.store import SqlStore
from storage.tables.column_types import Instant

WAITING = (0, 10_000, 1_000_000)
SLEEPING = 1_000
READERS = 10
"""The number of readers in each space."""
TIMES = 200
AWAKE, SLOW = "T0", "T1"
BEFORE_ALL = NOON - timedelta(minutes=1)


class NothingTaken(Exception):
    """Raised to roll a claim back."""


@dataclass
class WaitingCost:
    """For each kind of work, its times in ms: processor time on SQLite, and elapsed time on
    PostgreSQL."""

    waiting: int
    times: dict[str, list[float]] = field(default_factory=dict)

    def of(self, what: str) -> float:
        return median(self.times[what])

    def ratio(self, what: str, floor: "WaitingCost") -> float:
        """The median of all turns, each divided by the floor's in the same turn."""
        both = zip(self.times[what], floor.times[what], strict=True)
        return median(ours / theirs for ours, theirs in both)


async def measure(url_of: UrlOf, scale: float) -> list[WaitingCost]:
    sleeping, times = max(10, int(SLEEPING * scale)), max(5, int(TIMES * scale))
    with ExitStack() as stack:
        some = []
        for many in (int(each * scale) for each in WAITING):
            engine = stack.enter_context(migrated(url_of(f"waiting_{many}")))
            _fill(engine, many, sleeping if many else 0)
            some.append(_Waiting(engine, WaitingCost(many)))
        for _ in range(times):
            for each in some:
                await each.take_turn()
        for each in some:
            await each.store.close()
        return [each.cost for each in some]


class _Waiting:
    def __init__(self, engine: Engine, cost: WaitingCost) -> None:
        self.cost = cost
        self.store = SqlStore(engine, Keys.new())
        messengers = {PLATFORM: InstantMessenger()}
        self._courier = Assembly(self.store, StillClock(BEFORE_ALL), messengers).courier
        self._now = process_time if self.store.is_alone else perf_counter

    async def take_turn(self) -> None:
        await self._timed("a claim", self._claim)
        await self._timed("what is next", self._look)
        await self._timed("a wake-up", self._courier.run_due)

    async def _timed(self, what: str, act: Callable[[], Awaitable[object]]) -> None:
        began = self._now()
        await act()
        self.cost.times.setdefault(what, []).append((self._now() - began) * 1000)

    async def _claim(self) -> None:
        def work(unit: UnitOfWork) -> None:
            assert len(unit.outbox.due(NOON, 200, [PLATFORM], [(PLATFORM, SLOW)])) == 1
            raise NothingTaken

        with suppress(NothingTaken):
            await self.store.run_in_background(work)

    async def _look(self) -> object:
        skip = [(PLATFORM, SLOW)]
        return await self.store.read(lambda unit: unit.agenda(NOON, [PLATFORM], skip))


def _fill(engine: Engine, many: int, sleeping: int) -> None:
    """Add `many` waiting cards, and one card in a space that is awake."""
    spaces = 2 + sleeping
    Community(spaces, READERS * spaces, spaces, spaces).settle_in(engine)
    numbers = select(literal(0).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < many))
    n = numbers.c.n
    space = case((n == 0, 0), (n % 2 == 0, 1), else_=2 + n // 2 % max(1, sleeping))
    reader = n // max(1, 2 * sleeping) % READERS
    asleep = tables.spaces.c.id.not_in([AWAKE, SLOW])
    with engine.begin() as db:
        db.execute(update(tables.spaces).where(asleep).values(asleep=True))
        stored = card_rows.stored(db, [Card(Words("Waits"))])[0]
        row: dict[str, ColumnElement[Any]] = {
            "member": 1 + space + spaces * reader,
            "space": 1 + space,
            "key": literal("card-") + cast(n, String),
            "digest": n,
            "card": literal(stored),
            "posted_at": literal(NOON, Instant),
            "due_at": literal(NOON, Instant),
            "version": literal(1),
            "attempts": literal(0),
            **{each: literal(False) for each in ("changes_later", "grouped", "taken")},
        }
        db.execute(insert(tables.cards).from_select(list(row), select(*row.values())))
    analyse(engine)
