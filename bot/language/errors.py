"""Why words could not be read."""

from enum import Enum, auto
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")


class Why(Enum):
    """Why words could not be read. The sentences are in bot.texts.times."""

    UNKNOWN = auto()
    NOT_SHOWN = auto()
    """None of the times that were shown to choose from."""
    NO_DAY = auto()
    NO_TIME = auto()
    PASSED = auto()
    NO_SUCH_DAY = auto()
    NO_SUCH_TIME = auto()
    WRONG_WEEKDAY = auto()
    BACKWARDS = auto()
    TOO_MANY = auto()


class NotUnderstood(ValueError):
    """Words that somebody typed and that we could not read, and an example of what would work, such
    as "Thu 26 Nov 17:00"."""

    def __init__(self, words: str, example: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(f"{words!r} was not understood: {why.name}")
        self.words = words
        self.example = example
        self.why = why


class Ambiguous(ValueError, Generic[Meaning]):
    """Words that can mean several things, or one thing that is so unusual that we ask. Each reading
    is one meaning of everything that was typed; the most likely come first."""

    def __init__(self, words: str, readings: tuple[Meaning, ...]) -> None:
        super().__init__(f"{words!r} has {len(readings)} meanings")
        self.words = words
        self.readings = readings
