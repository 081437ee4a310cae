"""How the rooms of this package tell each other that words cannot be read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.language.errors import NotUnderstood, Why


class Refused(Exception):
    """Becomes a `NotUnderstood` where all ways to read a text end so."""

    def __init__(self, words: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(words)
        self.words = words
        self.why = why


@contextmanager
def understood(example: Callable[[], str]) -> Iterator[None]:
    """What is refused inside is not understood outside. `example` would work instead."""
    try:
        yield
    except Refused as refused:
        raise NotUnderstood(refused.words, example(), refused.why) from None
