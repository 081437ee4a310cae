"""A second reading, for what no phrase foresaw: what is in a sentence has points.

The points come from sentences that people labelled; see tests.bot.job_asks.learning.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise

KINDS = "kinds.toml"
POINTS = "points.tsv"
EVERY = "every sentence"
WORK = frozenset({"job", "refer", "hire", "cv", "who hires", "firm", "join"})


def points(plain: Sequence[str]) -> int:
    """The more, the likelier the sentence asks for a job; zero is the middle."""
    known = _points()
    return sum(known.get(trait, 0) for trait in traits(plain))


def speaks_of_work(plain: Sequence[str]) -> bool:
    return not WORK.isdisjoint(_kinds_in(plain))


def traits(plain: Sequence[str]) -> set[str]:
    """What counts in a sentence: its words and pairs of words, the kinds of its words, and
    which kind comes after which."""
    kinds = list(_kinds_in(plain))
    return {
        EVERY,
        *(f"“{word}”" for word in plain),
        *(f"“{one} {other}”" for one, other in pairwise(plain)),
        *kinds,
        *(f"{one} {other}" for one, other in pairwise(kinds)),
        *(f"{one} … {other}" for one, other in combinations(kinds, 2)),
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
