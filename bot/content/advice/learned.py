"""Which advice a message most likely asks for, judging by what others wrote who needed it.

It was learned from messages that people labelled; see bot.content.advice.training. What members
type is read in English, so the words and points are English.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.content.languages import english_text
from bot.language.forgettable import forgettable
from bot.language.intents.catalogue import the_catalogue
from bot.language.intents.learned import traits
from bot.language.intents.matching import read_sentences
from bot.language.learned_points import LearnedPoints, read_points

FILE = "learned.tsv"
NOTHING = "other"
"""The label of messages that ask for no advice."""

ONE_MESSAGE = 1
"""A message is judged several times in a row. It stays in memory only until the next one."""

_PATH = re.compile(
    r"(?:cd\s+\S+|path|(?:[~.]*|\w:)[/\\]\S*|[^\s/\\]+(?:[/\\][^\s/\\]*){2,})\W*", re.IGNORECASE
)
"""What was meant for another window: a path, or a command with one ("cd path", "/path",
"src/path/file"). One slash between two words rather means both: "resume/cv"."""


@forgettable
@lru_cache(ONE_MESSAGE)
def shares(words: str) -> Mapping[str, float]:
    """How likely each id of advice is, and `NOTHING`. The shares add up to one. A path asks for
    none, whatever the words in it would mean elsewhere."""
    if _PATH.fullmatch(words.strip()):
        return {each: float(each == NOTHING) for each in _points().meanings}
    return _points().shares(features(words))


def features(words: str) -> list[str]:
    """In the same order for the same words."""
    return sorted(traits(read_sentences(words, the_catalogue()), words, ()))


@cache
def _points() -> LearnedPoints:
    return read_points(english_text(__package__, FILE))
