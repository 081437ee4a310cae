"""The floor of what is due: a table with a time and a text, processed in batches."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    delete,
    select,
    update,
)

_due = Table(
    "due",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), index=True),
    Column("what", Text, nullable=False),
)


def fill(engine: Engine, many: int, now: datetime, what: str) -> None:
    """Add `many` rows that are all due, the first one since a day ago."""
    first = now - timedelta(days=1)
    _due.create(engine)
    with engine.begin() as db:
        rows = [{"at": first + timedelta(milliseconds=n), "what": what} for n in range(many)]
        db.execute(_due.insert(), rows)


def fire(engine: Engine, now: datetime, most: int) -> int:
    """Read what is due and delete it, in one transaction, as timers are fired."""
    with engine.begin() as db:
        taken = _take(db, now, most)
        db.execute(delete(_due).where(_due.c.id.in_(taken)))
    return len(taken)


def claim(engine: Engine, now: datetime, most: int, lease: timedelta) -> Sequence[int]:
    """Mark what is due as taken for a while, as cards are claimed."""
    with engine.begin() as db:
        taken = _take(db, now, most)
        db.execute(update(_due).where(_due.c.id.in_(taken)).values(at=now + lease))
    return taken


def settle(engine: Engine, done: Sequence[int]) -> None:
    with engine.begin() as db:
        db.execute(update(_due).where(_due.c.id.in_(done)).values(at=None))


def _take(db: Connection, now: datetime, most: int) -> list[int]:
    rows = db.execute(
        select(_due.c.id, _due.c.what)
        .where(_due.c.at <= now)
        .order_by(_due.c.at, _due.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return [row.id for row in rows]
