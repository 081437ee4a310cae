"""Databases for tests. They share what would otherwise be done again for each of them: migrating,
connecting, and compiling the same statements, took half of the time of the whole suite."""

import sqlite3
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from sqlalchemy import Engine, QueuePool, event, make_url, text

from storage import migrations
from storage.connections.database import _connected
from storage.connections.database import open_engine as open_anew
from storage.statements import wordings
from storage.store import SqlStore
from tests.in_memory import connect_in_memory

IN_MEMORY = "sqlite://"
_ANY_FILE = "sqlite:///"
_let_go: defaultdict[str, set[Engine]] = defaultdict(set)


def open_engine(url: str) -> Engine:
    """Like `storage.connections.database.open_engine`, but reuses an engine that was disposed,
    because that one has compiled its statements. One for a SQLite file is reused for any file. A
    database in memory is empty. The wordings of the earlier database are stored anew, because this
    one may be copied for another engine."""
    let_go = _let_go[_ANY_FILE if url.startswith(_ANY_FILE) else url]
    if let_go:
        reused = let_go.pop()
        reused.url = make_url(url)
        wordings.forget_known(reused)
        return _connected(reused)
    opened = open_anew(url)
    if url.startswith(_ANY_FILE):
        _connect_to_its_url(opened)
    elif url == IN_MEMORY:
        connect_in_memory(opened)
    elif opened.dialect.name == "postgresql":
        opened.dispose()
        opened.pool = _StaysConnected.instead_of(opened.pool)
    event.listen(opened, "engine_disposed", let_go.add)
    return opened


def _connect_to_its_url(engine: Engine) -> None:
    """Connect to the URL that the engine has then, not to the one with which it was made."""

    @event.listens_for(engine, "do_connect")
    def name_the_file(dialect: Any, _record: object, arguments: list[str], _more: object) -> None:
        arguments[:] = dialect.create_connect_args(engine.url)[0]


class _StaysConnected(QueuePool):
    """Keeps its connections when its engine is disposed. The process that PostgreSQL starts for a
    connection spends more time on reading how the tables are made than on the rest of a test."""

    @classmethod
    def instead_of(cls, pool: Any) -> "_StaysConnected":
        return cls(
            pool._creator,
            pool_size=pool.size(),
            pre_ping=True,
            dialect=pool._dialect,
            _dispatch=pool.dispatch,
        )

    def dispose(self) -> None:
        pass

    def recreate(self) -> "_StaysConnected":
        return self


def disconnect_all() -> None:
    """Close the connections that stayed open."""
    for each in set[Engine]().union(*_let_go.values()):
        if isinstance(each.pool, _StaysConnected):
            QueuePool.dispose(each.pool)


def migrate(engine: Engine, *, agreed: bool = False) -> None:
    """Like `storage.migrations.migrate`, but copies finished tables into an empty SQLite database.
    `agreed`: see `agree_from_the_start`. It is in the copy, because to create it takes longer than
    to copy everything."""
    if engine.dialect.name == "sqlite" and _is_empty(engine):
        _migrated(agreed).backup(connection_of(engine))
        return
    migrations.migrate(engine)
    if agreed:
        agree_from_the_start(engine)


def agree_from_the_start(engine: Engine) -> None:
    """Everybody who joins in this SQLite database has agreed to the rules, so that a test that is
    not about the rules need not begin with them."""
    connection_of(engine).executescript(
        """CREATE TRIGGER IF NOT EXISTS agreed AFTER INSERT ON member BEGIN
             UPDATE member SET agreed_at = 1577836800000000 WHERE id = NEW.id;
           END"""
    )


class _Here(ThreadPoolExecutor):
    """Does all work at once, on the thread of whoever submits it."""

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Any:
        work(*given, **named)


def work_here(store: SqlStore) -> None:
    """This store, with its database in memory, works without threads, which saves about 4 % of the
    processor time of a test: two threads need not wake each other for each piece of work."""
    executor = store._executor
    executor._threads = executor._readers = executor._aside = executor._long = _Here()


async def nobody_has_agreed(store: SqlStore) -> None:
    """From now on, new members have not agreed to the rules, as in reality."""
    await store._executor.run(lambda db: db.execute(text("DROP TRIGGER agreed")))


def nothing_is_open(engine: Engine) -> None:
    """A programme that begins from now on must be opened by an organizer, as in reality."""
    connection_of(engine).execute("DROP TRIGGER IF EXISTS opened")


def connection_of(engine: Engine) -> sqlite3.Connection:
    """SQLite's own connection, which the engine would use next, and which may write."""
    with engine.begin() as db:
        sqlite = db.connection.driver_connection
    assert isinstance(sqlite, sqlite3.Connection)
    return sqlite


def _is_empty(engine: Engine) -> bool:
    (tables,) = connection_of(engine).execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(tables == 0)


@cache
def _migrated(agreed: bool) -> sqlite3.Connection:
    template = open_anew(IN_MEMORY)
    migrations.migrate(template)
    _open_from_the_start(template)
    if agreed:
        agree_from_the_start(template)
    return connection_of(template)


def _open_from_the_start(engine: Engine) -> None:
    """A programme is open as soon as somebody uses Askwell, so that a test that is not about that
    need not begin with an organizer."""
    connection_of(engine).executescript(
        """CREATE TRIGGER opened AFTER INSERT ON programme BEGIN
             UPDATE programme SET opened_at = began_at WHERE community = NEW.community;
           END"""
    )
