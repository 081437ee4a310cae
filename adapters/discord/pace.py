"""How long Discord may wait for the core before it is told that this takes a moment."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds, well under the three after which Discord gives up; `suggestion` while
    somebody types."""

    answer: float = 1.8
    suggestion: float = 2.0
