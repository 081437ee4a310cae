"""A second reading, for what no phrase foresaw: what is in a sentence has points.

The points come from sentences that people labelled; see bot.coaching.learning.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

KINDS = "kinds.toml"
POINTS = "points.tsv"


def points(plain: Sequence[str]) -> int:
    """Above zero, the sentence asks for a job, as far as its words tell."""
    known = _points()
    return known[""] + sum(known.get(trait, 0) for trait in traits(plain))


def traits(plain: Sequence[str]) -> set[str]:
    """What counts in a sentence: its words and pairs of words, the kinds of words, and which
    kind comes after which."""
    kinds = list(_kinds_in(plain))
    words = [f"“{word}”" for word in plain]
    return {
        *words,
        *(f"{one} {other}" for one, other in zip(words, words[1:], strict=False)),
        *kinds,
        *(f"{one} … {other}" for at, one in enumerate(kinds) for other in kinds[at + 1 :]),
        *(f"{one} {other}" for one, other in zip(kinds, kinds[1:], strict=False)),
    }


def _kinds_in(plain: Sequence[str]) -> Iterator[str]:
    """The longest row of words first; what is of no kind is left out."""
    kinds, at = _kinds(), 0
    longest = max(map(len, kinds))
    while at < len(plain):
        rows = (tuple(plain[at : at + size]) for size in range(longest, 0, -1))
        row = next((row for row in rows if row in kinds), None)
        if row:
            yield kinds[row]
        at += len(row) if row else 1


@cache
def _kinds() -> Mapping[tuple[str, ...], str]:
    listed = tomllib.loads(files(__package__).joinpath(KINDS).read_text("utf-8"))
    return {
        tuple(words.split()): kind for kind, rows in listed.items() for words in rows.split(",")
    }


@cache
def _points() -> Mapping[str, int]:
    lines = files(__package__).joinpath(POINTS).read_text("utf-8").splitlines()
    return {trait: int(given) for given, _, trait in (line.partition("\t") for line in lines)}
