"""Times of day as people name them, and the minutes since midnight they can mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.errors import Why
from bot.times.choices import Choices
from bot.times.refused import Refused

NOON, DAY = 12 * 60, 24 * 60
OPENS, CLOSES = 8 * 60, 21 * 60
"""A day of talks, where only one end of a stretch is said: "after 5 pm", "before 10", "any time"."""

PARTS = {
    "morning": (8 * 60, 12 * 60),
    "lunch": (12 * 60, 14 * 60),
    "afternoon": (12 * 60, 17 * 60),
    "evening": (17 * 60, 21 * 60),
    "night": (19 * 60, 22 * 60),
    "after lunch": (13 * 60, 17 * 60),
    "after work": (17 * 60, 21 * 60),
    "early morning": (7 * 60, 9 * 60),
    "mid morning": (9 * 60, 11 * 60),
    "late morning": (10 * 60, 12 * 60),
    "early afternoon": (12 * 60, 14 * 60),
    "mid afternoon": (14 * 60, 16 * 60),
    "late afternoon": (15 * 60, 17 * 60),
    "early evening": (17 * 60, 19 * 60),
    "late evening": (19 * 60, 21 * 60),
}
_HALVES = {
    "morning": (0, NOON),
    "lunch": (11 * 60, 15 * 60),
    "afternoon": (NOON, 18 * 60),
    "evening": (16 * 60, DAY),
    "night": (18 * 60, DAY),
    "work": (16 * 60, DAY),
}
"""Between which a clock beside the part of the day must lie: 5 in the morning, 11 at night."""

_SURELY_MORNING = 7
"""On a 24-hour clock 9 is nine in the morning; 4 may still be tea time."""

Minutes = tuple[int, int | None]


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


class Time(Protocol):
    @property
    def words(self) -> str: ...

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        """When it begins, and when it ends if it does. Raises Refused."""
        ...

    def within(self, part: str, words: str) -> "Time | None":
        """The same in that part of the day; None if these are two things."""
        ...


@dataclass(frozen=True, slots=True)
class Point:
    """At 5 pm. Without a hint, four o'clock is asked about, and midnight always: it may begin
    the day or end it. `asked_with`: a clock beside it that is in the same half of the day."""

    words: str
    clock: Clock
    part: str = ""
    asked_with: Clock | None = None

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        options = _inside(self.part, self.clock.options(day_clock and not self.part), self.words)
        if self.clock.is_midnight:
            options = [0, DAY]
        return choices.choose(self.asked_with or self.clock, options, self.words), None

    def within(self, part: str, words: str) -> Time | None:
        return replace(self, part=part, words=words)


@dataclass(frozen=True, slots=True)
class Range:
    """From 4 to 6. It lies within one day, unless it plainly crosses midnight."""

    words: str
    first: Clock
    last: Clock
    part: str = ""

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        pairs = _pairs(self.first, self.last, day_clock and not self.part)
        if self.part:
            low, high = _half(self.part)
            pairs = [(start, end) for start, end in pairs if low <= start and end <= high]
        if not pairs:
            raise Refused(self.words, Why.BACKWARDS)
        return choices.choose((self.first, self.last), pairs, self.words)

    def within(self, part: str, words: str) -> Time | None:
        return replace(self, part=part, words=words)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """In the morning; any time, where the part is "". `PARTS` says from when to when."""

    words: str
    part: str

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        return PARTS.get(self.part, (OPENS, CLOSES))

    def within(self, part: str, words: str) -> Time | None:
        return PartOfDay(words, part) if part == self.part or not self.part else None


@dataclass(frozen=True, slots=True)
class Open:
    """After 5 pm, before noon: to the end of the day of talks, or from its begin."""

    words: str
    clock: Clock
    after: bool
    part: str = ""

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        options = _inside(self.part, self.clock.options(day_clock and not self.part), self.words)
        at = choices.choose(self.clock, options, self.words)
        opens, closes = PARTS.get(self.part, (OPENS, CLOSES))
        start, end = (at, closes) if self.after else (opens, at)
        if not start < end:
            raise Refused(self.words, Why.BACKWARDS)
        return start, end

    def within(self, part: str, words: str) -> Time | None:
        return replace(self, part=part, words=words)


def _inside(part: str, options: list[int], words: str) -> list[int]:
    if not part:
        return options
    low, high = _half(part)
    inside = [at for at in options if low <= at <= high]
    if not inside:
        raise Refused(words, Why.NO_SUCH_TIME)
    return inside


def _half(part: str) -> tuple[int, int]:
    return _HALVES["afternoon" if part == "after lunch" else part.split()[-1]]


def _pairs(first: Clock, last: Clock, day_clock: bool) -> Sequence[tuple[int, int]]:
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
