"""The points of a sentence: the more it has, the more likely it asks for a job.

They were learned from sentences that people labelled; see bot.content.coaching.training. What
members type is read in English, so the words and points are English.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.content.languages import english_text, read_english

FILE = "words.toml"


@cache
def spelling() -> Mapping[str, str]:
    """The correct spelling of words that people often mistype."""
    return _written()["spelling"]


@cache
def kinds() -> Mapping[tuple[str, ...], str]:
    """The kind of each word, or of several words in a row."""
    listed = _written()["kinds"].items()
    return {tuple(row.split()): kind for kind, rows in listed for row in rows.split(",")}


def _written() -> dict[str, dict[str, str]]:
    return read_english(__package__, FILE)


POINTS = "points.tsv"
EVERY = "every sentence"
START = "start"


def points(plain: Sequence[str]) -> int:
    """The more points, the more likely the sentence asks for a job. Zero is the middle."""
    known = _points()
    return sum(known[trait] for trait in traits(plain) if trait in known)


def traits(plain: Sequence[str]) -> set[str]:
    """The features of a sentence: its words and pairs of words, the kinds of its words, which kind
    follows which, and the sentence with kinds in place of words. A word without a kind stays
    itself, in quotation marks."""
    rows = [(row, kinds().get(row)) for row in _rows(plain)]
    found = [kind for _, kind in rows if kind]
    run = [START, *(kind or f"“{row[0]}”" for row, kind in rows)]
    return {
        EVERY,
        *(f"“{word}”" for word in plain),
        *(f"“{one} {other}”" for one, other in pairwise(plain)),
        *found,
        *map(" ".join, pairwise(found)),
        *_one_after_another(found),
        *map("+".join, pairwise(run)),
        *map("+".join, zip(run, run[1:], run[2:], strict=False)),
    }


def _one_after_another(found: Sequence[str]) -> Iterator[str]:
    """Each pair once, however often a kind occurs."""
    last = {kind: at for at, kind in enumerate(found)}
    first = {kind: at for at, kind in reversed(list(enumerate(found)))}
    for one, start in first.items():
        yield from (f"{one} … {other}" for other, end in last.items() if start < end)


def _rows(plain: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words in order. The longest row of words with a kind stays together."""
    at = 0
    while at < len(plain):
        rows = (tuple(plain[at : at + size]) for size in _sizes().get(plain[at], ()))
        row = next((row for row in rows if row in kinds()), (plain[at],))
        yield row
        at += len(row)


@cache
def _sizes() -> Mapping[str, Sequence[int]]:
    """The lengths of the rows that begin with a word, the longest first."""
    sizes = defaultdict[str, set[int]](set)
    for row in kinds():
        sizes[row[0]].add(len(row))
    return {word: sorted(found, reverse=True) for word, found in sizes.items()}


@cache
def _points() -> Mapping[str, int]:
    lines = english_text(__package__, POINTS).splitlines()
    return {trait: int(given) for given, _, trait in (line.partition("\t") for line in lines)}
