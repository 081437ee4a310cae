"""Finds phrases in a sentence. How a phrase is written stands in `asking.toml`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

WordLists = Mapping[str, Sequence[str]]
"""Words by the name of their list; an entry may be several words long."""

Span = tuple[int, int]
"""Where a phrase begins and ends, counted in words of its sentence."""

_PART = re.compile(r"(?:\{[^}]*\}|[^\s{])+")
_GAPS = {"..": 2, "...": 4, "....": 100}
_END_A_GAP = frozenset({"but", "although", "though", "however", "yet"})


class Phrase:
    """Counts only in a sentence with one of `beside`, if there are any, and none of `unless`.

    Raises ValueError for what cannot be read.
    """

    def __init__(
        self,
        phrase: str,
        words: WordLists,
        beside: "Phrases | None" = None,
        unless: "Phrases | None" = None,
    ) -> None:
        self._parts = [_part(part, words) for part in _PART.findall(phrase)]
        self._needed = [part.firsts for part in self._parts if part.is_needed]
        self._beside = beside
        self._unless = unless
        self.firsts = _firsts(self._parts)
        if not self.firsts:
            raise ValueError(f"a phrase begins with a word: {phrase!r}")

    def end(self, plain: Sequence[str], present: frozenset[str], at: int) -> int | None:
        """Where it ends at the latest if it begins at this word, or None."""
        for each in self._needed:  # most phrases end here, so it is quick
            if each.isdisjoint(present):
                return None
        ends = {at}
        for part in self._parts:
            ends = {end for begin in ends for end in part.ends(plain, begin)}
        return max(ends) if ends and self._counts(plain) else None

    def _counts(self, plain: Sequence[str]) -> bool:
        if self._beside and not any(self._beside.find(plain)):
            return False
        return not (self._unless and any(self._unless.find(plain)))


class Phrases:
    """Phrases that are looked for together."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for first in phrase.firsts:
                self._by_first[first].append(phrase)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, plain: Sequence[str]) -> Iterator[Span]:
        present = frozenset(plain)
        for at, word in enumerate(plain):
            for phrase in self._by_first.get(word, ()):
                if end := phrase.end(plain, present, at):
                    yield at, end


class _Choice:
    """One of several words, or rows of words."""

    def __init__(self, choices: Iterable[str], *, optional: bool) -> None:
        self._rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for choice in choices:
            row = tuple(choice.split())
            self._rows[row[0]].append(row)
        self._optional = optional
        self.is_needed = not optional
        self.firsts = frozenset(self._rows)

    def ends(self, plain: Sequence[str], at: int) -> Iterator[int]:
        if self._optional:
            yield at
        if at < len(plain):
            for row in self._rows.get(plain[at], ()):
                if tuple(plain[at : at + len(row)]) == row:
                    yield at + len(row)


class _Gap:
    """Up to so many words, whatever they are."""

    is_needed = False
    firsts: frozenset[str] = frozenset()

    def __init__(self, most: int) -> None:
        self._most = most

    def ends(self, plain: Sequence[str], at: int) -> Iterator[int]:
        yield at
        for number, word in enumerate(plain[at : at + self._most], at + 1):
            if word in _END_A_GAP:
                return
            yield number


class _Edge:
    """The beginning or the end of a sentence."""

    is_needed = False
    firsts: frozenset[str] = frozenset()

    def __init__(self, *, begins: bool) -> None:
        self._begins = begins

    def ends(self, plain: Sequence[str], at: int) -> Iterator[int]:
        if at == (0 if self._begins else len(plain)):
            yield at


_Part = _Choice | _Gap | _Edge


def _part(part: str, words: WordLists) -> _Part:
    if part in _GAPS:
        return _Gap(_GAPS[part])
    if part in ("^", "$"):
        return _Edge(begins=part == "^")
    names = part.removeprefix("(").removesuffix(")").split("/")
    return _Choice(
        [each for name in names for each in _named(name, words)], optional=part.startswith("(")
    )


def _named(name: str, words: WordLists) -> Sequence[str]:
    if not name.startswith("{"):
        if not name.isalnum() or (not name.islower() and not name.isdecimal()):
            raise ValueError(f"no word in small letters: {name!r}")
        return (name,)
    if name[1:-1] not in words:
        raise ValueError(f"no list of words is called {name}")
    return words[name[1:-1]]


def _firsts(parts: Iterable[_Part]) -> frozenset[str]:
    """The words with which a phrase may begin; none where it may begin with any."""
    firsts: frozenset[str] = frozenset()
    for part in parts:
        if isinstance(part, _Gap):
            return frozenset()
        firsts |= part.firsts
        if part.is_needed:
            return firsts
    return frozenset()
