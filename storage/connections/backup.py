"""Copies a SQLite database while it is in use."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from bot.cards.rich_text import Words, in_full, say
from storage.errors import StorageError, as_storage_error

_WRITES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}
"""Errors of the copy, because the database itself is only read."""


def copy_sqlite(database: Path, to: Path) -> None:
    """Copy the whole database, as it is at one moment, into a new file that only its owner can
    read. Raises StorageError, and then leaves no incomplete file."""
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as failed:
        raise StorageError(
            say(
                "The backup {file} cannot be made ({error}). Name a new file in a folder that can "
                "be written to.",
                file=in_full(to),
                error=Words(str(failed.strerror)),
            )
        ) from None
    try:
        _copy(database, to)
    except BaseException:
        to.unlink()
        raise


def _copy(database: Path, to: Path) -> None:
    with (
        as_storage_error(URL.create("sqlite", database=str(database))),
        _room_for(to),
        closing(sqlite3.connect(database)) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log next to it


@contextmanager
def _room_for(to: Path) -> Iterator[None]:
    """Raises StorageError if the copy does not fit on its disk."""
    try:
        yield
    except sqlite3.Error as failed:
        if getattr(failed, "sqlite_errorcode", None) not in _WRITES:
            raise
        raise StorageError(
            say(
                "The backup {file} cannot be written: is its disk full? Make room there, or name a "
                "file on another disk.",
                file=in_full(to),
            )
        ) from None
