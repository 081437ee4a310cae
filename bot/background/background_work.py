"""Work that runs in the background, one piece at a time."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    """Nothing waits for its work. If the process ends before the work is done, the next start does
    it again."""

    _working: asyncio.Task[None] | None = None

    @property
    def _is_busy(self) -> bool:
        return self._working is not None and not self._working.done()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        self._working = asyncio.create_task(work)

    async def settled(self) -> None:
        """Wait until the work that was begun is done."""
        if self._working is not None:
            await self._working

    async def stop(self) -> None:
        if self._working is not None:
            await stop(self._working)


async def stop(*tasks: asyncio.Task[Any]) -> None:
    """Cancel these tasks, and return once they have ended."""
    for each in tasks:
        each.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
