"""Work that continues after the platform received its acknowledgement."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from adapters.shared.payload import Unreadable
from bot.background.background_work import stop
from bot.engine.errors import log_failure

LEAVING = 10
"""Seconds."""

T = TypeVar("T")
log = logging.getLogger(__name__)


class Postponed(Exception):
    """The event is stored and could not be decided now. The next process that finds it decides and
    answers."""


class Tasks:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self) -> None:
        """Wait until all work that was begun is done, including work that it began."""
        while self._running:
            await asyncio.wait(self._running)

    async def leave(self) -> None:
        """Finish what was begun, but not for longer than LEAVING, then cancel the rest: it does not
        keep Askwell from ending, and does not go on with a store that is closed."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LEAVING):
                await self.finish()
        await stop(*self._running)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        failed = None if task.cancelled() else task.exception()
        if isinstance(failed, Unreadable):
            log.debug("What cannot be read was dropped: %s", failed)
        elif failed and not isinstance(failed, Postponed):
            log_failure(log, "An answer could not be given", failed)


def _tell_failure(task: asyncio.Task[Any]) -> None:
    failed = None if task.cancelled() else task.exception()
    if failed:
        log_failure(log, "Work that goes on beside everything else has ended", failed)


async def done_within(task: asyncio.Task[Any], seconds: float) -> bool:
    """Return whether the task ended within this time. It continues in any case."""
    done, _ = await asyncio.wait({task}, timeout=seconds)
    return bool(done)


@asynccontextmanager
async def meanwhile(*works: Coroutine[Any, Any, Any]) -> AsyncIterator[None]:
    """Do these works while the block runs. At its end they are stopped. One that fails before is
    told in the log at once, because nobody waits for it."""
    tasks = [asyncio.create_task(each) for each in works]
    for each in tasks:
        each.add_done_callback(_tell_failure)
    try:
        yield
    finally:
        await stop(*tasks)
