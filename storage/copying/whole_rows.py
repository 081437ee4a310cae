"""Rows exactly as they are stored, whichever version stored them. JSON stays text, so that a copy
is the same as the original."""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    MetaData,
    Row,
    String,
    Table,
    Text,
    select,
)
from sqlalchemy.types import TypeEngine

from storage.tables.column_types import Json, OneOf, Seconds

PORTION = 1_000
"""How many rows are in memory at a time."""
_BITS = 1 << 256


class Contents(NamedTuple):
    """What a table contains: the number of rows, and the sum of their hashes, which does not depend
    on their order."""

    rows: int = 0
    hashes: int = 0

    def with_(self, rows: Sequence[Row[Any]]) -> "Contents":
        hashes = sum(int.from_bytes(sha256(repr(tuple(row)).encode()).digest()) for row in rows)
        return Contents(self.rows + len(rows), (self.hashes + hashes) % _BITS)


def copy_rows(source: Connection, target: Connection, table: Table) -> Contents:
    """Copy the rows in portions. Returns the contents that were read."""
    read = Contents()
    for rows in _portions(source, table):
        target.execute(with_plain_types(table).insert(), [row._asdict() for row in rows])
        read = read.with_(rows)
    return read


def contents(db: Connection, table: Table) -> Contents:
    held = Contents()
    for rows in _portions(db, table):
        held = held.with_(rows)
    return held


def _portions(db: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    options = {"yield_per": PORTION}
    return db.execute(select(with_plain_types(table)), execution_options=options).partitions()


@cache
def with_plain_types(table: Table) -> Table:
    columns = (Column(each.name, _plain(each.type), key=each.name) for each in table.columns)
    return Table(table.name, MetaData(), *columns)


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    match kind:
        case Json():
            return Text()
        case OneOf():
            return String()
        case Seconds():
            return BigInteger()
    return kind
