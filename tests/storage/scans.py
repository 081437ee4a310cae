"""Which tables SQLite scans completely."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from bot.engine.store.store import UnitOfWork
from storage.store import SqlStore
from storage.tables import metadata
from tests.statements import noting
from tests.storage.scene import raw


async def scanned(store: SqlStore, work: Callable[[UnitOfWork], object]) -> set[str]:
    """The scans in the query plans of the work's statements. Includes the statements that check
    foreign keys."""

    def look(db: Connection) -> set[str]:
        with _asked(db) as asked:
            work(store._unit(db))
        cursor = db.connection.cursor()
        steps = (
            step[3]
            for sql, given in asked
            for step in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
        )
        return {f"SCAN {table}" for table in metadata.tables} & set(steps)

    return await raw(store, look)


@contextmanager
def _asked(db: Connection) -> Iterator[list[tuple[str, Any]]]:
    """The statements with their values, as `noting` gives them."""
    asked: list[tuple[str, Any]] = []

    def note(of: Connection, sql: str, given: Any) -> None:
        if of is db:
            asked.append((sql, given))

    with noting(note):
        yield asked
