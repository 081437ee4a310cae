"""How likely each meaning of a message is, by points that were learned for its features."""

from collections.abc import Collection, Mapping, Sequence
from math import exp, sqrt
from sys import intern

SCALE = 10
"""Points are written as whole numbers, which are this many times the learned weights."""

Points = Mapping[str, Sequence[tuple[str, int]]]
"""For each feature, how much it speaks for or against each meaning."""


def read_points(written: str) -> Points:
    return dict(map(_read, written.splitlines()))


def _read(line: str) -> tuple[str, Sequence[tuple[str, int]]]:
    trait, *given = line.split("\t")
    return trait, [(intern(name), int(points)) for name, points in map(str.split, given)]


def shares(
    points: Points, meanings: Collection[str], found: Collection[str]
) -> Mapping[str, float]:
    """How likely each of the meanings is for a message with the features `found`. The shares add up
    to one."""
    total = dict.fromkeys(meanings, 0)
    for given in filter(None, map(points.get, found)):
        for meaning, each in given:
            total[meaning] += each
    odds = {each: exp(sum_ / (SCALE * sqrt(len(found)))) for each, sum_ in total.items()}
    whole = sum(odds.values())
    return {each: odd / whole for each, odd in odds.items()}
