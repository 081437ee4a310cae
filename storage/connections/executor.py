"""The only way from the event loop to the database."""

import asyncio
import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.engine.errors import for_a_future
from bot.engine.store.store import WouldWrite
from storage.connections.availability import Availability
from storage.connections.database import POOL, is_in_memory, reading
from storage.connections.kept_connections import KeptConnections
from storage.connections.write_ahead_log import COPIED_AFTER, COPIED_AFTER_STEPS, copy_log
from storage.errors import (
    CommitLost,
    CommitUnknown,
    DatabaseAway,
    ErasedMeanwhile,
    database_away,
    is_away,
    is_refused_write,
)

T = TypeVar("T")
Work = Callable[[Connection], T]

DEADLOCKS = 2
"""How often work is repeated after a deadlock."""
_DEADLOCK = "40P01"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
READERS = 2
"""How many threads only read a SQLite file. They see what was committed before they began."""


class Executor:
    """Runs synchronous work on threads, each piece in one transaction. For SQLite there is one
    thread that writes and a few that only read; for PostgreSQL there are as many threads as
    connections. In addition, there is one thread for work that must not wait for other work that
    hangs, and one for long reads, for which nobody else should wait. A database in memory has only
    one connection, so everything runs on one thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.availability = Availability()
        self._writing = KeptConnections(engine)
        self._reading = KeptConnections(reading(engine))
        threads = 1 if engine.dialect.name == "sqlite" else POOL
        self._threads = ThreadPoolExecutor(threads, "storage")
        self._background_slots = asyncio.Semaphore(max(1, threads // 2))
        alone = is_in_memory(engine)
        shared = alone or threads > 1
        self._readers = self._threads if shared else ThreadPoolExecutor(READERS, "storage-reading")
        self._aside = self._threads if alone else ThreadPoolExecutor(1, "storage-aside")
        self._long = self._threads if alone else ThreadPoolExecutor(1, "storage-long")
        self._has_log = threads == 1 and not alone
        self._uncopied = 0

    async def run(self, work: Work[T]) -> T:
        """Return what `work` returned, once its transaction is committed. It is rolled back if
        `work` raises, and repeated after a deadlock. Work that has begun is finished even if nobody
        waits for it any more."""
        self._copy_log_in_time()
        return await self._on(self._threads, partial(_in_transaction, self._writing, work))

    async def run_in_background(self, work: Work[T]) -> T:
        """The same as `run`, for work in the background. It never occupies all threads."""
        async with self._background_slots:
            return await self.run(work)

    async def read(self, work: Work[T]) -> T:
        """Return what `work` returned. It may not change anything, and does not wait for
        transactions that do. Raises WouldWrite if it tried to change something; then nothing is
        changed."""
        return await self._on(self._readers, partial(_only_reading, self._reading, work))

    async def read_long(self, work: Work[T]) -> T:
        """The same as `read`, for work that may take seconds."""
        long_one = partial(_only_reading, self._reading, work)
        return await self._on(self._long, partial(_giving_way, long_one))

    async def run_separately(self, work: Callable[[Engine], T]) -> T:
        """Return what `work` returned. It makes its own transactions, and does not wait for any
        other work of this executor."""
        return await self._on(self._aside, partial(work, self._engine))

    async def leave_time_for_log(self) -> None:
        """Call this after each step of long work. Without a pause between the steps, SQLite's log
        could never begin again at its start, and others would have to wait until SQLite copies it
        in a commit."""
        if self._has_log and self._uncopied >= COPIED_AFTER_STEPS:
            self._uncopied = 0
            await self.run_separately(copy_log)

    def _copy_log_in_time(self) -> None:
        """Copy SQLite's log now and then, on the thread that also empties it, so that the two never
        meet."""
        self._uncopied += 1
        if self._has_log and self._uncopied > COPIED_AFTER:
            self._uncopied = 0
            self._aside.submit(copy_log, self._engine)

    async def _on(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        """Raises DatabaseAway, which is then logged already. It is a CommitUnknown if the work may
        be done all the same."""
        try:
            return await _begun(threads, work)
        except CommitLost as lost:
            away: DatabaseAway = CommitUnknown(database_away(lost.failed, self._engine.url).why)
        except DBAPIError as failed:
            if not is_away(failed):
                raise
            away = database_away(failed, self._engine.url)
        self.availability.failed(str(away))
        raise away

    async def close(self) -> None:
        """Wait for the work that has begun, then close all connections."""
        for threads in {self._threads, self._readers, self._aside, self._long}:
            await asyncio.to_thread(threads.shutdown)
        for kept in (self._writing, self._reading):
            kept.release()
        self._engine.dispose()


def _begun(threads: ThreadPoolExecutor, work: Callable[[], T]) -> "asyncio.Future[T]":
    """The event loop's `run_in_executor` would wait for a second future in between, which took a
    twentieth of the processor time of a command that only reads."""
    answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    threads.submit(_work_off, work, [answer])
    return answer


def _work_off(work: Callable[[], T], waiting: "list[asyncio.Future[T]]") -> None:
    """Do the work on this thread, unless nobody waits for it any more, and pass on how it ended. No
    frame keeps the future: an error keeps the frames that it went through, and all that was read in
    them would stay with the two until the garbage collector finds them."""
    answer = waiting.pop()
    if answer.cancelled():
        return
    tell = answer.get_loop().call_soon_threadsafe
    try:
        done = for_a_future(work)
    except BaseException as failed:  # whatever it is, whoever waits is told
        tell(_settle, answer, answer.set_exception, failed)
        del answer
    else:
        tell(_settle, answer, answer.set_result, done)


def _settle(answer: "asyncio.Future[T]", settle: Callable[[Any], None], ended: object) -> None:
    if not answer.cancelled():
        settle(ended)


SWITCH_INTERVAL = 0.001
"""During a long read, a thread gives up the GIL after this many seconds if another thread waits for
it. By default it is five times as long, and the event loop has to wait for the GIL twice to do
anything."""


def _giving_way(work: Callable[[], T]) -> T:
    """Run `work` so that the event loop can go on meanwhile. The garbage collector is off until it
    is done: while many rows are in memory, a collection takes long, and holds the GIL for as
    long."""
    usual, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(SWITCH_INTERVAL)
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
    """Run the work. Repeat it if PostgreSQL ended it because of a deadlock, or if the member who
    acts was erased meanwhile."""
    for _ in range(DEADLOCKS):
        try:
            return on.run(work)
        except OperationalError as failed:
            if getattr(failed.orig, "sqlstate", None) != _DEADLOCK:
                raise
        except ErasedMeanwhile:
            continue
    return on.run(work)
