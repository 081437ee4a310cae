"""What stands on a clock, and the minutes since midnight that it, or a range, can mean."""

from collections.abc import Iterable, Sequence

from bot.interview.frozen import frozen
from bot.language.times.tokens import ClockMark

NOON, DAY = 12 * 60, 24 * 60

_SURELY_MORNING = 7
"""On a 24-hour clock 9 is nine in the morning; 4 may still be tea time."""


@frozen
class ClockTime:
    """What stands on a clock, as it was typed."""

    words: str
    hour: int
    minute: int
    mark: ClockMark = ClockMark.NONE

    @property
    def as_written(self) -> int:
        """Minutes since midnight, if it is a 24-hour clock."""
        return self.hour * 60 + self.minute

    @property
    def is_midnight(self) -> bool:
        return (self.hour, self.minute, self.mark) == (12, 0, ClockMark.AM)

    def after(self, minutes: int) -> "ClockTime":
        """What the clock shows so many minutes later."""
        hour, minute = divmod(self.options()[0] + minutes, 60)
        mark = ClockMark.IS_24H if self.mark.is_half else self.mark
        return ClockTime(self.words, hour % 24, minute, mark)

    def options(self, uses_24h: bool = False, trust_likely: bool = True) -> Sequence[int]:
        """The minutes since midnight that it can mean. `uses_24h`: the writer uses a 24-hour clock
        elsewhere in the text. `trust_likely`: 10:30 is in the morning; if not, it may be 22:30."""
        if self.mark.is_half:
            return [self.as_written % NOON + (NOON if self.mark is ClockMark.PM else 0)]
        if self.mark is ClockMark.HALF:
            halves = self.as_written - 60, self.as_written
            return [each % NOON + half for half in (0, NOON) for each in halves]
        likely = trust_likely and self.mark is ClockMark.LIKELY_24H
        if self.mark is ClockMark.IS_24H or likely or self.hour == 12:
            return [self.as_written]
        if uses_24h and self.hour >= _SURELY_MORNING:
            return [self.as_written]
        return [self.as_written, self.as_written + NOON]


def pairs_of(first: ClockTime, last: ClockTime, uses_24h: bool) -> Sequence[tuple[int, int]]:
    """What a range can mean. A mark on one side holds for the other, as in 4-6 pm, 9-17."""
    sure = first.mark.is_sure, last.mark.is_sure
    if ClockMark.HALF in (first.mark, last.mark):
        return []
    if all(sure) or first.mark is last.mark is ClockMark.LIKELY_24H:
        return _crossing(first.options()[0], _ending(last.options()[0]))
    return _by_the_sure_side(first, last) if any(sure) else _by_the_clock(first, last, uses_24h)


def _by_the_sure_side(first: ClockTime, last: ClockTime) -> Sequence[tuple[int, int]]:
    """One side is sure: the range is the shortest possible, unless a 24-hour clock leaves it
    open. 22-2 and 10-2 am end on the next day."""
    if last.is_midnight and not first.mark.is_sure:
        return []  # 10-12 am: until midnight, or until noon?
    uses_24h = ClockMark.IS_24H in (first.mark, last.mark)
    starts, ends = (each.options(uses_24h, trust_likely=uses_24h) for each in (first, last))
    if last.hour == 12 and last.mark is ClockMark.NONE:
        ends = [*ends, last.as_written + NOON]
    pairs = sorted(_rising(starts, ends), key=lambda pair: pair[1] - pair[0])
    if not pairs:
        return [pair for start in starts for pair in _crossing(start, ends[0])]
    return pairs if uses_24h else pairs[:1]


def _by_the_clock(first: ClockTime, last: ClockTime, uses_24h: bool) -> Sequence[tuple[int, int]]:
    """Neither side is sure: both are in the same half of the day if that gives a range, as in 4-6.
    If not, as in 11-1, the first possible range is taken."""
    starts, ends = first.options(uses_24h), last.options(uses_24h)
    if len(starts) == len(ends) == 1 and (pairs := _rising(starts, ends)):
        return pairs
    starts, ends = (each.options(trust_likely=False) for each in (first, last))
    together = [*_rising(starts[:1], ends[:1]), *_rising(starts[1:], ends[1:])]
    return together if len(starts) == len(ends) and together else _rising(starts, ends)[:1]


def _rising(starts: Sequence[int], ends: Iterable[int]) -> list[tuple[int, int]]:
    ends = [_ending(end) for end in ends]
    return [(start, end) for start in starts for end in ends if start < end]


def _crossing(start: int, end: int) -> Sequence[tuple[int, int]]:
    """22:00-1:00 ends on the next day; 19-17 is a mistake."""
    if start < end:
        return [(start, end)]
    return [(start, end + DAY)] if start >= 18 * 60 and end <= 6 * 60 else []


def _ending(minutes: int) -> int:
    """An end at 0:00 is that of the day."""
    return minutes or DAY
