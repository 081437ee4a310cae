"""Phrases in the notation of `intents.toml`, and where they occur in a sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from bot.interview.frozen import frozen

WordLists = Mapping[str, Sequence[str]]
"""Words by the name of their list. An entry may consist of several words."""

PERSON = "PERSON"
"""It replaces a name in a sentence."""

_PART = re.compile(r"(?:\{[^}]*\}|[^\s{])+")


@frozen
class Match:
    """Positions are counted in words of the sentence. `topic` is where one was named."""

    start: int
    end: int
    topic: tuple[int, int] | None


class PhrasePart(NamedTuple):
    """What this part may be; the words of that; and, if it cannot be left out, the first word of
    each. A `fixed` regular expression is for what is no list of words. There are no sets here,
    because they take five times the memory."""

    choices: Sequence[str] = ()
    words: Sequence[str] = ()
    needed: Sequence[str] = ()
    is_optional: bool = False
    fixed: str = ""

    @property
    def pattern(self) -> str:
        """The regular expression, which is only written for phrases that are compiled."""
        if self.fixed:
            return self.fixed
        listed = "|".join(map(re.escape, sorted(self.choices, key=len, reverse=True)))
        return f"(?:(?:{listed}) ){'?' if self.is_optional else ''}"


_FIXED = {
    name: PhrasePart(fixed=pattern)
    for name, pattern in (
        ("..", r"(?:\S+ ){0,2}?"),
        ("...", r"(?:\S+ ){0,4}?"),
        ("....", r"(?:\S+ )*?"),
        ("^", "(?:^)"),
        ("$", "$"),
        ("TOPIC", r"(?P<topic>(?:\S+ ){1,8})"),
    )
}


class Phrase:
    """Its weight is the number of words that it cannot do without."""

    def __init__(self, parts: Sequence[PhrasePart]) -> None:
        self._parts = parts
        self.needed = tuple(sorted((each.needed for each in parts if each.needed), key=len))
        """Every sentence with the phrase contains one word of each of these collections. The
        smallest comes first."""
        self.weight = len(self.needed) + (_FIXED["TOPIC"] in parts)

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for each in self._parts for word in each.words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed, because compiling all of them takes most of a
        second."""
        return re.compile(r"(?:^|(?<= ))" + "".join(each.pattern for each in self._parts))

    def find(self, sentence: str, present: frozenset[str]) -> Match | None:
        """Find the phrase in a sentence of words that are each followed by one space."""
        for each in self.needed:  # most phrases end here, so it is quick
            if present.isdisjoint(each):
                return None
        found = self._pattern.search(sentence)
        return _match(found) if found else None


class Notation:
    """Reads phrases, which may refer to these lists of words. A part that many phrases share, such
    as a long list, is stored once."""

    def __init__(self, words: WordLists) -> None:
        self._words = words
        self._parts = dict(_FIXED)

    def phrase(self, written: str) -> Phrase:
        """Raises ValueError for what cannot be read."""
        return Phrase(tuple(map(self._part, _PART.findall(written))))

    def _part(self, written: str) -> PhrasePart:
        if written not in self._parts:
            self._parts[written] = self._read(written)
        return self._parts[written]

    def _read(self, written: str) -> PhrasePart:
        inner = written.removeprefix("(").removesuffix(")")
        choices = _once(each for name in inner.split("/") for each in _named(name, self._words))
        words = first = choices
        if any(" " in each for each in choices):
            words = _once(word for choice in choices for word in choice.split())
            first = _once(choice.split()[0] for choice in choices)
        is_optional = inner != written
        return PhrasePart(choices, words, () if is_optional else first, is_optional)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _match(found: re.Match[str]) -> Match:
    start, end = (_count(found, at) for at in found.span())
    if "topic" not in found.re.groupindex:
        return Match(start, end, None)
    first, last = (_count(found, at) for at in found.span("topic"))
    return Match(start, end, (first, last))


def _count(found: re.Match[str], at: int) -> int:
    return found.string.count(" ", 0, at)


def _named(name: str, words: WordLists) -> Sequence[str]:
    if not name.startswith("{"):
        said = name.replace("_", " ")
        if name != PERSON and not all(map(_is_small, said.split(" "))):
            raise ValueError(f"no word in small letters: {name!r}")
        return (said,)
    if name[1:-1] not in words:
        raise ValueError(f"no list of words is called {name}")
    return words[name[1:-1]]


def _is_small(word: str) -> bool:
    return word.isalnum() and (word.islower() or word.isdecimal())
