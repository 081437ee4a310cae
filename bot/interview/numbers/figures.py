"""A number and what it is based on. A rate or a mean of fewer than five says nothing about a
programme and too much about a person, so it is not shown."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from statistics import fmean, median

from bot.interview.frozen import frozen

FEWEST = 5


class Measure(StrEnum):
    """A share is between 0 and 1. Points are steps on the scale from 1 to 5."""

    COUNT = "count"
    SHARE = "share"
    HOURS = "hours"
    POINTS = "points"


@frozen
class Figure:
    """`value` is None if `n`, the number of cases it is based on, is below five; only a count is
    shown however small it is. `unknown` is how many more cases there may be that we do not know
    about."""

    measure: Measure
    value: float | None
    n: int
    unknown: int = 0

    def among_few(self) -> "Figure":
        """The figure as it is shown for a group or a field: nothing below five, not even a
        count."""
        return self if self.n >= FEWEST else self.untold()

    def untold(self) -> "Figure":
        return Figure(self.measure, None, 0)


def count(n: int, unknown: int = 0) -> Figure:
    return Figure(Measure.COUNT, n, n, unknown)


def share(part: int, whole: int, unknown: int = 0) -> Figure:
    return Figure(Measure.SHARE, part / whole if whole >= FEWEST else None, whole, unknown)


def in_percent(part_of_one: float) -> int:
    """Halves are rounded up, as people do by hand: 5 of 8 are 63 %."""
    return int(round(part_of_one * 100, 6) + 0.5)


def middle_hours(seconds: Collection[int], unknown: int = 0) -> Figure:
    """The median, in hours."""
    known = len(seconds) >= FEWEST
    value = median(seconds) / 3600 if known else None
    return Figure(Measure.HOURS, value, len(seconds), unknown)


def mean_points(values: Collection[int], unknown: int = 0) -> Figure:
    known = len(values) >= FEWEST
    return Figure(Measure.POINTS, fmean(values) if known else None, len(values), unknown)


def are_enough(people: Iterable[int]) -> bool:
    """Whether they are at least five different people: many answers of one person are still one
    person's answers."""
    return len(set(people)) >= FEWEST


def told_by(people: Iterable[int], figure: Figure) -> Figure:
    """The figure, without its value unless these are at least five different people: they were
    promised that their answers are shown only together with those of others."""
    return figure if are_enough(people) else replace(figure, value=None)
