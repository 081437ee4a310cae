"""Which times belong to which days: lists that share a day, a time, a zone or a hint.

Phrases are added one by one, from the first to the last. Nothing is changed in place: each
step gives new groups.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from bot.errors import Why
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.clocks import (
    NOON,
    ClockTime,
    NamedTime,
    OpenTime,
    PartOfDay,
    TimePoint,
    TimeRange,
    is_unmarked,
)
from bot.language.times.days import DayRange, NamedDay, Weekday
from bot.language.times.grammar import Joint, MinutesFromNow, TimePhrase, WeekPhrase, ZonePhrase


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """A time, and the zone that was said of it."""

    time: NamedTime
    zone: ZonePhrase | None = None


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """Each of these days at each of these times."""

    days: tuple[NamedDay | DayRange, ...] = ()
    times: tuple[ZonedTime, ...] = ()
    days_first: bool = True
    later: MinutesFromNow | None = None
    """In so many minutes, instead of days and times."""

    def with_days(self, days: tuple[NamedDay | DayRange, ...]) -> "TimeGroup":
        return TimeGroup(days, self.times, self.days_first)

    def with_times(self, times: tuple[ZonedTime, ...]) -> "TimeGroup":
        return TimeGroup(self.days, times, self.days_first)


_TIMES = (TimePoint, TimeRange, PartOfDay, OpenTime)


class _Zoned(NamedTuple):
    """A phrase that is no zone; times have theirs."""

    said: NamedDay | DayRange | ZonedTime | WeekPhrase | MinutesFromNow
    joint: Joint

    @property
    def is_time(self) -> bool:
        return isinstance(self.said, ZonedTime)

    @property
    def is_day(self) -> bool:
        return not isinstance(self.said, ZonedTime | WeekPhrase)


def groups_of(phrases: Sequence[TimePhrase]) -> Sequence[TimeGroup]:
    """Raises UnreadWords where a day has no time, a time no day, or where it is not clear which."""
    zoned = _with_zones(phrases)
    bound = _Bound()
    for at, phrase in enumerate(zoned):
        bound = bound.with_phrase(phrase, zoned[at + 1 :])
    return [_complete(group) for group in bound.groups]


# Zones


def _with_zones(phrases: Sequence[TimePhrase]) -> Sequence[_Zoned]:
    """The phrases without the zones: each time has the one behind it. One that begins the text is
    that of the first time."""
    found: list[_Zoned] = []
    leading: ZonePhrase | None = None
    for phrase in phrases:
        said = phrase.said
        if isinstance(said, _TIMES):
            found.append(_Zoned(ZonedTime(said, leading), phrase.joint))
            leading = None
        elif not isinstance(said, ZonePhrase):
            found.append(_Zoned(said, phrase.joint))
        elif found or leading:
            found = _with_zone(found, said, phrase.joint)
        else:
            leading = said
    if leading:
        raise UnreadWords(leading.words)
    return found


def _with_zone(phrases: Sequence[_Zoned], zone: ZonePhrase, joint: Joint) -> list[_Zoned]:
    """The last time that has no zone yet has this one."""
    for at in reversed(range(len(phrases))):
        said = phrases[at].said
        if isinstance(said, ZonedTime) and said.zone is None and joint != "or":
            zoned = _Zoned(ZonedTime(said.time, zone), phrases[at].joint)
            return [*phrases[:at], zoned, *phrases[at + 1 :]]
    raise UnreadWords(zone.words)


# Days and times


@dataclass(frozen=True, slots=True)
class _Bound:
    """What the phrases until now come to. `week`: one that was said before any day, and that goes
    for all that follow."""

    groups: tuple[TimeGroup, ...] = ()
    week: int | None = None

    def with_phrase(self, phrase: _Zoned, following: Sequence[_Zoned]) -> "_Bound":
        match phrase.said:
            case ZonedTime() as time:
                return self._with_time(time, phrase.joint, following)
            case WeekPhrase() as week:
                return self._with_week(week)
            case MinutesFromNow() as later:
                return self._with_group(TimeGroup(later=later))
            case day:
                placed = day if self.week is None else _in_week(day, self.week)
                return self._with_day(placed, phrase.joint, following)

    def _with_day(
        self, day: NamedDay | DayRange, joint: Joint, following: Sequence[_Zoned]
    ) -> "_Bound":
        group = self._last
        if group is None or (group.times and group.days_first):
            return self._with_group(TimeGroup(days=(day,)))
        if not group.days:
            if joint == "or":
                raise UnreadWords(group.times[-1].time.words, Why.NO_DAY)
        elif joint == "":
            raise UnreadWords(f"{group.days[-1].words} {day.words}")
        elif group.times and _is_time_beside(following):
            return self._with_group(TimeGroup(days=(day,)))
        return self._with_last(group.with_days((*group.days, day)))

    def _with_time(self, timed: ZonedTime, joint: Joint, following: Sequence[_Zoned]) -> "_Bound":
        group = self._last
        if group is None:
            return self._with_group(TimeGroup(times=(timed,), days_first=False))
        if not group.times:
            if joint == "or":
                raise UnreadWords(group.days[-1].words, Why.NO_TIME)
            return self._with_last(group.with_times((timed,)))
        merged = None if joint == "or" else _merged(group.times, timed, surely=joint == "")
        if merged:
            return self._with_last(group.with_times(merged))
        last = group.times[-1].time
        if joint == "" or _are_one_range(last, timed.time):
            raise UnreadWords(f"{last.words} {timed.time.words}")
        if _has_day_behind(group, following):
            return self._with_group(TimeGroup(times=(timed,), days_first=False))
        return self._with_last(group.with_times((*group.times, timed)))

    def _with_week(self, week: WeekPhrase) -> "_Bound":
        """It goes for the days of the last group, and perhaps for those before."""
        if not self.groups:
            return replace(self, week=week.number)
        *before, last = self.groups
        if not last.days:
            raise UnreadWords(week.words, Why.NO_DAY)
        perhaps = [_group_in_week(group, week.number, perhaps=True) for group in before]
        return replace(self, groups=(*perhaps, _group_in_week(last, week.number)))

    @property
    def _last(self) -> TimeGroup | None:
        """The group that days and times can still be added to."""
        return self.groups[-1] if self.groups and not self.groups[-1].later else None

    def _with_group(self, group: TimeGroup) -> "_Bound":
        return _Bound((*self.groups, group), self.week)

    def _with_last(self, group: TimeGroup) -> "_Bound":
        return _Bound((*self.groups[:-1], group), self.week)


def _has_day_behind(group: TimeGroup, following: Sequence[_Zoned]) -> bool:
    """A further time's own day stands behind it."""
    if not group.days:
        return False
    if not group.days_first:
        return any(later.is_day for later in following)
    is_beside = bool(following) and following[0].is_day and following[0].joint == ""
    return is_beside and not _is_time_beside(following[1:])


