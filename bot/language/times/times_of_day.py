"""Times of day as people name them."""

from dataclasses import dataclass, replace

from bot.language.errors import Why
from bot.language.times.choices import Choices
from bot.language.times.clocks import DAY, NOON, Clock, pairs_of
from bot.language.times.refused import Refused

OPENS, CLOSES = 8 * 60, 21 * 60
"""A day of talks, where one end of a stretch is not said: "after 5 pm", "before 10", "any time"."""

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


Minutes = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Point:
    """At 5 pm. Without a hint, four o'clock is asked about, and midnight always: it may begin
    the day or end it. `asked_with`: a clock beside it that is in the same half of the day."""

    words: str
    clock: Clock
    part: str = ""
    asked_with: Clock | None = None

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        options = _inside(
            self.part,
            self.clock.options(day_clock and not self.part, soft=bool(self.part)),
            self.words,
        )
        if self.clock.is_midnight:
            options = [0, DAY]
        return choices.choose(self.asked_with or self.clock, options, self.words), None

    def within(self, part: str, words: str) -> "Time | None":
        return replace(self, part=part, words=words)


@dataclass(frozen=True, slots=True)
class Range:
    """From 4 to 6. It lies within one day, unless it plainly crosses midnight."""

    words: str
    first: Clock
    last: Clock
    part: str = ""

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        pairs = pairs_of(self.first, self.last, day_clock and not self.part)
        if self.part:
            low, high = _half(self.part)
            pairs = [(start, end) for start, end in pairs if low <= start and end <= high]
        if not pairs:
            raise Refused(self.words, Why.BACKWARDS)
        return choices.choose((self.first, self.last), pairs, self.words)

    def within(self, part: str, words: str) -> "Time | None":
        return replace(self, part=part, words=words)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """In the morning; any time, where the part is "". `PARTS` says from when to when."""

    words: str
    part: str

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        return PARTS.get(self.part, (OPENS, CLOSES))

    def within(self, part: str, words: str) -> "Time | None":
        return PartOfDay(words, part) if part == self.part or not self.part else None


@dataclass(frozen=True, slots=True)
class Open:
    """After 5 pm, before noon: to the end of the day of talks, or from its begin."""

    words: str
    clock: Clock
    after: bool
    part: str = ""

    def minutes(self, choices: Choices, day_clock: bool) -> Minutes:
        options = _inside(
            self.part,
            self.clock.options(day_clock and not self.part, soft=bool(self.part)),
            self.words,
        )
        at = choices.choose(self.clock, options, self.words)
        opens, closes = PARTS.get(self.part, (OPENS, CLOSES))
        start, end = (at, closes) if self.after else (opens, at)
        if not start < end:
            raise Refused(self.words, Why.BACKWARDS)
        return start, end

    def within(self, part: str, words: str) -> "Time | None":
        return replace(self, part=part, words=words)


Time = Point | Range | PartOfDay | Open


def _inside(part: str, options: list[int], words: str) -> list[int]:
    if not part:
        return options
    low, high = _half(part)
    inside = [at for at in options if low <= at <= high]
    if not inside:
        raise Refused(words, Why.NO_SUCH_TIME)
    return inside


def _half(part: str) -> tuple[int, int]:
    return _HALVES["afternoon" if part == "after lunch" else part.rsplit(maxsplit=1)[-1]]
