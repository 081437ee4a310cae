"""How long nothing was looked after."""

import asyncio

STEP = 5.0
"""Seconds."""


class Pulse:
    """Counts the time in which this process ran: neither a computer that was suspended nor a
    process that was stopped has stood still meanwhile."""

    def __init__(self) -> None:
        self.still = 0.0
        """Seconds since the last beat."""

    def beat(self) -> None:
        self.still = 0.0

    async def watch(self, step: float = STEP) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(step)
            self.still += step
