"""Work that waits for its time, or for what is away to come back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from adapters.shared.tasks import Tasks
from bot.engine.errors import without_words

log = logging.getLogger(__name__)

Wait = Callable[[float], Awaitable[None]]
"""For so many seconds."""
Work = Callable[[], Coroutine[Any, Any, None]]

AGAIN = 30.0
"""Seconds before what failed is tried again."""


class Later:
    """Nothing that still waits holds Askwell up on its way out."""

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
        """Whether it was done at once. If not, it is tried again until it is."""
        try:
            await work()
        except Exception as failed:  # a database that is away comes back
            log.error("It is tried again in %d seconds: %s", AGAIN, without_words(failed))
            self.start(AGAIN, partial(self._persist, work))
            return False
        return True

    def close(self) -> None:
        """Give up what still waits, and begin no more."""
        self._closed = True
        for each in self._waiting:
            each.cancel()

    async def _start(self, seconds: float, work: Work) -> None:
        await self._wait(seconds)
        self._tasks.start(work())

    async def _persist(self, work: Work) -> None:
        await self.persist(work)
