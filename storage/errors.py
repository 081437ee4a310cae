"""Why a database cannot be used, in a sentence with what to do. Never with its password, and never
with what members wrote: so what a driver says is used only where nothing of them can be in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

_OWN = "Let the user who starts Askwell own it and its folder, on a disk that can be written to."
_OF_SQLITE = {
    sqlite3.SQLITE_FULL: "the disk is full. Make room on it, and start Askwell again.",
    sqlite3.SQLITE_READONLY: f"it may only be read. {_OWN}",
    sqlite3.SQLITE_CANTOPEN: f"it may not be opened, or not be made. {_OWN}",
    sqlite3.SQLITE_PERM: f"it may not be opened. {_OWN}",
    sqlite3.SQLITE_NOTADB: "it is not a database. Name another file.",
    sqlite3.SQLITE_BUSY: "another program keeps it locked. Stop that one, and start Askwell again.",
    sqlite3.SQLITE_IOERR: "the disk fails to read or to write it. See to the disk.",
}
_DAMAGED = (
    "it is damaged. Stop whatever uses it, keep a copy, and put the newest backup in its place; "
    "without one, `sqlite3 FILE .recover` saves what can be read."
)
_PRIMARY = 0xFF
"""Extended codes of SQLite hold the primary one in their lowest byte."""
_NOT_YET = ("starting up", "shutting down", "not yet accepting", "recovery", "too many")
"""What PostgreSQL says when it is there and refuses everybody, but not for long."""


class StorageError(Exception):
    """The database cannot be used. Says why in a sentence, and never holds the password."""


class NotReady(StorageError):
    """A PostgreSQL that may well be there in a moment."""


@contextmanager
def in_a_sentence(url: URL) -> Iterator[None]:
    """What the database at `url` fails with becomes a StorageError. Drivers put passwords into
    no message of theirs, but into what the exception holds: so its cause is left out."""
    try:
        yield
    except DBAPIError as failed:
        raise _storage_error(failed.orig, url) from None
    except sqlite3.Error as failed:  # of the playground's own connection
        raise _storage_error(failed, url) from None


def damaged(url: URL) -> StorageError:
    return StorageError(f"The SQLite file {url.database} cannot be used: {_DAMAGED}")


def _storage_error(failed: BaseException | None, url: URL) -> StorageError:
    if isinstance(failed, sqlite3.Error):
        return _of_sqlite(failed, url)
    where = url.host or url.query.get("host") or "this machine"
    said = str(failed).partition("\n")[0].strip().rstrip(".")
    refused = "FATAL" in said and not any(each in said for each in _NOT_YET)
    kind = NotReady if _is_connecting(failed) and not refused else StorageError
    return kind(
        f"PostgreSQL on {where}, database {url.database}, cannot be used: {said}. See to that "
        "server and to DATABASE_URL."
    )


def _of_sqlite(failed: sqlite3.Error, url: URL) -> StorageError:
    code = getattr(failed, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & _PRIMARY
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(url)
    why = _OF_SQLITE.get(code, f"{failed}.")
    return StorageError(f"The SQLite file {url.database} cannot be used: {why}")


def _is_connecting(failed: BaseException | None) -> bool:
    """Whoever is connected is told a code with every refusal."""
    return getattr(failed, "sqlstate", None) is None
