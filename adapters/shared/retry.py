"""Work that waits for a time, or for something that is away to come back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from adapters.shared.tasks import Tasks
from bot.engine.errors import log_failure

log = logging.getLogger(__name__)

Wait = Callable[[float], Awaitable[None]]
"""Wait this many seconds."""
Work = Callable[[], Coroutine[Any, Any, None]]

AGAIN = 30.0
"""Seconds before failed work is tried again."""


class Later:
    """Work that is still waiting does not delay the end of the process."""

    def __init__(self, tasks: Tasks, wait: Wait = asyncio.sleep) -> None:
        self._tasks = tasks
        self._wait = wait
        self._waiting: set[asyncio.Task[None]] = set()
        self._closed = False

    def start(self, seconds: float, work: Work) -> None:
        if not self._closed:
            waiting = asyncio.create_task(self._start(seconds, work))
            self._waiting.add(waiting)
            waiting.add_done_callback(self._waiting.discard)

    async def persist(self, work: Work) -> bool:
        """Do the work now, or repeat it until it succeeds. Return whether it succeeded at once."""
        try:
            await work()
        except Exception as failed:  # a database that is away comes back
            log_failure(log, f"It is tried again in {AGAIN:.0f} seconds", failed)
            self.start(AGAIN, partial(self._persist, work))
            return False
        return True

    def close(self) -> None:
        """Give up what is waiting, and begin nothing more."""
        self._closed = True
        for each in self._waiting:
            each.cancel()

    async def _start(self, seconds: float, work: Work) -> None:
        await self._wait(seconds)
        self._tasks.start(work())

    async def _persist(self, work: Work) -> None:
        await self.persist(work)
