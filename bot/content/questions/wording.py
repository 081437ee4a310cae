"""Words as they are compared: whole words, in lower case, and plurals in the singular."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language.forgettable import forgettable

LONGEST_PHRASE = 5
"""Words."""

_REMEMBERED = 5_000
_SILENT = frozenset(
    "a about an and at for i in into of on or questions the their to with your".split()
)
_WORD = re.compile(r"[^\W_]+")
_NAME_ENDS = re.compile(
    r"[^\w\s'-]|\b(?:about|after|and|are|as|at|before|but|by|does|for|from|how|i|if|in|is|of|on|or|"
    r"since|than|that|to|was|what|when|where|which|while|who|with|without)\b",
    re.IGNORECASE,
)
_ALREADY_SINGULAR = ("ss", "us", "is")


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def first_name(text: str) -> str:
    """What is named first: everything before a word or a character that introduces something
    else."""
    return _NAME_ENDS.split(text, maxsplit=1)[0]


def singular(word: str) -> str:
    """The word without the ending of a plural. No other ending is removed: timing is not time."""
    if word.endswith("wives"):
        return word.removesuffix("ves") + "fe"
    if len(word) < 4 or not word.endswith("s") or word.endswith(_ALREADY_SINGULAR):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@forgettable
@lru_cache(_REMEMBERED)
def phrase(text: str) -> str:
    """The words of a text in the form in which they are looked up among `phrases`."""
    return " ".join(map(singular, words(text)))


def phrases(text: str) -> Iterator[str]:
    """All rows of neighbouring words in a text, up to the longest phrase."""
    found = [singular(word) for word in words(text)]
    for start in range(len(found)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(found)) + 1):
            yield " ".join(found[start:end])


@forgettable
@lru_cache(_REMEMBERED)
def telling(text: str) -> frozenset[str]:
    """The meaningful words."""
    return frozenset(singular(word) for word in words(text) if word not in _SILENT)


def begun_great(said: str) -> str:
    """With a capital, as at the beginning of a sentence."""
    return said[:1].upper() + said[1:]


def covers(text: str, other: str) -> bool:
    """Whether a text has all meaningful words of another, in any order."""
    return bool(telling(other)) and telling(other) <= telling(text)
