"""Lets the programs that read calendars run one after another, and rest in between."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

RESTS_FOR = 9
"""Seconds for each second of a processor that was used: so that in the long run all readings
together take at most a tenth of one."""

LONGEST_REST = 120.0
"""Seconds, whatever a program seems to have used."""


def used_by_children() -> float:
    """Seconds of a processor that all programs took which were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Turns:
    """One at a time. However many wait, and whatever the computer's clock does: the rest is of a
    clock that nobody sets."""

    def __init__(
        self,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
        used: Callable[[], float] = used_by_children,
    ) -> None:
        self._wait = wait
        self._used = used
        self._turn = asyncio.Lock()
        self._free_at = 0.0

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Around the whole life of one program."""
        async with self._turn:
            await self._wait(max(0.0, self._free_at - time.monotonic()))
            before = self._used()
            try:
                yield
            finally:
                rest = min(RESTS_FOR * (self._used() - before), LONGEST_REST)
                self._free_at = time.monotonic() + rest
