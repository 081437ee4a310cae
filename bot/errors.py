"""What the core and its ports raise."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto
from traceback import format_tb
from typing import Generic, TypeVar

Reading = TypeVar("Reading")
T = TypeVar("T")


class Why(Enum):
    """What keeps words from being read. The sentences stand in bot.texts.times."""

    UNKNOWN = auto()
    NO_DAY = auto()
    NO_TIME = auto()
    PASSED = auto()
    NO_SUCH_DAY = auto()
    NO_SUCH_TIME = auto()
    WRONG_WEEKDAY = auto()
    BACKWARDS = auto()
    TOO_MANY = auto()


class NotUnderstood(ValueError):
    """Words that somebody typed and that we could not read, and what would work instead."""

    def __init__(self, words: str, example: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(f"{words!r} was not understood: {why.name}")
        self.words = words
        self.example = example
        self.why = why


class Ambiguous(ValueError, Generic[Reading]):
    """Words that can mean several things. Each reading is one meaning of all that was typed;
    the likeliest come first."""

    def __init__(self, words: str, readings: tuple[Reading, ...]) -> None:
        super().__init__(f"{words!r} has {len(readings)} meanings")
        self.words = words
        self.readings = readings


class Unreachable(Exception):
    """A member cannot be sent messages: closed direct messages, a deactivated account."""


class Gone(Unreachable):
    """They left the space, or deleted their account: nothing will ever reach them there."""


class SendFailed(Exception):
    """A card could not be shown just now. `retry_after` is what the platform asks for.
    `in_doubt`: it may have arrived all the same, for nobody said what came of it."""

    def __init__(
        self, why: str, retry_after: timedelta | None = None, *, in_doubt: bool = False
    ) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.in_doubt = in_doubt


def for_a_future(work: Callable[[], T]) -> T:
    """What `work` returned, for who waits for it in a future, such as that of another thread's.
    A future carries no StopIteration: whoever waits would wait for ever. Raises RuntimeError in
    its place."""
    try:
        return work()
    except StopIteration as stop:
        trace = stop.__traceback__
        raise RuntimeError("An iterator had no more to give").with_traceback(trace) from stop


def without_words(error: BaseException) -> str:
    """What went wrong and where, for a log: not the message, which may hold members' words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
