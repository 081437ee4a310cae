"""Finds phrases in a sentence. How a phrase is written stands in `intents.toml`."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

WordLists = Mapping[str, Sequence[str]]
"""Words by the name of their list; an entry may be several words long."""

PERSON = "PERSON"
"""Stands in a sentence in place of a name."""

_PART = re.compile(r"(?:\{[^}]*\}|[^\s{])+")
_GAPS = {"..": r"(?:\S+ ){0,2}?", "...": r"(?:\S+ ){0,4}?", "....": r"(?:\S+ )*?"}
_EDGES = {"^": "(?:^)", "$": "$"}
_TOPIC = r"(?P<topic>(?:\S+ ){1,8})"


@dataclass(frozen=True, slots=True)
class Match:
    """Counted in words of the sentence; `topic` is where one was named."""

    start: int
    end: int
    topic: tuple[int, int] | None


class Phrase:
    """Weighs as much as it has words that it cannot do without. Raises ValueError for what cannot
    be read."""

    def __init__(self, phrase: str, words: WordLists) -> None:
        self._needed: list[frozenset[str]] = []
        self.words: set[str] = set()
        parts = [self._compiled(part, words) for part in _PART.findall(phrase)]
        self.weight = len(self._needed) + ("TOPIC" in phrase)
        self._pattern = re.compile(r"(?:^|(?<= ))" + "".join(parts))

    def find(self, sentence: str, present: Collection[str]) -> Match | None:
        """In words with one space after each."""
        for each in self._needed:  # most phrases end here, so it is quick
            if each.isdisjoint(present):
                return None
        found = self._pattern.search(sentence)
        return _match(found) if found else None

    def _compiled(self, part: str, words: WordLists) -> str:
        if fixed := _GAPS.get(part) or _EDGES.get(part):
            return fixed
        if part == "TOPIC":
            return _TOPIC
        inner = part.removeprefix("(").removesuffix(")")
        choices = [each for name in inner.split("/") for each in _named(name, words)]
        optional = inner != part
        self.words.update(word for choice in choices for word in choice.split())
        if not optional:
            self._needed.append(frozenset(choice.split()[0] for choice in choices))
        listed = "|".join(map(re.escape, sorted(choices, key=len, reverse=True)))
        return f"(?:(?:{listed}) ){'?' if optional else ''}"


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
        if name != PERSON and not (name.isalnum() and (name.islower() or name.isdecimal())):
            raise ValueError(f"no word in small letters: {name!r}")
        return (name,)
    if name[1:-1] not in words:
        raise ValueError(f"no list of words is called {name}")
    return words[name[1:-1]]
