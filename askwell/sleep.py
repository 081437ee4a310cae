"""Sleeps until something is due."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

_AWAKE = datetime.max.replace(tzinfo=UTC)


class Sleep:
    """`woken` may be set by anybody, also while nobody sleeps: then the next sleep ends at once."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self._until = _AWAKE

    def wake(self, due_at: datetime) -> None:
        """Something may be due then, in UTC. Who sleeps beyond that is woken; and who is awake, for
        they may have looked already."""
        if due_at < self._until:
            self.woken.set()

    async def sleep(self, now: datetime, at_most: timedelta) -> None:
        """Until woken. `now` is UTC. The wait is of the event loop's own clock, which nobody sets,
        and short: no change of the computer's clock and no suspension makes it last."""
        self._until = now + at_most
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(at_most.total_seconds()):
                    await self.woken.wait()
        finally:
            self._until = _AWAKE
