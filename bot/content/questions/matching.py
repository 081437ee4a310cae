"""Whether words fit words, and which field a host works in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.content.questions.bank import Field

_SILENT = frozenset(
    "a about an and at for i in into of on or questions the their to with your".split()
)
_ENDINGS = ("ing", "ed", "e")
SHORTEST_STEM = 3
REMEMBERED = 10_000
"""More texts than the bank has."""

Stems = tuple[str, ...]


@lru_cache(REMEMBERED)
def stems(text: str) -> Stems:
    """The telling words of `text`, in lower case and without the commonest endings: "changing
    careers" and "career change" have the same."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return tuple(_stem(word) for word in words if word not in _SILENT)


def covers(text: str, phrase: str) -> bool:
    """Whether `text` has all words of `phrase`, in whatever order."""
    return bool(stems(phrase)) and set(stems(phrase)) <= set(stems(text))


def holds(text: str, phrase: str) -> bool:
    """Whether `text` has the words of `phrase` next to each other, in their order."""
    return bool(stems(phrase)) and _spaced(phrase) in _spaced(text)


def field_of(texts: Iterable[str], fields: Iterable[Field]) -> Field | None:
    """The field that the first telling text names; of several the one with the longest name
    for it, so that "UX research" is no kind of academic research."""
    named = [(word, field) for field in dict.fromkeys(fields) for word in field.words]
    for text in texts:
        found = [(len(word), field) for word, field in named if holds(text, word)]
        if found:
            return max(found, key=lambda each: each[0])[1]
    return None


@lru_cache(REMEMBERED)
def _spaced(text: str) -> str:
    return f" {' '.join(stems(text))} "


def _stem(word: str) -> str:
    word = word.removesuffix("s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
