"""Says in a sentence why a database cannot be used, and what to do. The sentence never contains the
password, nor what members wrote, so a driver's message is used only where it cannot contain any of
that."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.cards.rich_text import Text, Words, in_full, say
from bot.engine.errors import MaybeDone, OperatorError, StaysWrong, StoreAway

_OF_SQLITE: dict[int, Text] = {
    sqlite3.SQLITE_FULL: say(
        "the disk is full. Make room on it. If Askwell has ended, start it again."
    ),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_READONLY: say(
        "it may only be read. Let the user who starts Askwell own it and its folder, on a disk "
        "that can be written to. DATABASE_URL, or PLAYGROUND_DATABASE for the playground, says "
        "where it is."
    ),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_CANTOPEN: say(
        "it may not be opened, or not be made. Let the user who starts Askwell own it and its "
        "folder, on a disk that can be written to. DATABASE_URL, or PLAYGROUND_DATABASE for the "
        "playground, says where it is."
    ),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_PERM: say(
        "it may not be opened. Let the user who starts Askwell own it and its folder, on a disk "
        "that can be written to. DATABASE_URL, or PLAYGROUND_DATABASE for the playground, says "
        "where it is."
    ),
    # Translators: "it" is the file that was to be a database.
    sqlite3.SQLITE_NOTADB: say("it is not a database. Name another file."),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_BUSY: say(
        "another program keeps it locked. Stop that one. If Askwell has ended, start it again."
    ),
    sqlite3.SQLITE_IOERR: say("the disk fails to read or to write it. Check the disk."),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_CORRUPT: say(
        "it is damaged. Stop whatever uses it, keep a copy, and put the newest backup in its "
        "place; without one, `sqlite3 FILE .recover` saves what can be read."
    ),
}
_FOR_GOOD = (
    *(sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
)
"""What is no better at the next start, if a start fails with it."""
_READ_ONLY = "25006"
LOCKED = "55P03"
"""PostgreSQL's code for a lock that was not to be had within storage.connections.database's
BUSY_TIMEOUT."""
_AWAY = (_READ_ONLY, LOCKED, "08", "42501", "53", "57P", "58")
"""How the codes of errors begin that say that PostgreSQL is away, keeps something locked, has no
room or memory, or does not let our role read or write.
https://www.postgresql.org/docs/current/errcodes-appendix.html"""
# Translators: "it" is a PostgreSQL database. The sentence goes on before and after this.
_KEPT_LOCKED = say(
    "somebody's transaction keeps part of it locked, and pg_stat_activity shows whose"
)
_PRIMARY = 0xFF
"""The lowest byte of an extended SQLite error code is the primary code."""
_NO_ROOM_FOR_SHM = sqlite3.SQLITE_IOERR_SHMSIZE
"""How SQLite fails on a full disk when it is opened: the file next to it that ends in `-shm` cannot
grow. https://www.sqlite.org/rescode.html#ioerr_shmsize"""
_NOT_YET = ("starting up", "shutting down", "not yet accepting", "recovery", "too many")
"""What PostgreSQL's messages contain if it runs and refuses connections for a short time only."""
_NEVER = ("connection is bad: invalid ", "invalid connection option ", "bad value for ")
"""How the messages of libpq and psycopg begin if they cannot use the URL itself."""


class StorageError(OperatorError):
    """The database cannot be used. The text says why in a sentence, and never contains the
    password."""


class DatabaseAway(StorageError, StoreAway):
    """The database cannot be used now. It may come back by itself, or once the operator has made
    room on its disk."""


class CommitUnknown(DatabaseAway, MaybeDone):
    """The connection was lost while a transaction was committed."""


class CommitLost(Exception):
    """The same on a storage thread. `failed` is how the driver failed."""

    def __init__(self, failed: DBAPIError) -> None:
        super().__init__()
        self.failed = failed


class Unusable(StorageError, StaysWrong):
    """The database, or a file that belongs to it, cannot be used as it is."""


class WrongUrl(Unusable):
    """The URL of a database has another form than it needs."""


class ErasedMeanwhile(Exception):
    """A member was erased after this transaction read them and before it locked them. Done again,
    it does not know them any more."""


class NotReady(StorageError):
    """A PostgreSQL server that may be ready in a moment."""


