"""The one way from the event loop to the database."""

import asyncio
import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.engine.errors import for_a_future
from bot.engine.store import WouldWrite
from storage.database import POOL, is_in_memory, reading
from storage.errors import is_refused_write
from storage.kept_connections import KeptConnections

T = TypeVar("T")
Work = Callable[[Connection], T]

DEADLOCKS = 2
"""So often work is done again."""
_DEADLOCK = "40P01"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
READERS = 2
"""Threads of SQLite's that only read: they see what was committed before they began."""


class Executor:
    """Runs plain synchronous work, each in one transaction: for SQLite on one dedicated thread,
    and what only reads on a few others; for PostgreSQL on as many as there are connections. Beside
    them is one thread for what must not wait for work that hangs, and one for long readings, for
    which nobody is to wait; a database in memory has one connection, and so no other threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = KeptConnections(engine)
        self._reading = KeptConnections(reading(engine))
        threads = 1 if engine.dialect.name == "sqlite" else POOL
        self._threads = ThreadPoolExecutor(threads, "storage")
        self._behind = asyncio.Semaphore(max(1, threads // 2))
        alone = is_in_memory(engine)
        shared = alone or threads > 1
        self._readers = self._threads if shared else ThreadPoolExecutor(READERS, "storage-reading")
        self._aside = self._threads if alone else ThreadPoolExecutor(1, "storage-aside")
        self._long = self._threads if alone else ThreadPoolExecutor(1, "storage-long")

    async def run(self, work: Work[T]) -> T:
        """What `work` returned, once its transaction is committed. It is rolled back if `work`
        raises, and done again after a deadlock. Work that was begun is finished even if nobody
        waits for it any more."""
        return await _on(self._threads, partial(_in_transaction, self._writing, work))

    async def run_behind(self, work: Work[T]) -> T:
        """The same, for what nobody waits for: it never takes all threads."""
        async with self._behind:
            return await self.run(work)

    async def read(self, work: Work[T]) -> T:
        """What `work` returned, which changes nothing: it waits for nobody who does. Raises
        WouldWrite if it tried to, and nothing is changed."""
        return await _on(self._readers, partial(_only_reading, self._reading, work))

    async def read_long(self, work: Work[T]) -> T:
        """What `work` returned, which changes nothing and may take seconds."""
        long_one = partial(_only_reading, self._reading, work)
        return await _on(self._long, partial(_giving_way, long_one))

    async def aside(self, work: Callable[[Engine], T]) -> T:
        """What `work` returned, which brings transactions of its own: it waits for nothing that is
        under way here."""
        return await _on(self._aside, partial(work, self._engine))

    async def close(self) -> None:
        """Wait for what is under way, then let go of the database."""
        for threads in {self._threads, self._readers, self._aside, self._long}:
            await asyncio.to_thread(threads.shutdown)
        for kept in (self._writing, self._reading):
            kept.let_go()
        self._engine.dispose()


async def _on(threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(threads, for_a_future, work)


GIVES_WAY_AFTER = 0.001
"""Seconds after which a thread leaves Python's lock to one that waits for it; five times as many
are usual, and the event loop waits for it twice to do anything at all."""


def _giving_way(work: Callable[[], T]) -> T:
    """So that the event loop goes on meanwhile. Garbage is collected afterwards: a collection looks
    at all that lives, which is much while many rows are held, and holds the lock as long."""
    usual, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(GIVES_WAY_AFTER)
    gc.disable()
    try:
        return work()
    finally:
        sys.setswitchinterval(usual)
        if collects:
            gc.enable()


def _only_reading(on: KeptConnections, work: Work[T]) -> T:
    try:
        return on.run(work)
    except DBAPIError as failed:
        if is_refused_write(failed):
            raise WouldWrite from failed
        raise


def _in_transaction(on: KeptConnections, work: Work[T]) -> T:
    """Once more where PostgreSQL ended it, since two waited for each other."""
    for _ in range(DEADLOCKS):
        try:
            return on.run(work)
        except OperationalError as failed:
            if getattr(failed.orig, "sqlstate", None) != _DEADLOCK:
                raise
    return on.run(work)
