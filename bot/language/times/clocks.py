"""What stands on a clock, and the minutes since midnight it can mean."""

from collections.abc import Sequence
from dataclasses import dataclass

NOON, DAY = 12 * 60, 24 * 60

_SURELY_MORNING = 7
"""On a 24-hour clock 9 is nine in the morning; 4 may still be tea time."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What stands on a clock. `mark`: "am", "pm", "24" where it is surely a 24-hour clock,
    "soft" where it is unless "pm" follows, "" where nothing says so."""

    words: str
    hour: int
    minute: int
    mark: str = ""

    @property
    def as_written(self) -> int:
        return self.hour * 60 + self.minute

    @property
    def is_midnight(self) -> bool:
        return (self.hour, self.minute, self.mark) == (12, 0, "am")

    def after(self, minutes: int) -> "Clock":
        """What the clock shows so many minutes later."""
        start = self.options()[0] if self.mark else self.as_written
        hour, minute = divmod(start + minutes, 60)
        mark = "24" if self.mark in ("am", "pm") else self.mark
        return Clock(self.words, hour % 24, minute, mark)

    def options(self, day_clock: bool = False, soft: bool = False) -> list[int]:
        """`day_clock`: the writer uses a 24-hour clock elsewhere; `soft`: so they may mean 22:30
        with 10:30."""
        if self.mark in ("am", "pm"):
            return [self.hour % 12 * 60 + self.minute + (NOON if self.mark == "pm" else 0)]
        if self.mark == "24" or (self.mark == "soft" and not soft) or self.hour == 12:
            return [self.as_written]
        if day_clock and self.hour >= _SURELY_MORNING:
            return [self.as_written]
        return [self.as_written, self.as_written + NOON]


def pairs_of(first: Clock, last: Clock, day_clock: bool) -> Sequence[tuple[int, int]]:
    """What a range can mean. A mark on one side holds for the other, as in 4-6 pm, 9-17."""
    sure = [bool(each.mark) and each.mark != "soft" for each in (first, last)]
    if all(sure) or first.mark == last.mark == "soft":
        return _crossing(first.options()[0], _ending(last.options()[0]))
    if any(sure):
        return _near(first, last)
    starts, ends = first.options(day_clock), last.options(day_clock)
    if len(starts) == len(ends) == 1 and (pairs := _rising(starts, ends)):
        return pairs
    starts, ends = first.options(soft=True), last.options(soft=True)
    together = _rising(starts[:1], ends[:1]) + _rising(starts[1:], ends[1:])
    return together if len(starts) == len(ends) and together else _rising(starts, ends)[:1]


def _near(first: Clock, last: Clock) -> Sequence[tuple[int, int]]:
    """One side is sure: the shortest range, unless a 24-hour clock leaves it open."""
    if last.is_midnight and first.mark in ("", "soft"):
        return []  # 10-12 am: until midnight, or until noon?
    day_clock = "24" in (first.mark, last.mark)
    starts, ends = (each.options(day_clock, soft=not day_clock) for each in (first, last))
    if last.hour == 12 and not last.mark:
        ends = [*ends, last.as_written + NOON]
    pairs = sorted(_rising(starts, ends), key=lambda pair: pair[1] - pair[0])
    return pairs if day_clock else pairs[:1]


def _rising(starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
    return [(start, end) for start in starts for end in map(_ending, ends) if start < end]


def _crossing(start: int, end: int) -> list[tuple[int, int]]:
    """22:00-1:00 ends on the next day; 19-17 is a mistake."""
    if start < end:
        return [(start, end)]
    return [(start, end + DAY)] if start >= 18 * 60 and end <= 6 * 60 else []


def _ending(minutes: int) -> int:
    return minutes or DAY
