"""Sleeps until something is due."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

_NEVER = datetime.max.replace(tzinfo=UTC)


class Sleep:
    """`woken` may be set by anybody, also while nobody sleeps: then the next sleep ends at once."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self._until: datetime | None = None
        self._told = _NEVER

    def look(self) -> None:
        """Whoever slept looks at what is due now: what was told before, they see."""
        self.woken.clear()
        self._told = _NEVER

    def wake(self, due_at: datetime) -> None:
        """Something may be due then, in UTC. Who sleeps beyond that is woken; and who is awake does
        not fall asleep beyond that, for they may have looked already."""
        self._told = min(self._told, due_at)
        if self._until and due_at < self._until:
            self.woken.set()

    async def sleep(self, now: datetime, at_most: timedelta) -> None:
        """Until woken. `now` is UTC. The wait is of the event loop's own clock, which nobody sets,
        and short: no change of the computer's clock and no suspension makes it last."""
        self._until = now + at_most
        try:
            if self._told >= self._until:
                await self._wait(at_most)
        finally:
            self._until = None

    async def _wait(self, at_most: timedelta) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(at_most.total_seconds()):
                await self.woken.wait()
