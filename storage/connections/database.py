"""Opens a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from os.path import isdir, isfile
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from bot.cards.rich_text import Words, in_full, say
from storage.errors import StorageError, Unusable, WrongUrl, as_storage_error, damaged
from storage.statements import wordings
from storage.statements.dialect import CompilerWithHints, is_sqlite, only_reads
from storage.statements.driver import failure, roll_back, set_up_psycopg

_BACKENDS = {
    "sqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+psycopg": "postgresql",
}
PASSWORDS = ("password", "sslpassword")
"""Options of a PostgreSQL URL that are secret, like the password in front of the host."""
POOL = 4
"""How many connections to PostgreSQL are pooled. With SQLite, there is only one writer."""

_TIMEOUTS = {
    "connect_timeout": "10",
    "tcp_user_timeout": "20000",
    "keepalives_idle": "60",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}
"""Options for connections to PostgreSQL, in seconds, the second one in milliseconds. With them, a
connection that leads nowhere any more, for example because a firewall dropped it, is noticed and
replaced by a new one. Without them, the operating system would wait for a quarter of an hour.
https://www.postgresql.org/docs/current/libpq-connect.html"""
BUSY_TIMEOUT = 10_000
"""How many milliseconds a connection waits while another one locks the SQLite file, or a row or a
table in PostgreSQL. Without it, PostgreSQL would wait for as long as somebody leaves a transaction
open."""
LOG_PAGES = 8_000
"""If SQLite's write-ahead log has this many pages of 4 KB, SQLite copies it into the database file
at the end of a transaction. Usually storage.connections.write_ahead_log does that earlier, while
nobody waits."""
_BEGIN = {
    ("sqlite", False): "BEGIN IMMEDIATE",
    ("sqlite", True): "BEGIN",
    ("postgresql", False): "BEGIN",
    ("postgresql", True): "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
"""By dialect, and whether the transaction only reads; then it sees a snapshot of the database. A
transaction that may write asks for the write lock at once. If it only did so at its first write, it
could fail in the middle."""
_REFUSES = "refuses writes"
"""The key of Connection.info that says whether a connection to SQLite refuses writes now."""


def open_engine(url: str) -> Engine:
    """An engine that has connected once. Raises StorageError."""
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] == "sqlite":
        return _open_sqlite(parsed)
    return _open_postgresql(parsed.set(drivername="postgresql+psycopg"))


def reading(engine: Engine) -> Engine:
    """The same engine for transactions that change nothing. The database refuses every change. Each
    transaction sees a snapshot, and waits for nobody."""
    return engine.execution_options(only_reads=True)


def undo_in_memory(connection: Connection) -> None:
    """If the connection writes to a SQLite file, SQLite keeps in memory what undoes a statement or
    a savepoint: the pages that they change. By default, more than 64 KB of that goes into a
    temporary file, which took half the time of putting a card into the outbox. Not for statements
    that change a whole table, since all its pages would have to fit into memory."""
    of = connection.engine
    if is_sqlite(connection) and not only_reads(connection) and not is_in_memory(of):
        connection.connection.cursor().execute("PRAGMA temp_store = MEMORY")


def is_in_memory(engine: Engine) -> bool:
    """Whether it is a SQLite database in memory. Such a database has only one connection, and
    exists as long as that is open."""
    return isinstance(engine.pool, StaticPool)


def _begin(connection: Connection) -> None:
    """Begin a transaction on the driver's connection. Through SQLAlchemy, this would take as long
    as everything else in a transaction."""
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
    """Refuse writes, or allow them again. The pragma is executed only if that changes, because
    afterwards SQLite prepares all statements of the connection again, which takes longer than to
    execute them."""
    if connection.info.get(_REFUSES, False) != refuse:
        cursor.execute(f"PRAGMA query_only = {refuse}")
        connection.info[_REFUSES] = refuse


@contextmanager
def preparing(url: str) -> Iterator[Engine]:
    """An engine for preparations, before the database is in use. Raises StorageError, also if the
    database fails inside the block, and disposes of the engine then."""
    engine = open_engine(url)
    try:
        with as_storage_error(engine.url):
            yield engine
    except StorageError:
        engine.dispose()
        raise


def is_there(url: str) -> bool:
    """Whether there is a database to connect to. A SQLite file that is missing would be created by
    connecting. Always true for PostgreSQL. Raises StorageError."""
    parsed = _parse(url)
    return _BACKENDS[parsed.drivername] != "sqlite" or isfile(parsed.database or "")


def files_of(url: str) -> list[Path]:
    """The files of a SQLite database. Empty for PostgreSQL and for a database in memory. Raises
    StorageError."""
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] != "sqlite" or parsed.database in (None, "", ":memory:"):
        return []
    return [Path(f"{parsed.database}{ending}") for ending in ("", "-wal", "-shm")]


def place_of(url: str) -> str:
    """The path of a SQLite file, otherwise the URL without its password. Raises StorageError."""
    files = files_of(url)
    shown = _parse(url).difference_update_query(PASSWORDS)
    return str(files[0]) if files else shown.render_as_string(hide_password=True)


