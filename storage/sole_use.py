"""What one process alone may use: a SQLite file, and the token of a Discord bot. Both are free once
the process has ended, in whatever way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.cards.rich_text import Words, say
from storage.database import files_of
from storage.errors import StorageError, why_of_sqlite

PATIENCE = 5.0
"""Seconds. Whoever is started anew may have to wait for the one before to end."""
_LONGEST = 4_000
"""Characters of a path."""
_TAKEN = "55P03"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_NOTICE = select(
    func.set_config("tcp_keepalives_idle", "5", False),
    func.set_config("tcp_keepalives_interval", "2", False),
    func.set_config("tcp_keepalives_count", "2", False),
)
"""The server gives the lock of a process that it cannot reach back in seconds, not in hours."""


@contextmanager
def sole_use_of_file(url: str, patience: float = PATIENCE) -> Iterator[None]:
    """Of a SQLite database; of no other. Whoever only reads it, or writes for a moment, needs none.
    Raises StorageError where another process has it."""
    files = files_of(url)
    if not files or not files[0].absolute().parent.is_dir():
        yield
        return
    file = files[0].resolve()
    # SQLite's own locks, on a file beside it: they work on every system.
    with closing(_locked(file, patience)):
        yield


class TokenLock:
    """On a PostgreSQL database, which holds a hash of the token while this process is connected.
    Whoever runs for long has to `look` now and then: a server that starts again forgets it."""

    def __init__(self, url: URL, token: str, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._engine = create_engine(_impatient(url), poolclass=NullPool, hide_parameters=True)
        self._number = int.from_bytes(sha256(token.encode()).digest()[:8], signed=True)
        self._db: Connection | None = None

    def take(self) -> None:
        """Wait a moment for whoever has it: after a connection was cut, that may be we ourselves.
        Raises StorageError where another process keeps it, and DBAPIError."""
        self.close()
        self._db = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            self._wait(self._db)
        except DBAPIError as failed:
            self.close()
            if getattr(failed.orig, "sqlstate", None) != _TAKEN:
                raise
            raise _in_discord_already() from None

    def look(self) -> None:
        """Take it again where it was lost. Raises StorageError where another process has taken it,
        and DBAPIError while the database is away."""
        if not self._is_held():
            self.take()

    def close(self) -> None:
        if self._db:
            self._db.close()
        self._db = None

    def _wait(self, db: Connection) -> None:
        most = f"{max(1, round(self._patience * 1000))}ms"
        db.execute(_NOTICE)
        db.execute(select(func.set_config("lock_timeout", most, False)))
        db.execute(select(func.pg_advisory_lock(self._number)))

    def _is_held(self) -> bool:
        """As long as there is the connection."""
        try:
            return self._db is not None and self._db.scalar(select(1)) == 1
        except DBAPIError:
            return False


@contextmanager
def sole_use_of_token(
    url: URL, token: str, patience: float = PATIENCE
) -> Iterator[TokenLock | None]:
    """Among the processes on a PostgreSQL database; on SQLite there is one process anyway. Raises
    StorageError where another one has it."""
    if url.get_backend_name() == "sqlite":
        yield None
        return
    with closing(TokenLock(url, token, patience)) as lock:
        lock.take()
        yield lock


def _in_discord_already() -> StorageError:
    return StorageError(
        say(
            "Another Askwell on this database is in Discord with the same DISCORD_TOKEN. "
            "Stop that one first: Discord needs one process for each token. In Slack, "
            "several can run on one PostgreSQL; leave DISCORD_TOKEN out in the others."
        )
    )


def _impatient(url: URL) -> URL:
    """A connection that is cut without a word is noticed within seconds."""
    patience = {"connect_timeout": "10", "tcp_user_timeout": "10000"}
    return url.update_query_dict(patience | dict(url.query))


def _locked(file: Path, patience: float) -> sqlite3.Connection:
    lock = Path(f"{file}.lock")
    connection = None
    try:
        connection = sqlite3.connect(lock, timeout=patience)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as failed:
        if connection:
            connection.close()
        if failed.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise _in_use(file) from None
        raise _not_locked(lock, failed) from None
    return connection


def _in_use(file: Path) -> StorageError:
    return StorageError(
        say(
            "Another Askwell uses the SQLite file {file}, and only one can. Stop that one first, "
            "or name another file; several can run on one PostgreSQL.",
            file=Words(str(file), _LONGEST),
        )
    )


def _not_locked(lock: Path, failed: sqlite3.Error) -> StorageError:
    return StorageError(
        say(
            "The file {file}, which keeps a second Askwell from the database beside it, cannot be "
            "used: {why}",
            file=Words(str(lock), _LONGEST),
            why=why_of_sqlite(failed),
        )
    )
