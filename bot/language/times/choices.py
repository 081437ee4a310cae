"""Open questions: a reading is repeated until each of them was answered each way."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.language.errors import Ambiguous, Why
from bot.language.times.refused import Refused

MOST_READINGS = 5
MOST = 64
"""So many ways to understand one text, and no more."""

T = TypeVar("T")


@dataclass(slots=True)
class _Question:
    words: str
    ways: int
    taken: int = 0


Taken = Mapping[Hashable, _Question]


class Choices:
    """The answers of one reading. Questions with the same key have the same answer."""

    def __init__(self) -> None:
        self._asked: dict[Hashable, _Question] = {}
        self._answers: list[int] = []

    def choose(self, key: Hashable, options: Sequence[T], words: str) -> T:
        """One of the options; in later readings, each of the others."""
        if len(options) == 1:
            return options[0]
        if key not in self._asked:
            at = len(self._asked)
            taken = self._answers[at] if at < len(self._answers) else 0
            self._asked[key] = _Question(words, len(options), taken)
        return options[self._asked[key].taken]

    def taken(self) -> Taken:
        """Each question of this reading by its key. Two may stand in the same words."""
        return dict(self._asked)

    def turn(self) -> bool:
        """Get ready for the next reading. False once every way was taken."""
        answers = [(each.taken, each.ways) for each in self._asked.values()]
        while answers and answers[-1][0] + 1 == answers[-1][1]:
            answers.pop()
        self._asked.clear()
        if not answers:
            return False
        *before, (taken, _) = answers
        self._answers = [*(each for each, _ in before), taken + 1]
        return True


def only(read: Callable[[Choices], T], unlikely: Callable[[T], int] = lambda _: 0) -> T:
    """What is read, if it is the same whichever way. Ways that come to nothing are out.

    Raises Refused, and Ambiguous with at most MOST_READINGS, the least unlikely first.
    """
    answers: dict[T, Taken] = {}
    refusals: list[Refused] = []
    for result, taken in _every_way(read):
        if isinstance(result, Refused):
            refusals.append(result)
        else:
            answers.setdefault(result, taken)
    if not answers:
        raise refusals[0]
    if len(answers) == 1:
        return next(iter(answers))
    readings = tuple(sorted(answers, key=unlikely)[:MOST_READINGS])
    raise Ambiguous(_differing(list(answers.values())), readings)


def _differing(answers: Sequence[Taken]) -> str:
    """The words of the first question that was answered differently. There is one: two ways part
    where the same question has two answers."""
    asked = {key: question.words for taken in answers for key, question in taken.items()}
    return next(words for key, words in asked.items() if len(_answered(key, answers)) > 1)


def _answered(key: Hashable, answers: Sequence[Taken]) -> set[int | None]:
    return {taken[key].taken if key in taken else None for taken in answers}


def _every_way(
    read: Callable[[Choices], T],
) -> Iterator[tuple[T | Refused, Taken]]:
    """What each way comes to, or why it comes to nothing, with the answers it took."""
    choices = Choices()
    for _ in range(MOST):
        result: T | Refused
        try:
            result = read(choices)
        except Refused as refused:
            result = refused
        yield result, choices.taken()
        if not choices.turn():
            return
    raise Refused("", Why.TOO_MANY)
