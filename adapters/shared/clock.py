"""Moves a clock forwards so that everything that becomes due on the way happens in order."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.engine.store.ports import Clock


class MovableClock(Clock, Protocol):
    def move_to(self, instant: datetime) -> None:
        """Only forwards."""


async def travel(
    clock: MovableClock,
    to: datetime,
    next_due: Callable[[], Awaitable[datetime | None]],
    drain: Callable[[], Awaitable[None]],
) -> None:
    """Stop at each instant at which something is due, and do it before going on."""
    await drain()
    due, before = await next_due(), None
    while due is not None and due <= to and due != before:
        clock.move_to(due)
        await drain()
        due, before = await next_due(), due
    clock.move_to(to)
    await drain()
