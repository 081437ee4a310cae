"""Gives compiled statements to the driver directly."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError

from storage.statements.dialect import Database, is_sqlite

T = TypeVar("T")
Row = Sequence[Any]
_HOW: Mapping[str, Mapping[str, Any]] = {"sqlite": {}, "postgresql": {"prepare": True}}
"""By dialect. psycopg would prepare a statement only when it is executed for the sixth time, and
PostgreSQL plans it anew each time until then, and five times more."""
_PREPARED = 200
"""How many statements stay prepared on a connection to PostgreSQL. psycopg would keep 100, but one
interview alone needs 120, so that for each further one about 25 were prepared and planned again.
The server needs 60 kB for each."""
_CHANGED: Callable[[Any], int] = attrgetter("rowcount")


def set_up_psycopg(connection: Any) -> None:
    """psycopg sends a number as the smallest type that holds it. PostgreSQL would prepare the same
    statement twice: for member 32,767 and for member 32,768."""
    from psycopg.types.numeric import Int8Dumper  # noqa: PLC0415

    connection.adapters.register_dumper(int, Int8Dumper)
    connection.prepared_max = _PREPARED


def execute(db: Connection, text: str, parameters: Any = ()) -> Sequence[Row]:
    """The rows as the driver returns them."""
    return _execute(db, text, parameters, _fetched)


def execute_change(db: Connection, text: str, rows: Sequence[Any]) -> int:
    """Run an INSERT, UPDATE or DELETE once for each of these rows of parameters. Returns how many
    rows of the table it changed."""
    if len(rows) == 1:
        return _execute(db, text, rows[0], _CHANGED)
    return _execute(db, text, rows, _CHANGED, many=True)


def roll_back(db: Connection, text: str) -> None:
    """Undo work with this statement. psycopg would also discard all prepared statements. PostgreSQL
    then plans each of them ten times again, which takes longer than to execute it. If it fails on
    PostgreSQL, the next statement of the transaction says why."""
    if is_sqlite(db):
        execute(db, text)
    else:
        driver: Any = db.connection.driver_connection
        with suppress(db.dialect.loaded_dbapi.Error):
            driver.pgconn.exec_(text.encode())


def _fetched(cursor: Any) -> Sequence[Row]:
    """Where a statement returns no rows, `fetchall` of psycopg fails, and `rownumber` is None. The
    usual test is `description`, for which psycopg makes an object of each column: that took a third
    of the time of a statement. sqlite3 has no `rownumber`, and its `fetchall` never fails."""
    return cursor.fetchall() if getattr(cursor, "rownumber", 0) is not None else ()


def _execute(
    db: Connection, text: str, parameters: Any, result: Callable[[Any], T], *, many: bool = False
) -> T:
    """What `result` reads from the cursor."""
    try:
        cursor = db.connection.cursor()
        try:
            if many:
                cursor.executemany(text, parameters)
            else:
                cursor.execute(text, parameters, **_HOW[db.dialect.name])
            return result(cursor)
        finally:
            cursor.close()
    except db.dialect.loaded_dbapi.Error as failed:
        raise failure(db, text, failed) from failed


def failure(db: Database, text: str, failed: Exception) -> StatementError:
    """What SQLAlchemy would raise for an error of the driver: a DBAPIError, which contains no
    values."""
    kind = db.dialect.loaded_dbapi.Error
    return DBAPIError.instance(text, None, failed, kind, hide_parameters=True, dialect=db.dialect)
