"""Moves the playground's clock. One thing happens at a time: an event holds `lock`, and so does a
move."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta

from adapters.playground.clock import PlaygroundClock
from adapters.shared.clock import travel
from bot.engine.errors import log_failure
from bot.engine.store.agenda import Agenda

log = logging.getLogger(__name__)
FURTHEST = timedelta(days=2 * 366)
"""How far one move looks ahead while something of an interview is still to come, however long that
takes. Organizers choose some of these waits."""
SOON = timedelta(days=40)
"""How far it looks ahead while there is nothing of the kind: what repeats comes each month."""


class TimeMachine:
    """`agenda` returns when each kind of work is due next, `drain` does everything that is due,
    `save` stores the clock's offset, and `seen` counts the messages that these users have received
    so far."""

    def __init__(
        self,
        clock: PlaygroundClock,
        agenda: Callable[[], Awaitable[Agenda]],
        drain: Callable[[], Awaitable[None]],
        save: Callable[[timedelta], Awaitable[None]],
        seen: Callable[[Collection[str]], int],
    ) -> None:
        self.lock = asyncio.Lock()
        self._clock = clock
        self._agenda = agenda
        self._drain = drain
        self._save = save
        self._seen = seen

    async def next_due(self) -> datetime | None:
        """When something is due next, whoever sees it."""
        return (await self._agenda()).next_due

    async def next_of_interviews(self) -> datetime | None:
        """When an interview has something due next; None if none is under way."""
        return (await self._agenda()).timers

    async def catch_up(self) -> None:
        """Do what is due now. What fails is tried again when its time comes."""
        try:
            await self._drain()
        except Exception as failed:
            log_failure(log, "What is due could not be done", failed)

    async def ahead(self, by: timedelta) -> None:
        await self._to(self._clock.now() + by)

    async def to_next_event(self, users: Collection[str]) -> bool:
        """Move on until one of these users sees something new. What they do not see, such as news
        for others, does not end the move. Return False if nothing comes for them as far as the move
        looks ahead: others are never without something that comes, such as a report each month."""
        seen, start, before = self._seen(users), self._clock.now(), None
        due = await self.next_due()
        while due is not None and before != due and self._seen(users) == seen:
            if due > start + await self._ahead():
                break
            await self._to(due)
            due, before = await self.next_due(), due
        return self._seen(users) > seen

    async def _ahead(self) -> timedelta:
        return SOON if await self.next_of_interviews() is None else FURTHEST

    async def _to(self, instant: datetime) -> None:
        await travel(self._clock, instant, self.next_due, self._drain_kept)

    async def _drain_kept(self) -> None:
        """The clock is stored before anything happens at the new time, so that after a crash it is
        never earlier than what has happened."""
        await self._save(self._clock.offset)
        await self._drain()
