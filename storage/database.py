"""Opens a database."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from os.path import isdir, isfile
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.cards.rich_text import Words, say
from storage import wordings
from storage.dialect import is_sqlite, only_reads
from storage.errors import StorageError, damaged, in_a_sentence
from storage.prepared import failure

_BACKENDS = {
    "sqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+psycopg": "postgresql",
}
POOL = 4
"""Connections to PostgreSQL; SQLite has one writer anyway."""

_PATIENT = {
    "connect_timeout": "10",
    "tcp_user_timeout": "20000",
    "keepalives_idle": "60",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}
"""Who connects to PostgreSQL, in seconds, the second in milliseconds: a connection that leads
nowhere any more, for a firewall dropped it, is found out, and another one opened. The system would
wait for a quarter of an hour. https://www.postgresql.org/docs/current/libpq-connect.html"""
_PATIENCE, _A_MOMENT = 10_000, 50
"""Milliseconds for which SQLite waits for whoever else uses the file."""
_BEGIN = {
    ("sqlite", False): "BEGIN IMMEDIATE",
    ("sqlite", True): "BEGIN",
    ("postgresql", False): "BEGIN",
    ("postgresql", True): "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
"""By dialect, and whether it only reads: then it sees the database as it is at one moment. Whatever
may write says so at once: a transaction that only found out later could fail half-way."""
_REFUSES = "refuses writes"
"""Where a connection of SQLite's keeps whether it does."""


def open_engine(url: str) -> Engine:
    """An engine that has connected once. Raises StorageError."""
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] == "sqlite":
        return _open_sqlite(parsed)
    return _open_postgresql(parsed.set(drivername="postgresql+psycopg"))


def reading(engine: Engine) -> Engine:
    """The same, for transactions that change nothing: the database refuses whatever would, and
    shows them one moment of it, which waits for nobody."""
    return engine.execution_options(only_reads=True)


def is_in_memory(engine: Engine) -> bool:
    """Such a database has one connection, and lives as long."""
    return isinstance(engine.pool, StaticPool)


def _begin(connection: Connection) -> None:
    """Past SQLAlchemy, which takes as long for it as for all else of a transaction."""
    reads = only_reads(connection)
    begin = _BEGIN[connection.dialect.name, reads]
    try:
        cursor = connection.connection.cursor()
        if is_sqlite(connection):
            _refuse_writes(connection, cursor, refuse=reads)
        cursor.execute(begin)
    except connection.dialect.loaded_dbapi.Error as failed:
        raise failure(connection, begin, failed) from failed


def _refuse_writes(connection: Connection, cursor: Any, *, refuse: bool) -> None:
    """Or take them. SQLite is told so only where it changes: it prepares all statements of the
    connection anew then, which takes longer than to run them."""
    if connection.info.get(_REFUSES, False) != refuse:
        cursor.execute(f"PRAGMA query_only = {refuse}")
        connection.info[_REFUSES] = refuse


@contextmanager
def preparing(url: str) -> Iterator[Engine]:
    """An engine, for what is done before it is in use. Raises StorageError, also for what the
    database fails with meanwhile, and lets go of it then."""
    engine = open_engine(url)
    try:
        with in_a_sentence(engine.url):
            yield engine
    except StorageError:
        engine.dispose()
        raise


def is_there(url: str) -> bool:
    """Whether there is something to connect to: a SQLite file comes into being by connecting.
    Raises StorageError."""
    parsed = _parse(url)
    return _BACKENDS[parsed.drivername] != "sqlite" or isfile(parsed.database or "")


def files_of(url: str) -> list[Path]:
    """Where a SQLite database lies; none for PostgreSQL. Raises StorageError."""
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] != "sqlite" or parsed.database in (None, "", ":memory:"):
        return []
    return [Path(f"{parsed.database}{ending}") for ending in ("", "-wal", "-shm")]


def key_file_of(url: str, named: str) -> Path | None:
    """Where the keys of a database lie: where the setting names it, else beside a SQLite file,
    under its name, and for PostgreSQL in the folder in which Askwell is started. None for a
    database in memory. Raises StorageError."""
    if named:
        return Path(named)
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] != "sqlite":
        return Path("askwell.key")
    files = files_of(url)
    return files[0].with_suffix(".key") if files else None


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(
            say(
                "The database URL cannot be read. It looks like sqlite:///askwell.db "
                "or postgresql://user:password@host/database."
            )
        ) from None
    if parsed.drivername not in _BACKENDS:
        raise StorageError(
            say(
                "Askwell keeps its data in sqlite:// or postgresql://, not in {driver}://.",
                driver=Words(parsed.drivername),
            )
        )
    return parsed


# `hide_parameters` below: what members wrote must not reach a log through an error.


def _open_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    folder = Path(str(url.database)).absolute().parent
    if not in_memory and not isdir(folder):
        raise StorageError(
            say(
                "There is no folder {folder} to keep the SQLite file in, or it may not be looked "
                "into.",
                folder=Words(str(folder), 4_000),
            )
        )
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    thread = {"check_same_thread": False}
    engine = create_engine(url, connect_args=thread, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return _connected(engine)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions: we do
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
    # SQLite's own knows no letters beyond ASCII, and names have them.
    connection.create_function("lower", 1, str.lower, deterministic=True)


def forget_log(engine: Engine) -> None:
    """Bring into SQLite's file what stands beside it still, and empty that: it holds pages as they
    were before, and grows while somebody always reads. Nothing comes of it while a long reading
    goes on, for which all who write would wait: so it is to be done now and then."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {_A_MOMENT}")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")


def _open_postgresql(url: URL) -> Engine:
    patient = url.update_query_dict({**_PATIENT, **url.query})
    engine = create_engine(patient, pool_size=POOL, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _prepare_postgresql)
    return _connected(engine)


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True  # psycopg must not begin transactions, either
    # To compile a plan takes longer than any of our statements.
    # https://www.postgresql.org/docs/current/jit-decision.html
    connection.execute("SET jit = off")


def _connected(engine: Engine) -> Engine:
    """The engine, once it has connected, and to a file that is sound."""
    event.listen(engine, "begin", _begin)
    try:
        with in_a_sentence(engine.url), reading(engine).connect() as db:
            if not _is_sound(db):
                raise damaged(engine.url)
            wordings.remember(engine)
            return engine
    except StorageError:
        engine.dispose()
        raise


def _is_sound(db: Connection) -> bool:
    """PostgreSQL checks itself. What is damaged in a file is better found now than when a member
    asks for it: 1 GB takes a few seconds, and whoever writes to it meanwhile is not held up."""
    on_sqlite = db.dialect.name == "sqlite"
    return not on_sqlite or db.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