def is_refused_write(failed: DBAPIError) -> bool:
    """Whether the transaction was only for reading and tried to change something."""
    on_sqlite = getattr(failed.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY
    return on_sqlite or getattr(failed.orig, "sqlstate", None) == _READ_ONLY


def is_away(failed: DBAPIError) -> bool:
    """Whether the database cannot be used now, whatever it was asked to do. A damaged page of a
    SQLite file is not meant: rows on other pages can still be used."""
    if isinstance(failed.orig, sqlite3.Error):
        return _primary_code(failed.orig) in _OF_SQLITE.keys() - {sqlite3.SQLITE_CORRUPT}
    code = getattr(failed.orig, "sqlstate", None)
    if code is None:
        return isinstance(failed, OperationalError)
    return str(code).startswith(_AWAY)


def database_away(failed: DBAPIError, url: URL) -> DatabaseAway:
    return DatabaseAway(_storage_error(failed.orig, url).why)


@contextmanager
def as_storage_error(url: URL) -> Iterator[None]:
    """Turn what the database at `url` fails with into a StorageError. A driver's message never
    contains the password, but the attributes of its exception may, so it is not kept as the
    cause."""
    try:
        yield
    except DBAPIError as failed:
        raise _storage_error(failed.orig, url) from None
    except sqlite3.Error as failed:  # from the playground's own connection
        raise _storage_error(failed, url) from None


def unopened(failed: sqlite3.Error, why: Text) -> StorageError:
    """For a SQLite file that could not be opened."""
    return Unusable(why) if _primary_code(failed) in _FOR_GOOD else StorageError(why)


def why_of_sqlite(failed: sqlite3.Error) -> Text:
    """Why a SQLite file cannot be used, and what to do."""
    code = _primary_code(failed) or sqlite3.SQLITE_CANTOPEN
    if getattr(failed, "sqlite_errorcode", 0) == _NO_ROOM_FOR_SHM:
        code = sqlite3.SQLITE_FULL
    return _OF_SQLITE.get(code) or in_full(f"{failed}.")


def _primary_code(failed: sqlite3.Error) -> int:
    """0 if the error is not from SQLite itself but from Python's module."""
    code: int = getattr(failed, "sqlite_errorcode", 0)
    return code & _PRIMARY


def damaged(url: URL) -> Unusable:
    return Unusable(_of_sqlite(_OF_SQLITE[sqlite3.SQLITE_CORRUPT], url))


def _storage_error(failed: BaseException | None, url: URL) -> StorageError:
    if isinstance(failed, sqlite3.Error):
        return unopened(failed, _of_sqlite(why_of_sqlite(failed), url))
    if getattr(failed, "sqlstate", None) == LOCKED:
        return NotReady(_of_postgresql(_KEPT_LOCKED, url))
    said = str(failed).partition("\n")[0].strip().rstrip(".")
    return _kind_of(failed, said)(_of_postgresql(in_full(said), url))


def _kind_of(failed: BaseException | None, said: str) -> type[StorageError]:
    if not _is_connecting(failed):
        return StorageError
    if said.startswith(_NEVER):
        return WrongUrl
    refused = "FATAL" in said and not any(each in said for each in _NOT_YET)
    return StorageError if refused else NotReady


def _of_postgresql(error: Text, url: URL) -> Text:
    if not url.database:
        return say(
            "PostgreSQL cannot be used: {error}. Check that server, and name the database in "
            "DATABASE_URL.",
            error=error,
        )
    database = Words(url.database)
    if where := url.host or url.query.get("host"):
        return say(
            "PostgreSQL on {host}, database {database}, cannot be used: {error}. Check that "
            "server and DATABASE_URL.",
            host=Words(str(where)),
            database=database,
            error=error,
        )
    return say(
        "PostgreSQL on this machine, database {database}, cannot be used: {error}. Check that "
        "server and DATABASE_URL.",
        database=database,
        error=error,
    )


def _of_sqlite(why: Text, url: URL) -> Text:
    file = in_full(url.database)
    return say("The SQLite file {file} cannot be used: {why}", file=file, why=why)


def _is_connecting(failed: BaseException | None) -> bool:
    """Whether the error happened while connecting. Later errors of PostgreSQL have a code."""
    return getattr(failed, "sqlstate", None) is None
