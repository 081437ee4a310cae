"""Texts that can mean several things, and texts that mean nothing.

The function that reads a text asks a `Choices` wherever words can mean several things. It then
runs again and again, until every question has been answered in every way. So no code has to carry
sets of possibilities around, and a question may depend on the answers to those before it.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar

from bot.interview.frozen import frozen
from bot.language.errors import Ambiguous, NotUnderstood, Why

MOST_READINGS = 5
"""How many meanings the writer is offered at most, when we ask what they meant."""
MOST_WAYS = 64
"""How many ways to read a text we try at most. A text that has more is refused."""

T = TypeVar("T")


class UnreadWords(Exception):
    """In one way to read a text, these words mean nothing. If every way ends like this, the caller
    gets a `NotUnderstood`."""

    def __init__(self, words: str, why: Why = Why.UNKNOWN) -> None:
        super().__init__(words)
        self.words = words
        self.why = why


@contextmanager
def explained_with(example: Callable[[], str]) -> Iterator[None]:
    """Turns an UnreadWords that is raised inside into a NotUnderstood with an example of what would
    work."""
    try:
        yield
    except UnreadWords as unread:
        raise NotUnderstood(unread.words, example(), unread.why) from None


@frozen
class _Question:
    words: str
    ways: int
    taken: int = 0
    """The index of the way that this reading took."""


Taken = Mapping[Hashable, _Question]
"""The questions of one reading, in the order in which they were asked."""


class Choices:
    """The answers in one reading of a text. Questions with the same key get the same answer."""

    def __init__(self, answers: Sequence[int] = ()) -> None:
        """`answers` are those to the first questions. Every further question takes its first
        way."""
        self._answers = answers
        self._asked: dict[Hashable, _Question] = {}
        self.doubted = ""
        """The first words whose meaning is so unusual that the writer is asked about it, even if
        they can mean nothing else."""

    def doubt(self, words: str) -> None:
        self.doubted = self.doubted or words

    def choose(self, key: Hashable, options: Sequence[T], words: str) -> T:
        """One of the options. Later readings get the others, one after the other."""
        if len(options) == 1:
            return options[0]
        if key not in self._asked:
            at = len(self._asked)
            taken = self._answers[at] if at < len(self._answers) else 0
            self._asked[key] = _Question(words, len(options), taken)
        return options[self._asked[key].taken]

    @property
    def taken(self) -> Taken:
        """Each question of this reading by its key. Two questions may be about the same words."""
        return self._asked

    def following(self) -> "Choices | None":
        """The choices of the next reading; None after the last. The last question that has a way
        left takes its next way. The questions before it keep their answers, and those after it are
        asked again."""
        questions = list(self._asked.values())
        while questions and questions[-1].taken + 1 == questions[-1].ways:
            questions.pop()
        if not questions:
            return None
        return Choices([*(each.taken for each in questions[:-1]), questions[-1].taken + 1])


def only_meaning(read: Callable[[Choices], T], unlikely: Callable[[T], int] = lambda _: 0) -> T:
    """What a text means, if all ways to read it give the same. Ways that raise UnreadWords do not
    count.

    Raises UnreadWords if no way is left, and Ambiguous if several meanings are: with at most
    MOST_READINGS of them, the likeliest first. Also raises Ambiguous for a single meaning that was
    doubted.
    """
    meanings: dict[T, Choices] = {}
    unread: list[UnreadWords] = []
    for result, choices in _every_way(read):
        if isinstance(result, UnreadWords):
            unread.append(result)
        else:
            meanings.setdefault(result, choices)
    if not meanings:
        raise unread[0]
    if len(meanings) == 1:
        [(meaning, choices)] = meanings.items()
        if choices.doubted:
            raise Ambiguous(choices.doubted, (meaning,))
        return meaning
    readings = tuple(sorted(meanings, key=unlikely)[:MOST_READINGS])
    raise Ambiguous(_differing([each.taken for each in meanings.values()]), readings)


def _every_way(read: Callable[[Choices], T]) -> Iterator[tuple[T | UnreadWords, Choices]]:
    """The result of each way, which may be an error, and the choices that led to it."""
    choices: Choices | None = Choices()
    for _ in range(MOST_WAYS):
        if choices is None:
            return
        result: T | UnreadWords
        try:
            result = read(choices)
        except UnreadWords as unread:
            result = unread
        yield result, choices
        choices = choices.following()
    if choices:
        raise UnreadWords("", Why.TOO_MANY)


def _differing(readings: Sequence[Taken]) -> str:
    """The words of the first question whose answers differ between the readings. There always is
    one: two readings are the same up to a question that they answer differently."""
    asked = {key: question.words for taken in readings for key, question in taken.items()}
    return next(words for key, words in asked.items() if len(_answers_to(key, readings)) > 1)


def _answers_to(key: Hashable, readings: Sequence[Taken]) -> set[int | None]:
    return {taken[key].taken if key in taken else None for taken in readings}
