"""Moves the playground's clock. One thing happens at a time: an event holds `lock`, and so does a
move."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from adapters.playground.clock import PlaygroundClock
from adapters.shared.clock import travel
from bot.engine.errors import log_failure

log = logging.getLogger(__name__)
FURTHEST = timedelta(days=366)


class TimeMachine:
    """`next_due` returns when something is due next, `drain` does everything that is due, `save`
    stores the clock's offset, and `seen` counts the messages that people have received so far."""

    def __init__(
        self,
        clock: PlaygroundClock,
        next_due: Callable[[], Awaitable[datetime | None]],
        drain: Callable[[], Awaitable[None]],
        save: Callable[[timedelta], Awaitable[None]],
        seen: Callable[[], int],
    ) -> None:
        self.lock = asyncio.Lock()
        self.next_due = next_due
        self._clock = clock
        self._drain = drain
        self._save = save
        self._seen = seen

    async def catch_up(self) -> None:
        """Do what is due now. What fails is tried again when its time comes."""
        try:
            await self._drain()
        except Exception as failed:
            log_failure(log, "What is due could not be done", failed)

    async def ahead(self, by: timedelta) -> None:
        await self._to(self._clock.now() + by)

    async def to_next_event(self) -> bool:
        """Move on until somebody sees something new. What nobody sees, such as a timer of an
        interview that has changed, does not end the move. Return False if nothing is planned for
        about a year: a report that comes each month, and has nothing to say, is never the last."""
        seen, before, furthest = self._seen(), None, self._clock.now() + FURTHEST
        due = await self.next_due()
        while due is not None and before != due <= furthest and self._seen() == seen:
            await self._to(due)
            due, before = await self.next_due(), due
        return self._seen() > seen

    async def _to(self, instant: datetime) -> None:
        await travel(self._clock, instant, self.next_due, self._drain_kept)

    async def _drain_kept(self) -> None:
        """The clock is stored before anything happens at the new time, so that after a crash it is
        never earlier than what has happened."""
        await self._save(self._clock.offset)
        await self._drain()
