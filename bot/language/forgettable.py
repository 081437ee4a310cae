"""What is worked out from members' words and names stays in memory for a while, because the same
words are read several times. All of it is forgotten when somebody is erased, because nobody knows
whose words they were."""

from collections.abc import Callable
from typing import Protocol, TypeVar

_forgetting: list[Callable[[], None]] = []


class _Cache(Protocol):
    def cache_clear(self) -> None: ...


Cached = TypeVar("Cached", bound=_Cache)


def forgettable(cached: Cached) -> Cached:
    """A function with an `lru_cache` whose arguments are members' words or names: its results are
    forgotten, too, when somebody is erased."""
    _forgetting.append(cached.cache_clear)
    return cached


def forget_words() -> None:
    """Forget everything that was worked out from members' words and names."""
    for forget in _forgetting:
        forget()
