"""Remembers what was seen before: events that a platform delivers again, and faults that were
logged already."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

from adapters.shared.cache import Cache

K = TypeVar("K", bound=Hashable)

_MOST, _HOUR = 10_000, 3_600.0


class Seen(Generic[K]):
    """Remembers each key for a number of seconds, and at most a number of keys; the oldest are
    forgotten first. The defaults suit events, which no platform repeats after an hour."""

    def __init__(
        self, most: int = _MOST, keep: float = _HOUR, now: Callable[[], float] = monotonic
    ) -> None:
        self._keys: Cache[K, bool] = Cache(most, keep, now)

    def __contains__(self, key: K) -> bool:
        return bool(self._keys.get(key))

    def add(self, key: K) -> bool:
        """Return whether the key is new."""
        if key in self:
            return False
        self._keys.put(key, True)
        return True

    def forget(self, key: K) -> None:
        self._keys.forget(key)
