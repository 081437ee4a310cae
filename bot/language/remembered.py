"""What is worked out from members' words and names stays in memory for a while, because the same
words are read several times. All of it is forgotten when somebody is erased, because nobody knows
whose words they were."""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import TypeVar

Found = TypeVar("Found")

_forgetting: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[..., Found]], "_lru_cache_wrapper[Found]"]:
    """For a function of members' words or names: its last `most` different results stay in memory.
    Use this in place of `lru_cache`, whose results are not forgotten when somebody is erased."""

    def decorate(function: Callable[..., Found]) -> "_lru_cache_wrapper[Found]":
        cached = lru_cache(most)(function)
        _forgetting.append(cached.cache_clear)
        return cached

    return decorate


def forget_words() -> None:
    """Forget everything that was worked out from members' words and names."""
    for forget in _forgetting:
        forget()
