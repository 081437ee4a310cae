"""Cards that are written to many members at once. They are claimed separately from all other cards,
and space by space."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)

from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import SpaceKey
from storage.cards.queued_cards import claim_alone, queued
from storage.cards.waiting_cards import (
    COLUMNS,
    NOW,
    SPACE_TAKES_CARDS,
    WaitingCard,
    first_of_space,
    locking_cards,
    waits,
)
from storage.statements.prepared import Prepared, PreparedWithLists
from storage.tables import cards, spaces
from storage.tables.column_types import Instant

SPACES_AT_ONCE = 10

_RESTS = spaces.c.bulk_rests_until
_OF_SPACE = cards.c.space == spaces.c.number
_ANY = exists().where(cards.c.bulk, cards.c.due_at.is_not(None), cards.c.space > 0)
"""Usually there are no cards in bulk, and then no space is looked at. The condition on `space`
makes SQLite use the index of cards in bulk. Without it, SQLite would read all cards that wait."""
READY = PreparedWithLists(
    select(spaces.c.number)
    .where(
        _ANY,
        *SPACE_TAKES_CARDS,
        or_(_RESTS.is_(None), _RESTS <= NOW),
        exists().where(_OF_SPACE, cards.c.bulk, ~cards.c.taken, cards.c.due_at <= NOW),
    )
    .order_by(_RESTS.nulls_first(), spaces.c.platform, spaces.c.id)
    .limit(SPACES_AT_ONCE)
)
_DUE = Prepared(
    locking_cards(
        select(*COLUMNS)
        .where(cards.c.space == bindparam("space"), *waits(in_bulk=True), cards.c.due_at <= NOW)
        .order_by(cards.c.due_at, cards.c.id)
        .limit(bindparam("most"))
    )
)
_DROP = delete(cards).where(cards.c.id.in_(bindparam("these", expanding=True)))
_REST = (
    update(spaces)
    .where(tuple_(spaces.c.platform, spaces.c.id).in_(bindparam("these", expanding=True)))
    .values(bulk_rests_until=bindparam("rested", type_=Instant))
)
_FIRST = first_of_space(in_bulk=True)
NEXT = select(func.min(case((_RESTS > _FIRST, _RESTS), else_=_FIRST))).where(
    _ANY, *SPACE_TAKES_CARDS
)


class SqlBulkCards:
    """Implements bot.engine.store.outbox.BulkCards."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        ready = READY.rows(self._db, now=now, platforms=list(platforms), skip=list(skip))
        each_at_most = max(1, most // max(1, len(ready)))
        if not ready:
            return []
        claim_alone(self._db)
        found = (_DUE.rows(self._db, now=now, most=each_at_most, space=space) for [space] in ready)
        return queued(self._db, [WaitingCard(*row) for of_space in found for row in of_space])

    def drop(self, cards: Collection[int]) -> None:
        self._db.execute(_DROP, {"these": list(cards)})

    def rest(self, spaces: Collection[SpaceKey], until: datetime) -> None:
        self._db.execute(_REST, {"these": list(spaces), "rested": until})
