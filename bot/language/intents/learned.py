"""What a message most likely means, judging by what others wrote who meant the same.

It was learned from sentences that people labelled; see bot.language.intents.training. Phrases are
certain; this finds what is near where there is no phrase, and raises doubts where a phrase is taken
too literally.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from unicodedata import category

from bot.language.intents.catalogue import Intent
from bot.language.intents.matching import TypedSentence
from bot.language.intents.senses import senses
from bot.language.learned_points import LearnedPoints, read_points

FILE = "learned.tsv"
NOTHING = "unsure"
"""The label of messages that mean nothing to us."""

MEANINGS = (*map(str, Intent), NOTHING)
EVERY = "every message"
_BEGINNING = 5
"""This many letters at the beginning usually make the same word."""

_FEW, _SOME = 4, 10
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    weekend""".split()
)


def shares(
    said: Sequence[TypedSentence], text: str, open_for: Collection[Intent]
) -> Mapping[str, float]:
    """How likely each meaning is. The shares add up to one."""
    return _points().shares(traits(said, text, open_for))


def traits(
    said: Sequence[TypedSentence], text: str, open_for: Collection[Intent]
) -> Collection[str]:
    """The features of a message: its words, their beginnings, pairs of them, their senses, how many
    there are, whether it asks, its emoji, and what is open with its writer."""
    rows = [[_alike(word) for word in each.plain.split()] for each in said]
    words = list(chain.from_iterable(rows))
    return {
        EVERY,
        _length(len(words)),
        *words,
        *(f"{word[:_BEGINNING]}-" for word in words if len(word) >= _BEGINNING),
        *(f"{one} {other}" for row in rows for one, other in pairwise(("^", *row, "$"))),
        *(f"~{each}" for row in rows for each in senses(row)),
        *(f"open {each}" for each in open_for),
        *("?" for _ in range("?" in text)),
        *(sign for sign in text if category(sign) == "So"),
    }


def _alike(word: str) -> str:
    """All numbers count as the same word, and so do all days."""
    if any(map(str.isdigit, word)):
        return "0"
    return "friday" if word in _DAYS else word


def _length(words: int) -> str:
    if words < _FEW:
        return f"{words} words"
    return "some words" if words < _SOME else "many words"


@cache
def _points() -> LearnedPoints:
    return read_points(files(__package__).joinpath(FILE).read_text("utf-8"))
