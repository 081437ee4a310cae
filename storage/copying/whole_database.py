"""Copies a database into an empty one, of the same kind or of the other."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.cards.rich_text import Text, Words, in_full, say
from storage.connections import opened_keys
from storage.connections.database import files_of, is_there, preparing, reading
from storage.copying import half_copied, last_numbers
from storage.copying.whole_rows import Contents, contents, copy_rows
from storage.errors import StorageError
from storage.migrations import is_current, migrate
from storage.tables import metadata

PATIENCE = 2.0
"""How many seconds to wait for others to disconnect."""
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)


@contextmanager
def between(
    from_url: str, to_url: str, key_file: Path | None
) -> Iterator[tuple[Connection, Connection]]:
    """Connections to the database to copy and to the target. The first must be of this version of
    Askwell and match its key file. The target must be empty, and gets the tables; what is written
    to it is committed if nothing fails. Nobody else may be connected to either. Raises
    StorageError."""
    if not is_there(from_url):
        raise _not_current()
    with _exclusive(from_url) as source, _deleted_on_failure(to_url), _exclusive(to_url) as target:
        half_copied.check(source)
        if not is_current(source):
            raise _not_current()
        opened_keys.read(source, key_file)
        _check_empty(target)
        half_copied.mark(target)
        migrate(target)
        with reading(source).connect() as one, target.begin() as other:
            yield one, other
            half_copied.remove_mark(other)


def copy_all(source: Connection, target: Connection) -> Mapping[str, int]:
    """Copy every row of every table, read the copy back and compare it. Tables that others refer to
    come first. Return the number of rows by table. Raises StorageError."""
    return {
        table.name: _copied(source, target, table.name).rows for table in metadata.sorted_tables
    }


def _copied(source: Connection, target: Connection, name: str) -> Contents:
    table = metadata.tables[name]
    try:
        written = copy_rows(source, target, table)
        last_numbers.carry_over(source, target, table)
        kept = contents(target, table)
    except DBAPIError as failed:  # what it says may be a member's words
        raise _not_taken(name, type(failed.orig).__name__) from None
    if kept != written:
        raise _differs(name, written, kept)
    return kept


@contextmanager
def _deleted_on_failure(url: str) -> Iterator[None]:
    """If anything fails, delete the SQLite file that was created in the block."""
    was_there = is_there(url)
    try:
        yield
    except BaseException:
        for each in () if was_there else files_of(url):
            each.unlink(missing_ok=True)
        raise


@contextmanager
def _exclusive(url: str) -> Iterator[Engine]:
    """An engine for a database to which nobody else is connected. Raises StorageError."""
    with preparing(url) as engine:
        try:
            if not (_locked if engine.dialect.name == "sqlite" else _wait_until_unused)(engine):
                raise _in_use(engine)
            yield engine
        finally:
            if event.contains(engine, "connect", _lock_file):
                event.remove(engine, "connect", _lock_file)
            engine.dispose()


def _locked(engine: Engine) -> bool:
    """Lock the SQLite file, and return whether that worked. Nobody else can use it while the pool's
    only connection is open."""
    engine.dispose()
    event.listen(engine, "connect", _lock_file, insert=True)
    try:
        engine.connect().close()
    except (sqlite3.OperationalError, OperationalError):
        return False
    return True


def _lock_file(connection: Any, _record: Any) -> None:
    """Lock the file without waiting, or fail."""
    connection.execute("PRAGMA busy_timeout = 0")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("SELECT count(*) FROM sqlite_master")


def _wait_until_unused(engine: Engine) -> bool:
    """Whether nobody else is connected. Connections that were just closed are still listed for a
    moment, so this may have to wait."""
    until = monotonic() + PATIENCE
    with engine.connect() as db:
        while db.scalar(_OTHERS):
            if monotonic() > until:
                return False
            sleep(0.1)
    return True


def _check_empty(target: Engine) -> None:
    """The target may contain empty tables of this version, for example of a copy that was not
    completed. Raises StorageError if it contains anything else."""
    current = is_current(target)
    with target.connect() as db:
        others = {*inspect(db).get_table_names()} - {half_copied.COPY_UNDER_WAY.name}
        if not (_holds_no_rows(db) if current else not others):
            raise StorageError(
                say(
                    "The database {database} is not empty. A database is only copied into an "
                    "empty one: make a new one, and name that.",
                    database=_named(target),
                )
            )


def _holds_no_rows(db: Connection) -> bool:
    tables = metadata.sorted_tables
    return all(db.scalar(select(1).select_from(each).limit(1)) is None for each in tables)


def _named(engine: Engine) -> Text:
    return in_full(engine.url.database)


def _in_use(engine: Engine) -> StorageError:
    return StorageError(
        say(
            "The database {database} is in use. Stop Askwell, and whatever else is connected to "
            "it, and try again.",
            database=_named(engine),
        )
    )


def _not_current() -> StorageError:
    return StorageError(
        say(
            "The database to copy is not there, or not of this version of Askwell. Start this "
            "version on it once, stop it, and copy it then."
        )
    )


def _not_taken(table: str, error: str) -> StorageError:
    return StorageError(
        say(
            "Nothing is copied: a row of the table {table} is not taken ({error}). Please report "
            "this as a mistake of Askwell's.",
            table=Words(table),
            error=Words(error),
        )
    )


def _differs(table: str, written: Contents, kept: Contents) -> StorageError:
    return StorageError(
        say(
            "Nothing is copied: the table {table} has {written} rows, its copy {kept}, and they "
            "are not the same. Please report this as a mistake of Askwell's.",
            table=Words(table),
            written=Words(str(written.rows)),
            kept=Words(str(kept.rows)),
        )
    )
