"""How long to wait before a further try."""

import random
from collections.abc import Callable
from time import monotonic

LONGEST = 120.0
"""Seconds. Discord lets a bot connect a thousand times a day, which is once in 86 seconds."""
STEADY = 600.0
"""After this many seconds without another try, everything begins again from the first wait."""


class Backoff:
    """The first wait is zero, the second up to a second, and later ones grow. Each is random, so
    that clients that an outage cut off do not all come back at the same moment."""

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
        """Return the next wait in seconds."""
        now = self._now()
        if now - self._last > STEADY:
            self._tries = 0
        self._last = now
        self._tries += 1
        if self._tries == 1:
            return 0.0
        longest = min(2.0 ** min(self._tries - 2, 10), LONGEST)
        return self._chance(longest / 2, longest)
