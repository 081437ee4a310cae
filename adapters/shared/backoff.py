"""How long to wait before a further try."""

import random
from collections.abc import Callable
from time import monotonic

LONGEST = 120.0
"""Seconds. Discord lets a bot begin a thousand times a day, which is once in 86 seconds."""
STEADY = 600.0
"""Seconds without a further try, after which all is as at first."""


class Backoff:
    """At once, then after a second or less, then after ever longer; never twice the same, so that
    those whom one outage cut off do not all come back in one moment."""

    def __init__(
        self,
        now: Callable[[], float] = monotonic,
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._now = now
        self._chance = chance
        self._tries = 0
        self._last = now()

    def next(self) -> float:
        """Seconds."""
        now = self._now()
        if now - self._last > STEADY:
            self._tries = 0
        self._last = now
        self._tries += 1
        if self._tries == 1:
            return 0.0
        longest = min(2.0 ** min(self._tries - 2, 10), LONGEST)
        return self._chance(longest / 2, longest)
