"""What words mean, alone and together, a common typing slip included."""

from collections.abc import Mapping
from functools import cache

from bot.language.times.kinds import Kind, Meaning
from bot.language.times.places import places
from bot.language.times.slips import slip_of
from bot.language.times.vocabulary import MONTHS, WEEKDAYS, vocabulary

_MISTYPED = (
    *WEEKDAYS,
    *(name for name in MONTHS if len(name) > 5),
    *("tomorrow", "morning", "afternoon", "evening", "tonight"),
)
"""Words long enough that a slip in one is no other word."""


def meaning_of(word: str) -> Meaning | None:
    """What a word or a phrase is, a common typing slip included."""
    known = _meanings()
    if word in known or " " in word:
        return known.get(word)
    meant = slip_of(word, _MISTYPED)
    return known[meant] if meant else None


@cache
def longest_phrase() -> Mapping[str, int]:
    """For words that begin phrases: how many words the longest has."""
    longest: dict[str, int] = {}
    for phrase in _meanings():
        first, *others = phrase.split()
        if others:
            longest[first] = max(longest.get(first, 1), len(others) + 1)
    return longest


@cache
def _meanings() -> Mapping[str, Meaning]:
    """Of all words, names of places included."""
    return {**vocabulary(), **{name: (Kind.ZONE, place) for name, place in places().items()}}
