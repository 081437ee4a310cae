"""Databases for tests. They share what would otherwise be done again for each of them: migrating,
and compiling the same statements, took half of the time of the whole suite."""

import sqlite3
from collections import defaultdict
from functools import cache

from sqlalchemy import Engine, event, text

from storage import migrations, wordings
from storage.database import open_engine as open_anew
from storage.store import SqlStore

IN_MEMORY = "sqlite://"
_let_go: defaultdict[str, set[Engine]] = defaultdict(set)


def open_engine(url: str) -> Engine:
    """Like `storage.database.open_engine`, but reuses an engine that was disposed. That one has no
    connection any more, so a database in memory is empty, but the compiled statements are kept. The
    wordings of the earlier database are stored anew, because this one may be copied for another
    engine."""
    if _let_go[url]:
        reused = _let_go[url].pop()
        wordings._COMMITTED[reused.dialect].clear()
        return reused
    opened = open_anew(url)
    event.listen(opened, "engine_disposed", _let_go[url].add)
    return opened


def migrate(engine: Engine) -> None:
    """Like `storage.migrations.migrate`, but copies finished tables into an empty SQLite
    database."""
    if engine.dialect.name == "sqlite" and _is_empty(engine):
        _migrated().backup(connection_of(engine))
    else:
        migrations.migrate(engine)


def agree_from_the_start(engine: Engine) -> None:
    """Everybody who joins in this SQLite database has agreed to the rules, so that a test that is
    not about the rules need not begin with them."""
    connection_of(engine).executescript(
        """CREATE TRIGGER IF NOT EXISTS agreed AFTER INSERT ON member BEGIN
             UPDATE member SET agreed_at = 1577836800000000 WHERE id = NEW.id;
           END"""
    )


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
def _migrated() -> sqlite3.Connection:
    template = open_anew(IN_MEMORY)
    migrations.migrate(template)
    _open_from_the_start(template)
    return connection_of(template)


def _open_from_the_start(engine: Engine) -> None:
    """A programme is open as soon as somebody uses Askwell, so that a test that is not about that
    need not begin with an organizer."""
    connection_of(engine).executescript(
        """CREATE TRIGGER opened AFTER INSERT ON programme BEGIN
             UPDATE programme SET opened_at = began_at WHERE community = NEW.community;
           END"""
    )
