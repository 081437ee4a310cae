"""Which times belong to which days: lists that share a day, a time or a zone.

Phrases are added one by one, from the first to the last. Nothing is changed in place: each
step gives new groups.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.language.errors import Why
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.days import CalendarDate, DayRange, EachDay, Weekday
from bot.language.times.hints import ZonedTime, merged, with_shared_hints
from bot.language.times.named_times import NamedTime, OpenTime, PartOfDay, TimePoint, TimeRange
from bot.language.times.phrases import (
    Joint,
    MinutesFromNow,
    SaidDays,
    TimePhrase,
    WeekPhrase,
    ZonePhrase,
)


class TimeGroup(NamedTuple):
    """Each of these days at each of these times."""

    days: tuple[SaidDays, ...] = ()
    times: tuple[ZonedTime, ...] = ()
    days_first: bool = True
    later: MinutesFromNow | None = None
    """In so many minutes, instead of days and times."""

    def with_days(self, days: tuple[SaidDays, ...]) -> "TimeGroup":
        return TimeGroup(days, self.times, self.days_first)

    def with_times(self, times: tuple[ZonedTime, ...]) -> "TimeGroup":
        return TimeGroup(self.days, times, self.days_first)


_TIMES = (TimePoint, TimeRange, PartOfDay, OpenTime)


class _Zoned(NamedTuple):
    """A phrase that is not a zone. A time comes with its zone."""

    said: SaidDays | ZonedTime | WeekPhrase | MinutesFromNow
    joint: Joint

    @property
    def is_time(self) -> bool:
        return isinstance(self.said, ZonedTime)

    @property
    def is_day(self) -> bool:
        """It is a day or a range of days. A moment "in 2 hours" counts as one, too: it needs no
        other day."""
        return not isinstance(self.said, ZonedTime | WeekPhrase)


def groups_of(phrases: Sequence[TimePhrase]) -> Sequence[TimeGroup]:
    """Raises UnreadWords where a day has no time or a time has no day, and where it is not clear
    which belong together."""
    zoned = _with_zones(phrases)
    bound = _Bound()
    for at, phrase in enumerate(zoned):
        bound = bound.with_phrase(phrase, zoned[at + 1 :])
    return [_complete(group) for group in bound.groups]


# Zones


def _with_zones(phrases: Sequence[TimePhrase]) -> Sequence[_Zoned]:
    """The phrases without the zones. A zone belongs to the time before it; a zone at the beginning
    of the text belongs to the first time."""
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
    """Gives the zone to the last time that has none yet."""
    for at in reversed(range(len(phrases))):
        said = phrases[at].said
        if isinstance(said, ZonedTime) and said.zone is None and joint != "or":
            zoned = _Zoned(ZonedTime(said.time, zone), phrases[at].joint)
            return [*phrases[:at], zoned, *phrases[at + 1 :]]
    raise UnreadWords(zone.words)


# Days and times


class _Bound(NamedTuple):
    """The groups that the phrases so far have made. `week` is a week that was named before any day:
    it holds for all days that follow."""

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

    def _with_day(self, day: SaidDays, joint: Joint, following: Sequence[_Zoned]) -> "_Bound":
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
                raise _without_time(group.days[-1])
            return self._with_last(group.with_times((timed,)))
        as_one = None if joint == "or" else merged(group.times, timed, surely=joint == "")
        if as_one:
            return self._with_last(group.with_times(as_one))
        last = group.times[-1].time
        if joint == "" or _are_one_range(last, timed.time):
            raise UnreadWords(f"{last.words} {timed.time.words}")
        if _has_day_behind(group, following):
            return self._with_group(TimeGroup(times=(timed,), days_first=False))
        return self._with_last(group.with_times((*group.times, timed)))

    def _with_week(self, week: WeekPhrase) -> "_Bound":
        """A week holds for the days of the last group, and perhaps for those of earlier groups."""
        if not self.groups:
            return self._replace(week=week.number)
        *before, last = self.groups
        if not last.days:
            raise UnreadWords(week.words, Why.NO_DAY)
        perhaps = [_group_in_week(group, week.number, perhaps=True) for group in before]
        return self._replace(groups=(*perhaps, _group_in_week(last, week.number)))

    @property
    def _last(self) -> TimeGroup | None:
        """The group that days and times can still be added to."""
        return self.groups[-1] if self.groups and not self.groups[-1].later else None

    def _with_group(self, group: TimeGroup) -> "_Bound":
        return _Bound((*self.groups, group), self.week)

    def _with_last(self, group: TimeGroup) -> "_Bound":
        return _Bound((*self.groups[:-1], group), self.week)


def _has_day_behind(group: TimeGroup, following: Sequence[_Zoned]) -> bool:
    """A further time has its own day, which comes after it: "Mon 4pm, 5pm Tue"."""
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


def _in_week(day: SaidDays, week: int, perhaps: bool = False) -> SaidDays:
    """Weekdays that name no week are moved to this one. A range follows its first day."""
    if isinstance(day, DayRange) and isinstance(day.first, Weekday) and day.first.is_bare:
        return replace(day, first=day.first.in_week(week, perhaps))
    if isinstance(day, EachDay) and not perhaps and day.week_of is None:
        return replace(day, week=week)
    return day.in_week(week, perhaps) if isinstance(day, Weekday) and day.is_bare else day


def _without_time(day: SaidDays) -> UnreadWords:
    """A day that does not exist would have no time either."""
    is_no_day = isinstance(day, CalendarDate) and not day.is_a_day
    return UnreadWords(day.words, Why.NO_SUCH_DAY if is_no_day else Why.NO_TIME)


def _complete(group: TimeGroup) -> TimeGroup:
    if group.later:
        return group
    if not group.days:
        raise UnreadWords(group.times[0].time.words, Why.NO_DAY)
    if not group.times:
        raise _without_time(group.days[-1])
    if len(group.times) == 1:
        return group
    return group.with_times(with_shared_hints(group.times))
