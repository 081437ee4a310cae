"""Opens a database."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

_BACKENDS = {
    "sqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+psycopg": "postgresql",
}
POOL = 4
"""Connections to PostgreSQL; SQLite has one writer anyway."""

READ_ONLY = {"read_only": True, "postgresql_readonly": True}
"""Options of a connection."""


class StorageError(Exception):
    """The database cannot be used. Says why in a sentence, and never holds the password."""


def open_engine(url: str) -> Engine:
    """An engine that has connected once. Raises StorageError."""
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] == "sqlite":
        return _open_sqlite(parsed)
    return _open_postgresql(parsed.set(drivername="postgresql+psycopg"))


def is_there(url: str) -> bool:
    """Whether there is something to connect to: a SQLite file comes into being by connecting.
    Raises StorageError."""
    parsed = _parse(url)
    return _BACKENDS[parsed.drivername] != "sqlite" or Path(parsed.database or "").is_file()


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(
            "The database URL cannot be read. It looks like sqlite:///askwell.db "
            "or postgresql://user:password@host/database."
        ) from None
    if parsed.drivername not in _BACKENDS:
        raise StorageError(
            f"Askwell keeps its data in sqlite:// or postgresql://, not in {parsed.drivername}://."
        )
    return parsed


# `hide_parameters` below: what members wrote must not reach a log through an error.


def _open_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    if not in_memory and not Path(str(url.database)).parent.is_dir():
        folder = Path(str(url.database)).parent
        raise StorageError(f"There is no folder {folder} to keep the SQLite file in.")
    # An in-memory database lives as long as its one connection.
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    thread = {"check_same_thread": False}
    engine = create_engine(url, connect_args=thread, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return _connected(engine, f"The SQLite file {url.database} cannot be opened")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions: we do
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    # SQLite's own knows no letters beyond ASCII, and names have them.
    connection.create_function("lower", 1, str.lower, deterministic=True)


def _begin_immediate(connection: Connection) -> None:
    """Every transaction may write, but one that says otherwise: one that only found out later
    could fail half-way."""
    read_only = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _open_postgresql(url: URL) -> Engine:
    patient = url.update_query_dict({"connect_timeout": "10", **url.query})
    engine = create_engine(patient, pool_size=POOL, pool_pre_ping=True, hide_parameters=True)
    where = url.host or url.query.get("host") or "this machine"
    return _connected(engine, f"PostgreSQL on {where}, database {url.database}, cannot be used")


def _connected(engine: Engine, failed: str) -> Engine:
    """The engine, once it has connected. Drivers put passwords into no message of theirs,
    but into what the exception holds: so its cause is left out."""
    try:
        with engine.connect():
            return engine
    except DBAPIError as error:
        engine.dispose()
        raise StorageError(f"{failed}: {error.orig}") from None
