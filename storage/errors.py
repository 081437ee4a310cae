"""Why a database cannot be used, in a sentence with what to do. Never with its password, and never
with what members wrote: so what a driver says is used only where nothing of them can be in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from bot.cards.rich_text import Text, Words, say
from bot.engine.errors import OperatorError

_OF_SQLITE: dict[int, Text] = {
    sqlite3.SQLITE_FULL: say("the disk is full. Make room on it, and start Askwell again."),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_READONLY: say(
        "it may only be read. Let the user who starts Askwell own it and its folder, on a disk "
        "that can be written to."
    ),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_CANTOPEN: say(
        "it may not be opened, or not be made. Let the user who starts Askwell own it and its "
        "folder, on a disk that can be written to."
    ),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_PERM: say(
        "it may not be opened. Let the user who starts Askwell own it and its folder, on a disk "
        "that can be written to."
    ),
    # Translators: "it" is the file that was to be a database.
    sqlite3.SQLITE_NOTADB: say("it is not a database. Name another file."),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_BUSY: say(
        "another program keeps it locked. Stop that one, and start Askwell again."
    ),
    sqlite3.SQLITE_IOERR: say("the disk fails to read or to write it. See to the disk."),
    # Translators: "it" is the file of the database.
    sqlite3.SQLITE_CORRUPT: say(
        "it is damaged. Stop whatever uses it, keep a copy, and put the newest backup in its "
        "place; without one, `sqlite3 FILE .recover` saves what can be read."
    ),
}
_READ_ONLY = "25006"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_LONGEST = 4_000
"""Characters of a path, and of what a driver says."""
_PRIMARY = 0xFF
"""Extended codes of SQLite hold the primary one in their lowest byte."""
_NOT_YET = ("starting up", "shutting down", "not yet accepting", "recovery", "too many")
"""What PostgreSQL says when it is there and refuses everybody, but not for long."""


class StorageError(OperatorError):
    """The database cannot be used. Says why in a sentence, and never holds the password."""


class WrongUrl(StorageError):
    """The URL of a database has another form than it needs, so no later try can succeed."""


class NotReady(StorageError):
    """A PostgreSQL that may well be there in a moment."""


def is_refused_write(failed: DBAPIError) -> bool:
    """Whether the database was to change something in a transaction that only reads."""
    on_sqlite = getattr(failed.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY
    return on_sqlite or getattr(failed.orig, "sqlstate", None) == _READ_ONLY


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


def why_of_sqlite(failed: sqlite3.Error) -> Text:
    """Why a file of SQLite's cannot be used, and what to do."""
    code = getattr(failed, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & _PRIMARY
    return _OF_SQLITE.get(code) or Words(f"{failed}.", _LONGEST)


def damaged(url: URL) -> StorageError:
    return _unusable(url, _OF_SQLITE[sqlite3.SQLITE_CORRUPT])


def _storage_error(failed: BaseException | None, url: URL) -> StorageError:
    if isinstance(failed, sqlite3.Error):
        return _unusable(url, why_of_sqlite(failed))
    said = str(failed).partition("\n")[0].strip().rstrip(".")
    refused = "FATAL" in said and not any(each in said for each in _NOT_YET)
    kind = NotReady if _is_connecting(failed) and not refused else StorageError
    return kind(_of_postgresql(said, url))


def _of_postgresql(said: str, url: URL) -> Text:
    database, error = Words(str(url.database)), Words(said, _LONGEST)
    if where := url.host or url.query.get("host"):
        return say(
            "PostgreSQL on {host}, database {database}, cannot be used: {error}. See to that "
            "server and to DATABASE_URL.",
            host=Words(str(where)),
            database=database,
            error=error,
        )
    return say(
        "PostgreSQL on this machine, database {database}, cannot be used: {error}. See to that "
        "server and to DATABASE_URL.",
        database=database,
        error=error,
    )


def _unusable(url: URL, why: Text) -> StorageError:
    file = Words(str(url.database), _LONGEST)
    return StorageError(say("The SQLite file {file} cannot be used: {why}", file=file, why=why))


def _is_connecting(failed: BaseException | None) -> bool:
    """Whoever is connected is told a code with every refusal."""
    return getattr(failed, "sqlstate", None) is None
