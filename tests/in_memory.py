"""A database in memory has only one connection, so reads and writes take turns on it. If each read
sets PRAGMA query_only, SQLite prepares all statements again. That took a sixth of the processor
time of a test with a town, so here only a statement that may write sets it during a read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

from storage.connections import database

_CHANGES_NOTHING = ("SELECT", "PRAGMA", "BEGIN")
"""Everything else is for SQLite to judge."""
_by_pragma = database._refuse_writes


class InMemory(sqlite3.Connection):
    refuses = False

    def cursor(self, *_: Any) -> Any:
        return super().cursor(_ReadingCursor if self.refuses else sqlite3.Cursor)


class _ReadingCursor(sqlite3.Cursor):
    def execute(self, text: str, *given: Any) -> Any:
        if text.startswith(_CHANGES_NOTHING):
            return super().execute(text, *given)
        with self._refusing():
            return super().execute(text, *given)

    def executemany(self, *given: Any) -> Any:
        with self._refusing():
            return super().executemany(*given)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        super().execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            sqlite3.Cursor(self.connection).execute("PRAGMA query_only = OFF")


def connect_in_memory(engine: Engine) -> None:
    """Let this engine connect to a database of this kind from now on."""

    @event.listens_for(engine, "do_connect")
    def in_memory(_dialect: Any, _record: object, _given: object, options: dict[str, Any]) -> None:
        options["factory"] = InMemory

    engine.dispose()
    database._connected(engine)


def refuse_writes(connection: Connection, cursor: Any, *, refuse: bool) -> None:
    """Like the function in `storage.connections.database`."""
    sqlite = connection.connection.driver_connection
    if isinstance(sqlite, InMemory):
        sqlite.refuses = refuse
    else:
        _by_pragma(connection, cursor, refuse=refuse)
