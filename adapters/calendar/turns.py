"""Runs the processes that parse calendars one after another, with pauses in between."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

RESTS_FOR = 9
"""Seconds of pause for each second of processor time, so that in the long run all readings together
take at most a tenth of one processor."""

LONGEST_REST = 120.0
"""Seconds. It is the longest pause, whatever processor time a process seems to have used."""


def used_by_children() -> float:
    """Seconds of processor time that all ended child processes have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Turns:
    """One process at a time. The pause is measured with a monotonic clock."""

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
        """To be held for the whole life of a process."""
        async with self._turn:
            await self._wait(max(0.0, self._free_at - time.monotonic()))
            before = self._used()
            try:
                yield
            finally:
                rest = min(RESTS_FOR * (self._used() - before), LONGEST_REST)
                self._free_at = time.monotonic() + rest
