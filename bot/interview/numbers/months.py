"""Months side by side."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.interview.numbers.counted import Material, Seconds
from bot.interview.numbers.periods import first_of_month

SHOWN = 12


@frozen
class MonthCount:
    """The requests sent and interviews held in a month. `month` is its first day."""

    month: date
    sent: int
    held: int


def by_month(material: Material, end: datetime, zone: ZoneInfo) -> tuple[MonthCount, ...]:
    """Up to twelve months, of which the last is the one in which the period ends. Months before the
    programme began are left out: that nothing happened in them says nothing."""
    last = datetime.fromtimestamp(end.timestamp() - 1, zone)
    starts = [first_of_month(last, ago) for ago in range(SHOWN - 1, -2, -1)]
    bounds = [int(each.timestamp()) for each in starts]
    before = min(sum(each <= material.began for each in bounds[1:]), len(bounds) - 2)
    starts, bounds = starts[before:], bounds[before:]
    sent = _counts((each.asked_at for each in material.interviews), bounds)
    held = _counts((each.over_at or 0 for each in material.held), bounds)
    return tuple(
        MonthCount(start.date(), *counts)
        for start, *counts in zip(starts[:-1], sent, held, strict=True)
    )


def _counts(times: Iterable[Seconds], bounds: list[Seconds]) -> list[int]:
    counts, first, last = [0] * (len(bounds) - 1), bounds[0], bounds[-1]
    for at in times:
        if first <= at < last:
            counts[bisect_right(bounds, at) - 1] += 1
    return counts
