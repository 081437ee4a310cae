"""Tests of how members are read."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from storage.people import people
from storage.store import SqlStore
from tests.storage.scene import member, raw


async def test_members_are_read_in_the_order_of_their_ids(store: SqlStore, backend: str) -> None:
    """PostgreSQL returns a row that was changed after the others, if it does not use an index."""
    ana, ben = await member(store, "ana"), await member(store, "ben")

    def read(db: Connection) -> Sequence[int]:
        db.execute(text("UPDATE member SET name = 'Anna' WHERE id = :this"), {"this": ana.id})
        if backend == "postgresql":
            db.execute(text("DISCARD PLANS"))
            db.execute(text("SET LOCAL enable_indexscan = off"))
            db.execute(text("SET LOCAL enable_bitmapscan = off"))
        return [*people.by_ids(db, {ana.id, ben.id})]

    assert await raw(store, read) == [ana.id, ben.id]
