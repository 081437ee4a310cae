"""How a request is worded: does it say little, is it rude, is it about somebody's looks? The words
stand in `en/hints.toml`, as they are written in English, which is what members type."""

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
"""Nobody asks what one holds, and to remember it for a hundred of them takes most of a search."""
_NAMES_SOMETHING = re.compile(r"\w{3}")
_BETWEEN_WORDS = re.compile(r"[^\w']+")
_SHORTENED = (
    *(("won't", "will not"), ("can't", "cannot"), ("n't", " not")),
    *(("what's", "what is"), ("it's", "it is"), ("that's", "that is")),
)
_SHORTENED_ENDS = (("'re", " are"), ("'m", " am"), ("'d better", " had better"), ("'d", " would"))


def says_little(wish: str) -> bool:
    """It ends where it should begin ("I would like to pick your brain"), or has nothing else."""
    words = _plain(wish)
    ends = words.endswith(tuple(_read()["vague"])) and not _ASKS_CLEARLY.search(words)
    return ends or not _empty().sub("", words).strip()


def says_connected(connection: str) -> bool:
    """It names what connects them, in however few words ("same town", "sailing")."""
    return bool(_NAMES_SOMETHING.search(_unconnected().sub("", _plain(connection))))


def is_rude(text: str) -> bool:
    return bool(_rude().search(_plain(text)))


def is_about_looks(text: str) -> bool:
    return bool(_looks().search(_plain(text)))


def _plain(text: str) -> str:
    """Small letters and single spaces, with nothing shortened."""
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
    """Patterns in which any of the words may stand."""
    listed = f"(?:{'|'.join(map(re.escape, _listed(words)))})"
    return (each.replace(f"{{{words}}}", listed) for each in _read()[key])


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """As whole words; of several that fit, the longest."""
    longest_first = "|".join(sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{_GROUP.sub('(?:', longest_first)})\b")


def _listed(key: str) -> list[str]:
    return [" ".join(each.split()) for each in _read()[key].split(",")]


@cache
def _read() -> dict[str, Any]:
    return read_english(__package__, FILE)
