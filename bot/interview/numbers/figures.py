"""A number with what it stands on. A rate or a mean of fewer than five says nothing about a
programme, and too much about somebody: it is not told."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean, median

FEWEST = 5


class Measure(StrEnum):
    """A share lies between 0 and 1. Points are steps on the scale from 1 to 5."""

    COUNT = "count"
    SHARE = "share"
    HOURS = "hours"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is None where `n`, on which it stands, is below five; a count is told however small.
    `unknown`: how many more would have counted, had we known."""

    measure: Measure
    value: float | None
    n: int
    unknown: int = 0

    def among_few(self) -> "Figure":
        """As it is told of a group or a field: nothing at all below five."""
        return self if self.n >= FEWEST else self.untold()

    def untold(self) -> "Figure":
        return Figure(self.measure, None, 0)


def count(n: int, unknown: int = 0) -> Figure:
    return Figure(Measure.COUNT, n, n, unknown)


def share(part: int, whole: int, unknown: int = 0) -> Figure:
    return Figure(Measure.SHARE, part / whole if whole >= FEWEST else None, whole, unknown)


def middle_hours(seconds: Collection[int], unknown: int = 0) -> Figure:
    """The median, in hours."""
    known = len(seconds) >= FEWEST
    value = median(seconds) / 3600 if known else None
    return Figure(Measure.HOURS, value, len(seconds), unknown)


def mean_points(values: Collection[int], unknown: int = 0) -> Figure:
    known = len(values) >= FEWEST
    return Figure(Measure.POINTS, fmean(values) if known else None, len(values), unknown)


def are_enough(people: Iterable[int]) -> bool:
    """Whether they are five different people: so many answers of one are still the answers of
    one."""
    return len(set(people)) >= FEWEST


def told_by(people: Iterable[int], figure: Figure) -> Figure:
    """What these people said, which they were promised is told of five or more together."""
    return figure if are_enough(people) else replace(figure, value=None)
