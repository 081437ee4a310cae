"""Statements that are given to the driver directly."""

import psycopg
import pytest
from sqlalchemy import Connection

from storage.statements.driver import execute
from storage.store import SqlStore
from tests.storage.scene import raw


async def test_rows_are_read_without_an_object_for_each_column(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = property(lambda _: pytest.fail("psycopg described the columns"))
    monkeypatch.setattr(psycopg.Cursor, "description", described)

    def work(db: Connection) -> list[object]:
        some = ("SELECT 1, 'a'", "SELECT 1 WHERE 1 = 2", "UPDATE member SET name = name")
        return [[*map(tuple, execute(db, each))] for each in (*some, "SAVEPOINT here")]

    assert await raw(store, work) == [[(1, "a")], [], [], []]
