"""Texts that can mean several things, and texts that mean nothing.

A text is read by a function that asks a `Choices` wherever words can mean several things. That
function runs again until each question was answered each way; so no reader has to carry sets of
possibilities around, and questions may depend on the answers before them.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from bot.language.errors import Ambiguous, NotUnderstood, Why

MOST_READINGS = 5
"""So many are offered to whoever is asked what they meant."""
MOST_WAYS = 64
"""A text that can be read in more ways is refused: reading it takes as many runs."""

T = TypeVar("T")


class UnreadWords(Exception):
    """Words that cannot be read, in one way to read a text. It becomes a `NotUnderstood` where
    all ways end so."""

    def __init__(self, words: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(words)
        self.words = words
        self.why = why


@contextmanager
def explained_with(example: Callable[[], str]) -> Iterator[None]:
    """Raises NotUnderstood, with an example of what would work, for UnreadWords inside."""
    try:
        yield
    except UnreadWords as unread:
        raise NotUnderstood(unread.words, example(), unread.why) from None


@dataclass(frozen=True, slots=True)
class _Question:
    words: str
    ways: int
    taken: int = 0
    """Which of the ways this reading took."""


Taken = Mapping[Hashable, _Question]
"""The questions of one reading, in the order in which they were asked."""


class Choices:
    """The answers of one reading. Questions with the same key have the same answer."""

    def __init__(self, answers: Sequence[int] = ()) -> None:
        """`answers` to the first questions; further ones take the first way."""
        self._answers = answers
        self._asked: dict[Hashable, _Question] = {}

    def choose(self, key: Hashable, options: Sequence[T], words: str) -> T:
        """One of the options; in later readings, each of the others."""
        if len(options) == 1:
            return options[0]
        if key not in self._asked:
            at = len(self._asked)
            taken = self._answers[at] if at < len(self._answers) else 0
            self._asked[key] = _Question(words, len(options), taken)
        return options[self._asked[key].taken]

    @property
    def taken(self) -> Taken:
        """Each question of this reading by its key. Two may stand in the same words."""
        return self._asked

    def following(self) -> "Choices | None":
        """Those of the next reading; None once every way was taken. The last question that has a
        way left takes it, those before stay as they are, those behind it are asked anew."""
        questions = list(self._asked.values())
        while questions and questions[-1].taken + 1 == questions[-1].ways:
            questions.pop()
        if not questions:
            return None
        return Choices([*(each.taken for each in questions[:-1]), questions[-1].taken + 1])


def only_meaning(read: Callable[[Choices], T], unlikely: Callable[[T], int] = lambda _: 0) -> T:
    """What is read, if it is the same whichever way. Ways that come to nothing are out.

    Raises UnreadWords, and Ambiguous with at most MOST_READINGS, the least unlikely first.
    """
    meanings: dict[T, Taken] = {}
    unread: list[UnreadWords] = []
    for result, taken in _every_way(read):
        if isinstance(result, UnreadWords):
            unread.append(result)
        else:
            meanings.setdefault(result, taken)
    if not meanings:
        raise unread[0]
    if len(meanings) == 1:
        return next(iter(meanings))
    readings = tuple(sorted(meanings, key=unlikely)[:MOST_READINGS])
    raise Ambiguous(_differing(list(meanings.values())), readings)


def _every_way(read: Callable[[Choices], T]) -> Iterator[tuple[T | UnreadWords, Taken]]:
    """What each way comes to, or why it comes to nothing, with the answers it took."""
    choices: Choices | None = Choices()
    for _ in range(MOST_WAYS):
        if choices is None:
            return
        result: T | UnreadWords
        try:
            result = read(choices)
        except UnreadWords as unread:
            result = unread
        yield result, choices.taken
        choices = choices.following()
    if choices:
        raise UnreadWords("", Why.TOO_MANY)


def _differing(readings: Sequence[Taken]) -> str:
    """The words of the first question that was answered differently. There is one: two ways part
    where the same question has two answers."""
    asked = {key: question.words for taken in readings for key, question in taken.items()}
    return next(words for key, words in asked.items() if len(_answers_to(key, readings)) > 1)


def _answers_to(key: Hashable, readings: Sequence[Taken]) -> set[int | None]:
    return {taken[key].taken if key in taken else None for taken in readings}
