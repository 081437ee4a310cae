"""The phrases of `intents.toml`, read once."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.language.intents.intent import Intent
from bot.language.intents.phrases import Phrase, WordLists
from bot.language.spelling import SHORTEST_CORRECTED

FILE = "intents.toml"


@dataclass(frozen=True, slots=True)
class _Written:
    name: Intent
    sure: Annotated[tuple[str, ...], Field(min_length=1)]
    maybe: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class _File:
    spelling: dict[str, str]
    words: dict[str, tuple[str, ...]]
    intent: tuple[_Written, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an intent."""

    intent: Intent
    sure: Sequence[Phrase]
    maybe: Sequence[Phrase]
    unless: Sequence[Phrase]
    small: bool


@dataclass(frozen=True, slots=True)
class Book:
    """`known`: the words of all phrases."""

    spelling: Mapping[str, str]
    signs: Sequence[Signs]
    known: frozenset[str]
    _by_letter: Mapping[str, Sequence[str]]

    def alike(self, word: str) -> Sequence[str]:
        """Known words with the same first letter, long enough that a slip makes no other word."""
        return self._by_letter.get(word[:1], ())


@cache
def the_book() -> Book:
    """Raises ValueError for a phrase that cannot be read."""
    toml = files(__package__).joinpath(FILE).read_text("utf-8")
    written = TypeAdapter(_File).validate_python(tomllib.loads(toml))
    signs = tuple(_signs(each, written.words) for each in written.intent)
    known = {word for each in signs for phrase in _all(each) for word in phrase.words}
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in known:
        if len(word) >= SHORTEST_CORRECTED:
            by_letter[word[0]].append(word)
    return Book(written.spelling, signs, frozenset(known), by_letter)


def _signs(each: _Written, words: WordLists) -> Signs:
    sure, maybe, unless = (
        tuple(Phrase(phrase, words) for phrase in phrases)
        for phrases in (each.sure, each.maybe, each.unless)
    )
    return Signs(each.name, sure, maybe, unless, each.small)


def _all(signs: Signs) -> Iterable[Phrase]:
    return (*signs.sure, *signs.maybe, *signs.unless)
