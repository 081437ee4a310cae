"""For how long no work was looked after."""

import asyncio

STEP = 5.0
"""Seconds."""


class Pulse:
    """Counts only time in which this process ran. So a computer that was suspended, or a process
    that was stopped, does not count as standing still."""

    def __init__(self) -> None:
        self.still = 0.0
        """Seconds since the last beat."""

    def beat(self) -> None:
        self.still = 0.0

    async def watch(self, step: float = STEP) -> None:
        """Runs until cancelled."""
        while True:
            await asyncio.sleep(step)
            self.still += step