def _is_time_beside(following: Sequence[_Zoned]) -> bool:
    return bool(following) and following[0].is_time and following[0].joint == ""


def _are_one_range(one: NamedTime, other: NamedTime) -> bool:
    """After 2 and before 4: one range in other words, not two."""
    if not isinstance(one, OpenTime) or not isinstance(other, OpenTime):
        return False
    return one.is_after != other.is_after


def _group_in_week(group: TimeGroup, week: int, perhaps: bool = False) -> TimeGroup:
    return group.with_days(tuple(_in_week(day, week, perhaps) for day in group.days))


def _in_week(day: NamedDay | DayRange, week: int, perhaps: bool = False) -> NamedDay | DayRange:
    """Weekdays of which no week was said are of that one; a range is where its first day is."""
    if isinstance(day, DayRange) and isinstance(day.first, Weekday) and day.first.is_bare:
        return replace(day, first=day.first.in_week(week, perhaps))
    return day.in_week(week, perhaps) if isinstance(day, Weekday) and day.is_bare else day


def _complete(group: TimeGroup) -> TimeGroup:
    if group.later:
        return group
    if not group.days:
        raise UnreadWords(group.times[0].time.words, Why.NO_DAY)
    if not group.times:
        raise UnreadWords(group.days[-1].words, Why.NO_TIME)
    if len(group.times) == 1:
        return group
    return group.with_times(_with_shared_hints(group.times))


