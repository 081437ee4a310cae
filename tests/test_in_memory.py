"""The databases in memory of the tests refuse what SQLite itself refuses."""

from functools import partial

import pytest
from sqlalchemy import Connection

from bot.engine.store.store import WouldWrite
from storage.connections.executor import Executor
from tests.in_memory import InMemory
from tests.tables import IN_MEMORY, open_engine

WRITES = [
    "INSERT INTO word VALUES ('second')",
    "UPDATE word SET word = 'other' WHERE false",
    "DELETE FROM word",
    "WITH more(word) AS (VALUES ('second')) INSERT INTO word SELECT word FROM more RETURNING word",
    "CREATE TABLE other (word TEXT)",
    "DROP TABLE word",
]


def words(db: Connection) -> list[str]:
    return [*db.exec_driver_sql("SELECT word FROM word").scalars()]


async def test_a_read_refuses_every_write_and_changes_nothing() -> None:
    executor = Executor(open_engine(IN_MEMORY))
    await executor.run(lambda db: db.exec_driver_sql("CREATE TABLE word AS SELECT 'first' AS word"))
    for write in WRITES:
        for rows in (None, [(), ()]):
            with pytest.raises(WouldWrite):
                await executor.read(
                    partial(Connection.exec_driver_sql, statement=write, parameters=rows)
                )
        assert await executor.read(words) == ["first"]
    assert isinstance(await executor.run(lambda db: db.connection.driver_connection), InMemory)
    await executor.run(lambda db: db.exec_driver_sql(WRITES[0]))
    assert await executor.read(words) == ["first", "second"]
    await executor.close()
