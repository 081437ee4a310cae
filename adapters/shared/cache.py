"""A cache of what was read from a platform."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Cache(Generic[K, V]):
    """It keeps up to a maximum number of entries, each for a maximum number of seconds. The oldest
    is removed first."""

    def __init__(self, most: int, keep: float, now: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._keep = keep
        self._now = now
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        until, value = self._kept.get(key, (0.0, None))
        return value if self._now() < until else None

    def put(self, key: K, value: V) -> None:
        self._kept.pop(key, None)
        self._kept[key] = (self._now() + self._keep, value)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, key: K) -> None:
        self._kept.pop(key, None)