# Hints: what tells morning from afternoon for a time beside another


def _merged(
    times: tuple[ZonedTime, ...], timed: ZonedTime, surely: bool
) -> tuple[ZonedTime, ...] | None:
    """With a part of the day and a clock as one time: "morning at 9", "9 or 10 in the morning".
    None where they are two. `surely`: nothing stands between them."""
    *before, last = times
    words = f"{last.time.words} {timed.time.words}"
    if isinstance(last.time, PartOfDay):
        if not surely and not isinstance(timed.time, TimePoint | TimeRange):
            return None
        whole = timed.time.within(last.time.part, words) if last.time.part else timed.time
    elif isinstance(timed.time, PartOfDay) and surely:
        part = timed.time.part
        whole = last.time.within(part, words) if part else None
        before = [_in_part(each, part) for each in before]
    else:
        return None
    if whole is None:
        raise UnreadWords(words)
    return (*before, ZonedTime(whole, timed.zone or last.zone))


def _in_part(timed: ZonedTime, part: str) -> ZonedTime:
    """In that part of the day, unless something else tells which half it is in."""
    time = timed.time
    if isinstance(time, TimePoint | TimeRange) and is_unmarked(time):
        return replace(timed, time=time.within(part, time.words))
    return timed


def _with_shared_hints(times: tuple[ZonedTime, ...]) -> tuple[ZonedTime, ...]:
    """A hint holds for the clocks beside it that rise with it: "4 or 6 pm", "9 am or 10". It
    goes from time to time, first to those before and then to those behind."""
    backwards = tuple(accumulate(reversed(times), _hinted_by_later))
    return tuple(accumulate(reversed(backwards), _hinted_by_earlier))


def _hinted_by_later(later: ZonedTime, earlier: ZonedTime) -> ZonedTime:
    return ZonedTime(_hinted(earlier.time, later.time, at_end=True), earlier.zone)


def _hinted_by_earlier(earlier: ZonedTime, later: ZonedTime) -> ZonedTime:
    return ZonedTime(_hinted(later.time, earlier.time, at_end=False), later.zone)


def _hinted(time: NamedTime, beside: NamedTime, *, at_end: bool) -> NamedTime:
    """A time with what the one beside it tells: the next one `at_end`, or else the one before. Of
    a range, the clock that is nearer to it has the hint."""
    if not isinstance(time, _CLOCKED) or not isinstance(beside, _CLOCKED):
        return time
    ours, theirs = (time.last, beside.first) if at_end else (time.first, beside.last)
    rises = _rises(ours, theirs) if at_end else _rises(theirs, ours)
    if not rises or not is_unmarked(time) or ours.hour == 12:
        return time
    if beside.part:
        return time.within(beside.part, time.words)
    if theirs.mark.is_half:
        return time.marked(theirs.mark, at_end=at_end)
    return time if at_end else _asked_with(time, beside)


_CLOCKED = TimePoint | TimeRange


def _rises(early: ClockTime, late: ClockTime) -> bool:
    """On a clock with twelve hours."""
    return early.as_written % NOON < late.as_written % NOON


def _asked_with(time: TimePoint | TimeRange, beside: TimePoint | TimeRange) -> NamedTime:
    """Of two points without any hint, "4 or 5", one answer goes for both."""
    if not isinstance(time, TimePoint) or not isinstance(beside, TimePoint):
        return time
    if not is_unmarked(beside):
        return time
    return replace(time, asked_with=beside.asked_with or beside.clock)
