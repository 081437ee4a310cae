"""How a request is worded: does it say little, is it rude, is it about somebody's looks? The words
are in `en/hints.toml`, in English, because members' words are read in English."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bot.content.languages import read_english

FILE = "hints.toml"
_ASKS_CLEARLY = re.compile(
    r"\b(?:how|why|which|where|when|what (?:do|did|does|is|are|was|were|would|made|makes))\b"
)
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
"""Groups are not captured: nobody needs their content, and capturing a hundred of them takes most
of the time of a search."""
_NAMES_SOMETHING = re.compile(r"\w{3}")
_BETWEEN_WORDS = re.compile(r"[^\w']+")
_SHORTENED = (
    *(("won't", "will not"), ("can't", "cannot"), ("n't", " not")),
    *(("what's", "what is"), ("it's", "it is"), ("that's", "that is")),
)
_SHORTENED_ENDS = (("'re", " are"), ("'m", " am"), ("'d better", " had better"), ("'d", " would"))


def says_little(wish: str) -> bool:
    """Whether it ends where it should begin ("I would like to pick your brain"), or contains
    nothing else."""
    words = _plain(wish)
    ends = words.endswith(tuple(_read()["vague"])) and not _ASKS_CLEARLY.search(words)
    return ends or not _empty().sub("", words).strip()


def says_connected(connection: str) -> bool:
    """Whether it names what connects them, in however few words ("same town", "sailing")."""
    return bool(_NAMES_SOMETHING.search(_unconnected().sub("", _plain(connection))))


def is_rude(text: str) -> bool:
    return bool(_rude().search(_plain(text)))


def is_about_looks(text: str) -> bool:
    return bool(_looks().search(_plain(text)))


def _plain(text: str) -> str:
    """In lower case, with single spaces and without short forms."""
    plain = text.lower().replace("’", "'")
    for short, whole in (*_SHORTENED, *_SHORTENED_ENDS):
        plain = plain.replace(short, whole)
    return _BETWEEN_WORDS.sub(" ", plain).strip()


@cache
def _empty() -> re.Pattern[str]:
    return _any_of(map(re.escape, _listed("empty")))


@cache
def _unconnected() -> re.Pattern[str]:
    return _any_of(map(re.escape, _listed("unconnected")))


@cache
def _rude() -> re.Pattern[str]:
    return _any_of(_filled("rude", "bad"))


@cache
def _looks() -> re.Pattern[str]:
    return _any_of(_filled("looks", "fine"))


def _filled(key: str, words: str) -> Iterator[str]:
    """Patterns with each of the words filled in."""
    listed = f"(?:{'|'.join(map(re.escape, _listed(words)))})"
    return (each.replace(f"{{{words}}}", listed) for each in _read()[key])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of these phrases as whole words. If several match, the longest."""
    longest_first = "|".join(sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{_GROUP.sub('(?:', longest_first)})\b")


def _listed(key: str) -> list[str]:
    return [" ".join(each.split()) for each in _read()[key].split(",")]


@cache
def _read() -> dict[str, Any]:
    return read_english(__package__, FILE)
