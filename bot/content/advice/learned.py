"""Which advice a message most likely asks for, judging by what others wrote who needed it.

It was learned from messages that people labelled; see bot.content.advice.training. What members
type is read in English, so the words and points are English.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from bot.content.languages import english_text
from bot.language import learned_points
from bot.language.intents.catalogue import the_catalogue
from bot.language.intents.learned import traits
from bot.language.intents.matching import NameIndex, read_sentences
from bot.language.learned_points import Points, read_points

FILE = "learned.tsv"
NOTHING = "other"
"""The label of messages that ask for no advice."""

_NOBODY = NameIndex((), ())


@lru_cache(maxsize=64)
def shares(words: str) -> Mapping[str, float]:
    """How likely each id of advice is, and `NOTHING`. The shares add up to one."""
    points, numbers = _points()
    by_number = learned_points.shares(points, numbers, features(words))
    return {numbers[number]: share for number, share in by_number.items()}


def features(words: str) -> list[str]:
    """In the same order for the same words."""
    return sorted(traits(read_sentences(words, _NOBODY, the_catalogue()), words, ()))


@cache
def _points() -> tuple[Points, Mapping[str, str]]:
    """The points of each number, and what each number means."""
    meanings, _, points = english_text(__package__, FILE).partition("\n")
    return read_points(points), {str(at): name for at, name in enumerate(meanings.split())}
