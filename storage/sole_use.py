"""What one process alone may use: a SQLite file, and the token of a Discord bot. Both are free once
the process has ended, in whatever way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, create_engine, func, select
from sqlalchemy.pool import NullPool

from bot.cards.rich_text import Words, say
from storage.database import files_of
from storage.errors import StorageError, in_a_sentence

PATIENCE = 5.0
"""Seconds. Whoever is started anew may have to wait for the one before to end."""
_LONGEST = 4_000
"""Characters of a path."""


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


@contextmanager
def sole_use_of_token(url: URL, token: str) -> Iterator[None]:
    """Among the processes on a PostgreSQL database, which holds a hash of the token meanwhile; on
    SQLite there is one process anyway. Raises StorageError where another one has it."""
    if url.get_backend_name() == "sqlite":
        yield
        return
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    number = int.from_bytes(sha256(token.encode()).digest()[:8], signed=True)
    with engine.connect() as db:
        if not db.scalar(select(func.pg_try_advisory_lock(number))):
            raise StorageError(
                say(
                    "Another Askwell on this database is in Discord with the same DISCORD_TOKEN. "
                    "Stop that one first: Discord needs one process for each token. In Slack, "
                    "several can run on one PostgreSQL; leave DISCORD_TOKEN out in the others."
                )
            )
        yield


def _locked(file: Path, patience: float) -> sqlite3.Connection:
    lock = Path(f"{file}.lock")
    with in_a_sentence(URL.create("sqlite", database=str(lock))):
        connection = sqlite3.connect(lock, timeout=patience)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as failed:
            connection.close()
            if failed.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise _in_use(file) from None
            raise
    return connection


def _in_use(file: Path) -> StorageError:
    return StorageError(
        say(
            "Another Askwell uses the SQLite file {file}, and only one can. Stop that one first, "
            "or name another file; several can run on one PostgreSQL.",
            file=Words(str(file), _LONGEST),
        )
    )
