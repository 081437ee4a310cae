"""Waiting that a test controls."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""In seconds. Long enough for a busy machine."""


async def until(wanted: Callable[[], T | None]) -> T:
    """Wait until `wanted` returns something true, and return it."""
    async with asyncio.timeout(PATIENCE):
        while not (found := wanted()):
            await asyncio.sleep(0.005)
        return found


class Waits:
    """Replaces waiting for time to pass: a wait lasts until the test ends it."""

    def __init__(self) -> None:
        self._waiting: list[asyncio.Event] = []
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        over = asyncio.Event()
        self.seconds.append(seconds)
        self._waiting.append(over)
        try:
            await over.wait()
        finally:
            self._waiting.remove(over)

    async def are_over(self) -> None:
        over = list(self._waiting)
        for each in over:
            each.set()
        while any(each in self._waiting for each in over):
            await asyncio.sleep(0)

    async def begin(self) -> None:
        """Wait until something is waiting."""
        await until(lambda: self._waiting)
