"""Times of day as people name them, and the minutes since midnight that they mean."""

from collections.abc import Sequence
from dataclasses import replace

from bot.interview.frozen import frozen
from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords
from bot.language.times.clocks import DAY, NOON, ClockTime, pairs_of
from bot.language.times.tokens import ClockMark

OPENS, CLOSES = 8 * 60, 21 * 60
"""Minutes since midnight. They stand for the end that a text leaves open: "after 5 pm" ends at
`CLOSES`, "before 10" begins at `OPENS`, "any time" is all between them."""

_WAKES, _SLEEPS = 7 * 60, 21 * 60
"""Minutes since midnight. Nobody means four in the morning who writes "Thu at 4"; at 8 it may be
either."""

_RISES_EARLY, _WORK_BEGINS = 5 * 60, 9 * 60
"""Minutes since midnight. 5-9 may be the hours before work, or those after it."""

PARTS = {
    "morning": (8 * 60, 12 * 60),
    "lunch": (12 * 60, 14 * 60),
    "afternoon": (12 * 60, 17 * 60),
    "evening": (17 * 60, 21 * 60),
    "night": (19 * 60, 22 * 60),
    "after lunch": (13 * 60, 17 * 60),
    "after work": (17 * 60, 21 * 60),
    "before work": (7 * 60, 9 * 60),
    "first thing": (8 * 60, 10 * 60),
    "early morning": (7 * 60, 9 * 60),
    "mid morning": (9 * 60, 11 * 60),
    "late morning": (10 * 60, 12 * 60),
    "early afternoon": (12 * 60, 14 * 60),
    "mid afternoon": (14 * 60, 16 * 60),
    "late afternoon": (15 * 60, 17 * 60),
    "early evening": (17 * 60, 19 * 60),
    "late evening": (19 * 60, 21 * 60),
}
"""When a part of the day begins and ends, in minutes since midnight, if the text names no clock
besides."""

_AROUND_PARTS = {
    "morning": (0, NOON),
    "lunch": (11 * 60, 15 * 60),
    "afternoon": (NOON, 18 * 60),
    "evening": (16 * 60, DAY),
    "night": (18 * 60, DAY),
    "after work": (16 * 60, DAY),
    "before work": (5 * 60, 10 * 60),
    "first thing": (5 * 60, NOON),
    "after lunch": (NOON, 18 * 60),
}
"""Where a clock must lie if the text also names a part of the day: "5 in the morning", "11 at
night". These limits are wider than those in `PARTS`: whoever names a clock does not mean the usual
hours."""

_LONGEST_GUESS = 10 * 60
"""Minutes. Whoever writes 9-5 means 9:00 to 17:00. But 9-8 may be 9:00 to 20:00, or a slip for
9-18, so the writer is asked."""

Minutes = tuple[int, int | None]
"""Start and end in minutes since midnight. A moment has no end. An end after 24 * 60 is on the next
day."""


@frozen
class TimePoint:
    """At 5 pm. We ask about "at 8" unless something hints at morning or afternoon. We always ask
    about midnight, which may begin the day or end it. `asked_with` is a clock beside it: both are
    in the same half of the day, so that one answer settles both."""

    words: str
    clock: ClockTime
    part: str = ""
    asked_with: ClockTime | None = None

    @property
    def first(self) -> ClockTime:
        return self.clock

    @property
    def last(self) -> ClockTime:
        return self.clock

    def minutes(self, choices: Choices, uses_24h: bool) -> Minutes:
        options = _options_in(self.part, self.clock, uses_24h, self.words)
        if self.clock.is_midnight:
            options = [0, DAY]
        return choices.choose(self.asked_with or self.clock, options, self.words), None

    def within(self, part: str, words: str) -> "TimePoint":
        """The same in a part of the day."""
        return replace(self, part=part, words=words)

    def marked(self, mark: ClockMark, *, at_end: bool) -> "TimePoint":
        """The same with this mark on its clock."""
        return replace(self, clock=replace(self.clock, mark=mark))


