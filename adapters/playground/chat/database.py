"""One SQLite connection on one thread of its own, with an async interface."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.engine.errors import for_a_future

T = TypeVar("T")

BUSY_MILLISECONDS = 10_000
"""The file is shared with the store, which writes to it through another connection."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS playground_person (
    user TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    part TEXT NOT NULL,
    about TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS playground_setting (
    user TEXT PRIMARY KEY REFERENCES playground_person,
    language TEXT,
    clock TEXT
);
CREATE TABLE IF NOT EXISTS playground_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user TEXT NOT NULL REFERENCES playground_person,
    author TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    at TEXT NOT NULL,
    edited INTEGER NOT NULL DEFAULT 0,
    private INTEGER NOT NULL DEFAULT 0,
    UNIQUE (user, key)
);
CREATE TABLE IF NOT EXISTS playground_answer (
    user TEXT NOT NULL,
    id TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (user, id)
);
CREATE TABLE IF NOT EXISTS playground_clock (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    offset_seconds REAL NOT NULL
);
"""


class Database:
    """It is opened when it is created: a file that cannot be opened is an error at once."""

    def __init__(self, path: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="playground")
        try:
            self._connection = self.now(lambda: _connect(path))
        except BaseException:
            self._thread.shutdown()
            raise

    def now(self, work: Callable[[], T]) -> T:
        """Do the work on the thread and wait for it. Only to be used before anything is served."""
        return self._thread.submit(work).result()

    def read_now(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self.now(lambda: work(self._connection))

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._run(lambda: work(self._connection))

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work in one transaction."""
        return await self._run(lambda: _in_transaction(self._connection, work))

    async def _run(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, for_a_future, work)

    def close(self) -> None:
        self.now(self._connection.close)
        self._thread.shutdown()


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # as the store: no wait for each step
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


def _in_transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return done
