"""Waiting, in the hands of a test."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds, however busy the machine is."""


async def until(wanted: Callable[[], T | None]) -> T:
    """What is wanted, once it is there."""
    async with asyncio.timeout(PATIENCE):
        while not (found := wanted()):
            await asyncio.sleep(0.005)
        return found


class Waits:
    """Whoever waits for time to pass does so until the test says that it did."""

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
        """Until somebody waits."""
        await until(lambda: self._waiting)
