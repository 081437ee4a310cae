"""What only one process may use at a time: a SQLite file, and the token of a Discord bot. Both are
free again as soon as the process has ended, however it ended."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.cards.rich_text import in_full, say
from storage.connections.database import files_of
from storage.errors import LOCKED, StorageError, unopened, why_of_sqlite

PATIENCE = 5.0
"""Seconds. After a restart, the new process may have to wait until the old one has ended."""
_NOTICE = select(
    func.set_config("tcp_keepalives_idle", "5", False),
    func.set_config("tcp_keepalives_interval", "2", False),
    func.set_config("tcp_keepalives_count", "2", False),
)
"""If a process cannot be reached any more, the server releases its lock within seconds, not
hours."""


@contextmanager
def sole_use_of_file(url: str, patience: float = PATIENCE) -> Iterator[None]:
    """Lock a SQLite database for this process; do nothing for other databases. A process that only
    reads, or writes for a moment, does not need this. Raises StorageError if another process has
    the lock."""
    files = files_of(url)
    if not files or not files[0].absolute().parent.is_dir():
        yield
        return
    file = files[0].resolve()
    # SQLite's own lock, on a file next to the database: it works on every operating system.
    with closing(_locked(file, patience)):
        yield


class TokenLock:
    """A lock on a PostgreSQL database, on a hash of the token. It is held as long as this process
    is connected. A process that runs for long has to call `renew` regularly, because the server
    forgets the lock when it restarts."""

    def __init__(self, url: URL, token: str, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._engine = create_engine(_impatient(url), poolclass=NullPool, hide_parameters=True)
        self._number = int.from_bytes(sha256(token.encode()).digest()[:8], signed=True)
        self._db: Connection | None = None

    def take(self) -> None:
        """Take the lock. If it is taken, wait a moment: after a lost connection, it may still be
        our own. Raises StorageError if another process keeps it, and DBAPIError if the database
        fails."""
        self.close()
        self._db = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            self._wait(self._db)
        except DBAPIError as failed:
            self.close()
            if getattr(failed.orig, "sqlstate", None) != LOCKED:
                raise
            raise _in_discord_already() from None

    def renew(self) -> None:
        """Take the lock again if it was lost. Raises StorageError if another process has taken it,
        and DBAPIError while the database cannot be reached."""
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
        """Whether the connection still exists: the lock lasts as long."""
        try:
            return self._db is not None and self._db.scalar(select(1)) == 1
        except DBAPIError:
            return False


@contextmanager
def sole_use_of_token(
    url: URL, token: str, patience: float = PATIENCE
) -> Iterator[TokenLock | None]:
    """Lock the token among the processes on a PostgreSQL database. On SQLite there is only one
    process anyway. Raises StorageError if another process has the lock."""
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
    """With time limits that detect within seconds that a connection was lost silently."""
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
            "or name another file: DATABASE_URL, or PLAYGROUND_DATABASE for the playground. "
            "Several can run on one PostgreSQL.",
            file=in_full(file),
        )
    )


def _not_locked(lock: Path, failed: sqlite3.Error) -> StorageError:
    return unopened(
        failed,
        say(
            "The file {file}, which keeps a second Askwell from the database beside it, cannot be "
            "used: {why}",
            file=in_full(lock),
            why=why_of_sqlite(failed),
        ),
    )
