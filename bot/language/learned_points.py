"""How likely each meaning of a message is, by points that were learned for its features.

A table begins with a checksum of the messages that taught it, and with its meanings. Each line
below is a feature, with its points for the meanings of these numbers. A line is only taken apart
when a message has its feature, because reading all of them takes longer than answering.
"""

from collections.abc import Collection, Mapping, Sequence
from math import exp, sqrt

from bot.interview.frozen import frozen

SCALE = 10
"""Points are written as whole numbers, which are this many times the learned weights."""


@frozen
class LearnedPoints:
    meanings: Sequence[str]
    by_feature: Mapping[str, str]

    def shares(self, found: Collection[str]) -> Mapping[str, float]:
        """How likely each meaning is for a message with the features `found`. The shares add up to
        one."""
        totals = [0] * len(self.meanings)
        for given in filter(None, map(self.by_feature.get, found)):
            numbers = map(int, given.split())
            for meaning, points in zip(numbers, numbers, strict=True):
                totals[meaning] += points
        odds = [exp(each / (SCALE * sqrt(len(found)))) for each in totals]
        whole = sum(odds)
        return {each: odd / whole for each, odd in zip(self.meanings, odds, strict=True)}


def read_points(table: str) -> LearnedPoints:
    _checksum, meanings, *lines = table.splitlines()
    features = (line.partition("\t") for line in lines)
    return LearnedPoints(meanings.split(), {feature: given for feature, _, given in features})
