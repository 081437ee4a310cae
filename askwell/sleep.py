"""Sleeps until something is due."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

_AWAKE = datetime.max.replace(tzinfo=UTC)


class Sleep:
    """`woken` can be set at any time. If nobody is sleeping, the next sleep ends at once."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self._until = _AWAKE

    def wake(self, due_at: datetime) -> None:
        """Something may be due at that time (UTC). A sleep that would last longer ends. If nobody
        is sleeping, the next sleep ends at once, because the present round may have looked
        already."""
        if due_at < self._until:
            self.woken.set()

    async def sleep(self, now: datetime, at_most: timedelta) -> None:
        """Sleep until woken. `now` is UTC. The wait uses the event loop's monotonic clock and is
        short, so neither a change of the computer's clock nor a suspension can make it last."""
        self._until = now + at_most
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(at_most.total_seconds()):
                    await self.woken.wait()
        finally:
            self._until = _AWAKE
