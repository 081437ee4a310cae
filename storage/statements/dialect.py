"""What has to be written differently for the two databases, except for the search."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Select,
    Table,
    Update,
    literal_column,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

S = TypeVar("S", Select[Any], Update)

Database = Connection | Engine
"""Either knows its dialect."""
Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"
NOW: dict[str, ColumnElement[float]] = {
    "sqlite": literal_column("(julianday('now') - 2440587.5) * 86400.0"),
    "postgresql": literal_column("extract(epoch FROM clock_timestamp())::float8"),
}
"""By dialect, the time on the database's clock, in seconds since 1970 (UTC)."""


class CompilerWithHints(SQLiteCompiler):
    """SQLAlchemy's own compiler leaves hints out for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        return text


def indexed_by(statement: S, table: Table, index: str) -> S:
    """The statement, for which SQLite reads the table through this index, or refuses. If several
    indexes could be used, SQLite does not know how many rows it would read through each, and may
    take the one that was created last. PostgreSQL knows. https://www.sqlite.org/lang_indexedby.html
    """
    hint = f"INDEXED BY {index}"
    if isinstance(statement, Select):
        return statement.with_hint(table, hint, "sqlite")
    return statement.with_hint(hint, table, "sqlite")


def insert_into(db: Database, table: Table) -> Insert:
    """An INSERT that can have ON CONFLICT. What knows PostgreSQL is loaded only where it is used,
    because it takes 2 MB."""
    if is_sqlite(db):
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert(table)


def is_sqlite(db: Database) -> bool:
    return db.dialect.name == "sqlite"


def only_reads(db: Connection) -> bool:
    """Whether this transaction cannot change anything."""
    return bool(db.get_execution_options().get("only_reads"))


def reads_are_stable(db: Connection) -> bool:
    """Whether what was read stays the same until the transaction ends, even without a lock: either
    this transaction is the only one that can write, or it sees a snapshot."""
    return is_sqlite(db) or only_reads(db)


def locking(db: Connection, query: Select[Any], *, skip_locked: bool = False) -> Select[Any]:
    """The query, changed to lock the rows that it finds until the transaction ends."""
    return query if reads_are_stable(db) else query.with_for_update(skip_locked=skip_locked)


class Upsert:
    """Inserts a row, or does something else if it exists. The statement is built for a dialect when
    it is first needed, because each contains a copy of all columns of the table."""

    def __init__(self, table: Table, otherwise: Callable[[Insert], Insert]) -> None:
        self._table = table
        self._otherwise = otherwise
        self._made: dict[str, Insert] = {}

    def on(self, db: Database) -> Insert:
        dialect = db.dialect.name
        if (made := self._made.get(dialect)) is None:
            made = self._made[dialect] = self._otherwise(insert_into(db, self._table))
        return made


def upsert(table: Table, key: Sequence[str]) -> Upsert:
    """Insert a row. If there is one with this key, change its other columns instead."""
    kept = {*key, *table.primary_key.columns.keys()}

    def update_row(insert: Insert) -> Insert:
        changed = {name: column for name, column in insert.excluded.items() if name not in kept}
        return insert.on_conflict_do_update(index_elements=key, set_=changed)

    return Upsert(table, update_row)
