"""What a claim, and a look at what is due next, cost with ever more cards that wait elsewhere: in a
slow space, whose cards are on their way already, and in one that sleeps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, Engine, insert, update

from bench.community import NOON, PLATFORM, Community
from bench.databases import UrlOf, analyse, migrated
from bot.cards.cards import Card
from bot.cards.rich_text import Words
from storage import agenda, card_rows, tables
from storage.outbox import SqlOutbox

READERS = 1_000
"""In each space."""
WAITING = (1_000, 100_000, 1_000_000)
"""Cards in the slow space, and as many in the one that sleeps."""
TIMES = 50
AT_ONCE = 10_000
AWAKE, SLOW, ASLEEP = "T0", "T1", "T2"
SKIPPED = [(PLATFORM, SLOW)]


@dataclass
class WaitingCost:
    """In ms: of a claim of one card, and of a look at what is due next."""

    waiting: int
    claims: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)


def measure(url_of: UrlOf, scale: float) -> Iterator[WaitingCost]:
    readers = max(1, int(READERS * scale))
    community = Community(3, 3 * readers, 3, 3)
    with migrated(url_of("waiting")) as engine:
        community.settle_in(engine)
        with engine.begin() as db:
            asleep = tables.spaces.c.id == ASLEEP
            db.execute(update(tables.spaces).where(asleep).values(asleep=True))
            db.execute(insert(tables.cards), [_card(_stored(db), AWAKE, 0, readers)])
        there = 0
        for many in (int(each * scale) for each in WAITING):
            _fill(engine, range(there, many), readers)
            there = many
            analyse(engine)
            yield _measured(engine, WaitingCost(many))


def _fill(engine: Engine, numbers: range, readers: int) -> None:
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        with engine.begin() as db:
            stored = _stored(db)
            rows = (_card(stored, space, n, readers) for space in (SLOW, ASLEEP) for n in some)
            db.execute(insert(tables.cards), list(rows))


def _stored(db: Connection) -> str:
    return card_rows.stored(db, [Card(Words("Waits"))])[0]


def _card(stored: str, space: str, number: int, readers: int) -> dict[str, Any]:
    turn = int(space[1:])
    return {
        "member": 1 + turn + 3 * (number % readers),
        "space": 1 + turn,
        "key": f"card-{number}",
        "card": stored,
        "changes_later": False,
        "grouped": False,
        "version": 1,
        "posted_at": NOON,
        "due_at": NOON,
        "taken": False,
        "attempts": 0,
        "shown_version": 0,
    }


def _measured(engine: Engine, cost: WaitingCost) -> WaitingCost:
    for _ in range(TIMES):
        with engine.begin() as db:
            outbox = SqlOutbox(db)
            cost.claims.append(_timed(lambda: outbox.due(NOON, 200, [PLATFORM], SKIPPED)))  # noqa: B023
            cost.looks.append(_timed(lambda: agenda.read(db, NOON, [PLATFORM], SKIPPED)))
    return cost


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000
