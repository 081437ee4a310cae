"""Whom a message names, among the people whom its writer may mean."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.interview.model import Member
from bot.language.intents.words import Word, folded
from bot.language.spelling import correct_spelling

BEFORE_A_NAME = frozenset("with to ask thank thanks tell meet from about dr mr mrs ms prof".split())
WORDS_TOO = frozenset(
    """may will mark rose grace hope art bill june april august joy faith dawn summer drew frank
    rich jack chance can an my so do in to sky sunny page young long day friday christian""".split()
)
_PART = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and everybody whom it may mean."""

    start: int
    end: int
    members: tuple[Member, ...]


class People:
    """`known` words are no names unless they are written like one."""

    def __init__(self, members: Iterable[Member], known: Collection[str]) -> None:
        self._known = known
        self._by_part: dict[str, set[int]] = {}
        self._members: dict[int, Member] = {}
        for member in members:
            self._members[member.id] = member
            for part in parts(member.name):
                self._by_part.setdefault(part, set()).add(member.id)

    def named(self, sentence: Sequence[Word]) -> Iterator[Named]:
        at = 0
        while self._members and at < len(sentence):
            end, meant = at + 1, self._called(sentence, at)
            while meant and end < len(sentence) and (both := meant & self._exact(sentence[end])):
                meant, end = both, end + 1
            if meant:
                yield Named(at, end, tuple(self._members[each] for each in sorted(meant)))
            at = end

    def _called(self, sentence: Sequence[Word], at: int) -> set[int]:
        word = sentence[at]
        after = at > 0 and sentence[at - 1].plain in BEFORE_A_NAME
        exact = self._exact(word)
        if exact and (word.name in WORDS_TOO or word.plain in self._known):
            return (
                exact
                if after or (word.typed[:1].isupper() and not word.typed.isupper() and at)
                else set()
            )
        if exact or not after or word.plain in self._known:
            return exact
        meant = correct_spelling(word.name, self._by_part)
        return self._by_part[meant] if meant else set()

    def _exact(self, word: Word) -> set[int]:
        return self._by_part.get(word.name, set())


def parts(name: str) -> list[str]:
    """The parts of a name that a message may call somebody by."""
    return _PART.findall(folded(name))
