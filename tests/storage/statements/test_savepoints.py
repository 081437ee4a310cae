"""Savepoints, on both databases."""

from contextlib import suppress

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from storage.statements.savepoints import savepoint
from storage.store import SqlStore
from tests.storage.scene import raw


def _make_scratch(db: Connection) -> None:
    """An empty table. Another test may have made it on the same connection."""
    columns = "(number INTEGER PRIMARY KEY)"
    db.exec_driver_sql(f"CREATE TEMPORARY TABLE IF NOT EXISTS scratch {columns}")
    db.exec_driver_sql("DELETE FROM scratch")


def _write(db: Connection, number: int) -> None:
    db.execute(text("INSERT INTO scratch VALUES (:number)"), {"number": number})


def _fail(db: Connection, statement: str) -> None:
    with savepoint(db):
        db.exec_driver_sql(statement)
        raise LookupError


def _fail_around(db: Connection) -> None:
    """A block that fails after one within it has failed."""
    with savepoint(db):
        _write(db, 1)
        with suppress(LookupError):
            _fail(db, "INSERT INTO scratch VALUES (2)")
        raise LookupError


def _written(db: Connection) -> list[int]:
    return list(db.exec_driver_sql("SELECT number FROM scratch ORDER BY number").scalars())


async def test_only_what_was_done_in_the_failed_blocks_is_undone(store: SqlStore) -> None:
    def work(db: Connection) -> list[int]:
        _make_scratch(db)
        _write(db, 1)
        for _ in range(2):
            with pytest.raises(LookupError):
                _fail(db, "INSERT INTO scratch VALUES (2)")
        with savepoint(db):
            _write(db, 3)
        with pytest.raises(DBAPIError):
            _fail(db, "INSERT INTO scratch VALUES (1)")
        _write(db, 4)
        return _written(db)

    assert await store._executor.run(work) == [1, 3, 4]


async def test_a_block_around_one_that_failed_is_undone_as_a_whole(store: SqlStore) -> None:
    def work(db: Connection) -> list[int]:
        _make_scratch(db)
        with pytest.raises(LookupError):
            _fail_around(db)
        return _written(db)

    assert await store._executor.run(work) == []


async def test_a_savepoint_that_is_gone_does_not_hide_why_its_block_failed(
    store: SqlStore,
) -> None:
    """SQLite undoes the whole transaction when its disk is full."""
    with pytest.raises(DBAPIError) as failed:
        await raw(store, lambda db: _fail(db, "ROLLBACK"))
    of_driver = failed.value.__context__
    assert of_driver is not None
    assert isinstance(of_driver.__context__, LookupError)


async def test_postgresql_keeps_its_plans_when_a_block_is_undone(
    store: SqlStore, backend: str
) -> None:
    if backend != "postgresql":
        pytest.skip("SQLite keeps its plans")

    def work(db: Connection) -> list[str]:
        for _ in range(10):
            db.execute(text("SELECT 14"))
        with pytest.raises(LookupError):
            _fail(db, "SELECT 15")
        db.execute(text("SELECT 16"))
        return list(db.scalars(text("SELECT statement FROM pg_prepared_statements")))

    assert "SELECT 14" in await raw(store, work)