@frozen
class TimeRange:
    """From 4 to 6. It lies within one day, unless it plainly crosses midnight."""

    words: str
    first: ClockTime
    last: ClockTime
    part: str = ""

    def minutes(self, choices: Choices, uses_24h: bool) -> Minutes:
        pairs = pairs_of(self.first, self.last, uses_24h and not self.part)
        if self.part:
            low, high = _around(self.part)
            pairs = [(start, end) for start, end in pairs if low <= start and end <= high]
        else:
            pairs = [pair for pair in pairs if _is_likely(*pair)] or pairs
        if not pairs:
            raise UnreadWords(self.words, Why.BACKWARDS)
        start, end = choices.choose((self.first, self.last), pairs, self.words)
        if is_unmarked(self) and end - start > _LONGEST_GUESS:
            choices.doubt(self.words)
        return start, end

    def within(self, part: str, words: str) -> "TimeRange":
        """The same in a part of the day."""
        return replace(self, part=part, words=words)

    def marked(self, mark: ClockMark, *, at_end: bool) -> "TimeRange":
        """The same with this mark on its last clock if `at_end`, or else on its first."""
        if at_end:
            return replace(self, last=replace(self.last, mark=mark))
        return replace(self, first=replace(self.first, mark=mark))


@frozen
class PartOfDay:
    """In the morning. The part "" is any time of the day. `PARTS` has the hours."""

    words: str
    part: str

    def minutes(self, choices: Choices, uses_24h: bool) -> Minutes:
        return PARTS.get(self.part, (OPENS, CLOSES))

    def within(self, part: str, words: str) -> "PartOfDay | None":
        """None where these are two different parts of the day."""
        return PartOfDay(words, part) if part == self.part or not self.part else None


@frozen
class OpenTime:
    """After 5 pm, before noon: until interviews end, or from when they begin."""

    words: str
    clock: ClockTime
    is_after: bool
    part: str = ""

    def minutes(self, choices: Choices, uses_24h: bool) -> Minutes:
        options = _options_in(self.part, self.clock, uses_24h, self.words)
        at = choices.choose(self.clock, options, self.words)
        opens, closes = PARTS.get(self.part, (OPENS, CLOSES))
        start, end = (at, closes) if self.is_after else (opens, at)
        if not start < end:
            raise UnreadWords(self.words, Why.BACKWARDS)
        return start, end

    def within(self, part: str, words: str) -> "OpenTime":
        """The same in a part of the day."""
        return replace(self, part=part, words=words)


NamedTime = TimePoint | TimeRange | PartOfDay | OpenTime


def is_unmarked(time: TimePoint | TimeRange) -> bool:
    """Nothing tells morning from afternoon."""
    return not (time.part or time.first.mark.is_sure or time.last.mark.is_sure)


def _options_in(part: str, clock: ClockTime, uses_24h: bool, words: str) -> Sequence[int]:
    """What a clock can mean, in a part of the day if one is named."""
    if not part:
        return [at for at in clock.options(uses_24h) if _is_by_day(at)] or clock.options(uses_24h)
    low, high = _around(part)
    inside = [at for at in clock.options(trust_likely=False) if low <= at <= high]
    if not inside:
        raise UnreadWords(words, Why.NO_SUCH_TIME)
    return inside


def _is_by_day(minutes: int) -> bool:
    return _WAKES <= minutes < _SLEEPS


def _is_likely(start: int, end: int) -> bool:
    is_early = _RISES_EARLY <= start < _WAKES and end >= _WORK_BEGINS
    return is_early or _is_by_day(start)


def _around(part: str) -> tuple[int, int]:
    """Where it is not listed itself, its last word decides: "late evening" is as wide as
    "evening"."""
    return _AROUND_PARTS.get(part) or _AROUND_PARTS[part.rsplit(maxsplit=1)[-1]]