def key_file_of(url: str, named: str) -> Path | None:
    """The key file of a database. It is the one that the setting `named`; otherwise, for SQLite, a
    file next to the database with the same name, and for PostgreSQL a file in the folder in which
    Askwell is started. None for a database in memory. Raises StorageError."""
    if named:
        return Path(named)
    parsed = _parse(url)
    if _BACKENDS[parsed.drivername] != "sqlite":
        return Path("askwell.key")
    files = files_of(url)
    return files[0].with_suffix(".key") if files else None


def _parse(url: str) -> URL:
    """Raises WrongUrl."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise WrongUrl(
            say(
                "The database URL cannot be read. It looks like sqlite:///askwell.db "
                "or postgresql://user:password@host/database."
            )
        ) from None
    if parsed.drivername not in _BACKENDS:
        raise WrongUrl(
            say(
                "A database URL begins with sqlite:// or postgresql://, not with {driver}://.",
                driver=Words(parsed.drivername),
            )
        )
    if "@" in (parsed.host or ""):  # the end of the password, which must not be shown
        raise WrongUrl(say("In the password of the database URL, write %40 in place of @."))
    # SQLAlchemy would refuse a host with a traceback, and ignore options with a warning.
    if parsed.drivername == "sqlite" and (parsed.host or parsed.query):
        raise WrongUrl(
            say(
                "A SQLite URL has three slashes before the file, such as {example}, and four "
                "before a path from the root, such as {absolute}, and nothing after it.",
                example=Words("sqlite:///askwell.db"),
                absolute=Words("sqlite:////srv/askwell.db"),
            )
        )
    return parsed


# `hide_parameters` below: what members wrote must not reach a log through an error.


def _open_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    folder = Path(str(url.database)).absolute().parent
    if not in_memory and not isdir(folder):
        raise Unusable(
            say(
                "The folder {folder}, for the SQLite file, does not exist, or Askwell may not open "
                "it. Make the folder, or name another file: DATABASE_URL, or PLAYGROUND_DATABASE "
                "for the playground.",
                folder=in_full(folder),
            )
        )
    options: dict[str, Any] = {"poolclass": StaticPool} if in_memory else {}
    thread = {"check_same_thread": False}
    engine = create_engine(url, connect_args=thread, hide_parameters=True, **options)
    engine.dialect.statement_compiler = CompilerWithHints
    event.listen(engine, "connect", _prepare_sqlite)
    return _connected(engine)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # sqlite3 must not begin transactions: we do
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
    # SQLite's own lower() knows ASCII letters only, and names contain others.
    connection.create_function("lower", 1, str.lower, deterministic=True)


def _open_postgresql(url: URL) -> Engine:
    with_timeouts = url.update_query_dict({**_TIMEOUTS, **url.query})
    engine = create_engine(with_timeouts, pool_size=POOL, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _expect_utf8, insert=True)  # before SQLAlchemy reads anything
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "rollback", _roll_back_postgresql)
    return _connected(engine)


def _expect_utf8(connection: Any, _record: Any) -> None:
    """Raises Unusable if the database could not store every name. PostgreSQL makes databases as
    SQL_ASCII where it was set up without a language, and psycopg then returns bytes."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        database = connection.info.dbname
        connection.close()
        raise Unusable(
            say(
                "The PostgreSQL database {database} is in {encoding}, and Askwell needs UTF8. Make "
                "a new one: {command}",
                database=Words(database),
                encoding=Words(str(encoding)),
                command=Words("createdb --encoding=UTF8 --template=template0 askwell"),
            )
        )


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    connection.autocommit = True  # psycopg must not begin transactions, either
    # To compile a query plan takes longer than to execute any of our statements.
    # https://www.postgresql.org/docs/current/jit-decision.html
    # A search would bring up to 30 notices, each that a part of its query contains no words.
    settings = {"jit": "off", "lock_timeout": BUSY_TIMEOUT, "client_min_messages": "warning"}
    connection.execute("; ".join(f"SET {name} = {value}" for name, value in settings.items()))
    set_up_psycopg(connection)


def _roll_back_postgresql(connection: Connection) -> None:
    """Roll back before psycopg does. If this fails, psycopg rolls back, and says why it cannot."""
    if not connection.invalidated:
        roll_back(connection, "ROLLBACK")


def _connected(engine: Engine) -> Engine:
    """The engine, once it has connected. Raises StorageError, also if the SQLite file is
    damaged."""
    event.listen(engine, "begin", _begin)
    try:
        with as_storage_error(engine.url), reading(engine).connect() as db:
            if not _is_sound(db):
                raise damaged(engine.url)
            wordings.remember(engine)
            return engine
    except StorageError:
        engine.dispose()
        raise


def _is_sound(db: Connection) -> bool:
    """Whether a SQLite file is intact; PostgreSQL checks its files itself. It is better to find
    damage now than when a member needs the data. For 1 GB this takes a few seconds, in which others
    can still write."""
    on_sqlite = db.dialect.name == "sqlite"
    return not on_sqlite or db.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
