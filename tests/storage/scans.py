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

_PARTIAL = {
    index.name
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}


def _is_scan(step: str) -> bool:
    """An index of only some rows may be scanned, but no other one. All rows of a platform are
    nearly all."""
    scans_index = step.startswith("SCAN ") and step.rsplit(maxsplit=1)[-1] not in _PARTIAL
    return scans_index or step.endswith("(platform=?)")


async def scanned(store: SqlStore, work: Callable[[UnitOfWork], object]) -> set[str]:
    """The scans in the query plans of the work's statements. Includes the statements that check
    foreign keys."""

    def look(db: Connection) -> set[str]:
        with _asked(db) as asked:
            work(store._unit(db))
        cursor = db.connection.cursor()
        steps: Iterator[str] = (
            step[3]
            for sql, given in asked
            for step in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
        )
        scans = {f"SCAN {step.split()[1]}" for step in steps if _is_scan(step)}
        return {f"SCAN {table}" for table in metadata.tables} & scans

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
