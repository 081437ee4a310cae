"""What tells morning from afternoon for a time that stands beside another: "9 or 10 am"."""

from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from bot.language.times.ambiguity import UnreadWords
from bot.language.times.clocks import NOON, ClockTime
from bot.language.times.named_times import NamedTime, PartOfDay, TimePoint, TimeRange, is_unmarked
from bot.language.times.phrases import ZonePhrase


class ZonedTime(NamedTuple):
    """A time, and the zone that was said of it."""

    time: NamedTime
    zone: ZonePhrase | None = None


_CLOCKED = (TimePoint, TimeRange)


def merged(
    times: tuple[ZonedTime, ...], added: ZonedTime, *, surely: bool
) -> tuple[ZonedTime, ...] | None:
    """The times with one more, if that one and the last are a single time: "morning at 9", "9 or 10
    in the morning". None if they are two times. `surely`: nothing stands between them.

    Raises UnreadWords if they contradict each other.
    """
    *before, last = times
    words = f"{last.time.words} {added.time.words}"
    zone = added.zone or last.zone
    if isinstance(last.time, PartOfDay) and (surely or isinstance(added.time, _CLOCKED)):
        return (*before, ZonedTime(_behind_part(added.time, last.time, words), zone))
    if surely and isinstance(added.time, PartOfDay):
        whole = ZonedTime(_before_part(last.time, added.time, words), zone)
        return (*(_in_part(each, added.time.part) for each in before), whole)
    return None


def _behind_part(time: NamedTime, part: PartOfDay, words: str) -> NamedTime:
    """Morning at 9; any time after 5."""
    found = time.within(part.part, words) if part.part else time
    if found is None:
        raise UnreadWords(words)
    return found


def _before_part(time: NamedTime, part: PartOfDay, words: str) -> NamedTime:
    """9 in the morning. "9 any time" is no time."""
    found = time.within(part.part, words) if part.part else None
    if found is None:
        raise UnreadWords(words)
    return found


def _in_part(timed: ZonedTime, part: str) -> ZonedTime:
    """The time in that part of the day, unless it is clear already which half of the day it is
    in."""
    time = timed.time
    if isinstance(time, TimePoint | TimeRange) and is_unmarked(time):
        return ZonedTime(time.within(part, time.words), timed.zone)
    return timed


def with_shared_hints(times: tuple[ZonedTime, ...]) -> tuple[ZonedTime, ...]:
    """In "4 or 6 pm" and "9 am or 10", the hint holds for both clocks. It is passed on from time to
    time as long as the clocks rise: first to the times before it, then to those after it."""
    backwards = tuple(accumulate(reversed(times), _hinted_by_later))
    return tuple(accumulate(reversed(backwards), _hinted_by_earlier))


def _hinted_by_later(later: ZonedTime, earlier: ZonedTime) -> ZonedTime:
    return ZonedTime(_hinted(earlier.time, later.time, at_end=True), earlier.zone)


def _hinted_by_earlier(earlier: ZonedTime, later: ZonedTime) -> ZonedTime:
    return ZonedTime(_hinted(later.time, earlier.time, at_end=False), later.zone)


def _hinted(time: NamedTime, beside: NamedTime, *, at_end: bool) -> NamedTime:
    """A time with the hint of the one beside it: of the next time if `at_end`, else of the
    previous."""
    if not isinstance(time, _CLOCKED) or not isinstance(beside, _CLOCKED):
        return time
    if not is_unmarked(time) or not _rise_together(time, beside, at_end):
        return time
    if beside.part:
        return time.within(beside.part, time.words)
    mark = beside.first.mark if at_end else beside.last.mark
    if mark.is_half:
        return time.marked(mark, at_end=at_end)
    return time if at_end else _asked_with(time, beside)


def _rise_together(
    time: TimePoint | TimeRange, beside: TimePoint | TimeRange, at_end: bool
) -> bool:
    """Whether the two clocks that stand next to each other rise: "9 or 11" do, "11 or 9" do not.
    Twelve o'clock needs no hint."""
    if at_end:
        return time.last.hour != 12 and _on_dial(time.last) < _on_dial(beside.first)
    return time.first.hour != 12 and _on_dial(beside.last) < _on_dial(time.first)


def _on_dial(clock: ClockTime) -> int:
    """Minutes on a clock with twelve hours."""
    return clock.as_written % NOON


def _asked_with(time: TimePoint | TimeRange, beside: TimePoint | TimeRange) -> NamedTime:
    """Two points without any hint, as in "4 or 5": one answer settles both."""
    if not isinstance(time, TimePoint) or not isinstance(beside, TimePoint):
        return time
    if not is_unmarked(beside):
        return time
    return replace(time, asked_with=beside.asked_with or beside.clock)
