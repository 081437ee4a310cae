"""Who is hurt by somebody close to them, and who says that they will hurt another.

Both are worries that are answered with a card of their own: the first as one that is hard, the
second as one that somebody else may be hurt."""

import re
from functools import cache

from bot.language.accents import folded
from bot.language.intents.catalogue import (
    Intent,
    Signs,
    Vocabulary,
    read_signs,
    telling_words,
    the_catalogue,
    uses,
)
from bot.language.intents.matching import LONGEST_TEXT, read_sentences
from bot.language.intents.points import points_of

FILE = "violence.toml"
_WORD = re.compile(r"[^\W_]+")


def violence(text: str) -> frozenset[Intent]:
    """HARD if somebody close hurts who wrote the text, FOR_ANOTHER if they threaten another."""
    if _telling_words().isdisjoint(_WORD.findall(folded(text[:LONGEST_TEXT]))):
        return frozenset()
    said = read_sentences(text, _vocabulary())
    found = (points_of(each, said, text, is_open=False) for each in _signs())
    return frozenset(each.signs.intent for each in found if each.sure)


def is_hurt_at_home(text: str) -> bool:
    return Intent.HARD in violence(text)


def threatens(text: str) -> bool:
    return Intent.FOR_ANOTHER in violence(text)


@cache
def _telling_words() -> frozenset[str]:
    phrases = (phrase for each in _signs() for phrase in each.certain)
    return telling_words(phrases, uses().__getitem__)


@cache
def _vocabulary() -> Vocabulary:
    """As people type words, without corrections, which would find violence in other words."""
    return Vocabulary((), the_catalogue().spelling)


@cache
def _signs() -> tuple[Signs, ...]:
    return read_signs(FILE)
