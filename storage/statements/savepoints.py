"""Savepoints, set on the driver's connection. SQLAlchemy would compile their statements anew each
time, which takes ten times as long as the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from storage.statements import wordings
from storage.statements.driver import execute, roll_back


@contextmanager
def savepoint(db: Connection) -> Iterator[None]:
    """If the block raises, what was done within it is undone. Raises DBAPIError."""
    execute(db, "SAVEPOINT here")
    try:
        yield
        execute(db, "RELEASE SAVEPOINT here")
    except BaseException:
        roll_back(db, "ROLLBACK TO SAVEPOINT here")
        execute(db, "RELEASE SAVEPOINT here")  # otherwise a block around it would undo only this
        wordings.forget_fresh(db)
        raise
