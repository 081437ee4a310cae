"""The gravest words in languages that Askwell does not otherwise read. They are read as typed,
because what corrects English spelling would turn other words into them, and them into others."""

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
)
from bot.language.intents.matching import LONGEST_TEXT, read_sentences
from bot.language.intents.points import points_of

FILE = "foreign_worries.toml"
_AS_TYPED = Vocabulary((), {})
_APOSTROPHES = re.compile("['’`]")
_WORD = re.compile(r"[^\W_]+")


def foreign_worries(text: str) -> frozenset[Intent]:
    """Which of a crisis, fear for another and being worn out the text certainly says."""
    plain = _APOSTROPHES.sub("", folded(text[:LONGEST_TEXT]))
    if _telling_words().isdisjoint(_WORD.findall(plain)):
        return frozenset()
    said = read_sentences(text, _AS_TYPED)
    found = (points_of(each, said, text, is_open=False) for each in _signs())
    return frozenset(each.signs.intent for each in found if each.sure)


@cache
def _telling_words() -> frozenset[str]:
    """Few of them are English."""
    phrases = (phrase for each in _signs() for phrase in each.certain)
    return telling_words(phrases, the_catalogue().known.__contains__)


@cache
def _signs() -> tuple[Signs, ...]:
    return read_signs(FILE)
