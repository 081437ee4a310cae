"""Decides when a connection breaks so often that it is better to begin a new one."""

from collections import defaultdict, deque
from collections.abc import Callable
from time import monotonic

BREAKS, WITHIN = 5, 60.0
"""After this many breaks of one connection within this many seconds, it is given up."""


class Breaks:
    """`now` is a monotonic clock, in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._of: defaultdict[int, deque[float]] = defaultdict(lambda: deque(maxlen=BREAKS))

    def too_many(self, shard: int) -> bool:
        """Whether the connection of this shard, which has just broken, is to be given up."""
        breaks = self._of[shard]
        breaks.append(self._now())
        return len(breaks) == BREAKS and breaks[-1] - breaks[0] < WITHIN
