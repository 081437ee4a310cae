"""Which times belong to which days: lists that share a day, or a time."""

from dataclasses import dataclass, field, replace

from bot.errors import Why
from bot.times.clocks import Clock, Open, PartOfDay, Point, Range, Time
from bot.times.days import Day, Stretch, Weekday
from bot.times.phrases import Later, Phrase, Week, Zone
from bot.times.refused import Refused


@dataclass(slots=True)
class Timed:
    """A time, and the zone that was said of it."""

    time: Time
    zone: Zone | None = None


@dataclass(slots=True)
class Group:
    """Each of these days at each of these times."""

    days: list[Day | Stretch] = field(default_factory=list)
    times: list[Timed] = field(default_factory=list)
    days_first: bool = True
    later: Later | None = None
    """In so many minutes, instead of days and times."""


def groups_of(phrases: list[Phrase]) -> list[Group]:
    """Raises Refused where a day has no time, a time no day, or where it is not clear which."""
    binder = _Binder(_without_zones(phrases))
    return binder.groups()


class _Binder:
    def __init__(self, phrases: list[tuple[Phrase, Zone | None]]) -> None:
        self._phrases = phrases
        self._groups: list[Group] = []
        self._week: int | None = None

    def groups(self) -> list[Group]:
        for at, (phrase, zone) in enumerate(self._phrases):
            match phrase.said:
                case Week(words, number):
                    self._add_week(words, number)
                case Point() | Range() | PartOfDay() | Open() as time:
                    self._add_time(at, Timed(time, zone))
                case Later() as later:
                    self._groups.append(Group(later=later))
                case Zone(words):
                    raise Refused(words)
                case day:
                    self._add_day(at, day)
        for group in self._groups:
            if group.later:
                continue
            if not group.days:
                raise Refused(group.times[0].time.words, Why.NO_DAY)
            if not group.times:
                raise Refused(group.days[-1].words, Why.NO_TIME)
            _share(group.times)
        return self._groups

    def _add_day(self, at: int, day: Day | Stretch) -> None:
        joint = self._phrases[at][0].joint
        group = self._last()
        if group is None or group.later or (group.times and group.days_first):
            self._begin(days=[self._placed(day)])
        elif not group.days:
            if joint == "or":
                raise Refused(group.times[-1].time.words, Why.NO_DAY)
            group.days.append(self._placed(day))
        elif joint == "":
            raise Refused(f"{group.days[-1].words} {day.words}")
        elif group.times and self._joint(at + 1) == "" and self._is_time(at + 1):
            self._begin(days=[self._placed(day)])
        else:
            group.days.append(self._placed(day))

    def _add_time(self, at: int, timed: Timed) -> None:
        joint = self._phrases[at][0].joint
        group = self._last()
        if group is None or group.later:
            self._begin(times=[timed], days_first=False)
        elif not group.times:
            if joint == "or":
                raise Refused(group.days[-1].words, Why.NO_TIME)
            group.times.append(timed)
        elif joint != "or" and _merged(group.times, timed, surely=joint == ""):
            return
        elif joint == "":
            raise Refused(f"{group.times[-1].time.words} {timed.time.words}")
        elif self._begins_own(at, group):
            self._begin(times=[timed], days_first=False)
        else:
            group.times.append(timed)

    def _begins_own(self, at: int, group: Group) -> bool:
        """The time's day stands behind it."""
        if not group.days:
            return False
        if not group.days_first:
            return any(self._is_day(later) for later in range(at + 1, len(self._phrases)))
        behind = self._is_day(at + 1) and self._joint(at + 1) == ""
        return behind and not (self._is_time(at + 2) and self._joint(at + 2) == "")

    def _add_week(self, words: str, number: int) -> None:
        group = self._last()
        if group is None or not group.days:
            if group:
                raise Refused(words, Why.NO_DAY)
            self._week = number
            return
        for each in self._groups:
            each.days = [_in_week(day, number, perhaps=each is not group) for day in each.days]

    def _placed(self, day: Day | Stretch) -> Day | Stretch:
        return day if self._week is None else _in_week(day, self._week)

    def _begin(
        self,
        days: list[Day | Stretch] | None = None,
        times: list[Timed] | None = None,
        days_first: bool = True,
    ) -> None:
        self._groups.append(Group(days or [], times or [], days_first))

    def _last(self) -> Group | None:
        return self._groups[-1] if self._groups else None

    def _joint(self, at: int) -> str | None:
        return self._phrases[at][0].joint if at < len(self._phrases) else None

    def _is_time(self, at: int) -> bool:
        return at < len(self._phrases) and isinstance(
            self._phrases[at][0].said, Point | Range | PartOfDay | Open
        )

    def _is_day(self, at: int) -> bool:
        is_week = at < len(self._phrases) and isinstance(self._phrases[at][0].said, Week)
        return at < len(self._phrases) and not is_week and not self._is_time(at)


def _without_zones(phrases: list[Phrase]) -> list[tuple[Phrase, Zone | None]]:
    """The phrases, times with their zones: that behind a time, or that before the first."""
    found: list[tuple[Phrase, Zone | None]] = []
    waiting: Zone | None = None
    for phrase in phrases:
        if not isinstance(phrase.said, Zone):
            is_time = isinstance(phrase.said, Point | Range | PartOfDay | Open)
            found.append((phrase, waiting if is_time else None))
            waiting = None if is_time else waiting
            continue
        at = next((i for i in reversed(range(len(found))) if _may_have_zone(*found[i])), None)
        if at is not None and phrase.joint != "or":
            found[at] = (found[at][0], phrase.said)
        elif found or waiting:
            raise Refused(phrase.said.words)
        else:
            waiting = phrase.said
    if waiting:
        raise Refused(waiting.words)
    return found


def _may_have_zone(phrase: Phrase, zone: Zone | None) -> bool:
    return zone is None and isinstance(phrase.said, Point | Range | PartOfDay | Open)


def _merged(times: list[Timed], timed: Timed, surely: bool) -> bool:
    """A part of the day and a clock that are one time: "morning at 9", "9 or 10 in the morning"."""
    last, time = times[-1], timed.time
    words = f"{last.time.words} {time.words}"
    if isinstance(last.time, PartOfDay):
        if not surely and not isinstance(time, Point | Range):
            return False
        whole = time.within(last.time.part, words) if last.time.part else time
    elif isinstance(time, PartOfDay) and surely:
        for each in times[:-1]:
            if isinstance(each.time, Point | Range) and _is_bare(each.time):
                each.time = each.time.within(time.part, each.time.words) or each.time
        whole = last.time.within(time.part, words) if time.part else None
    else:
        return False
    if whole is None:
        raise Refused(words)
    times[-1] = Timed(whole, timed.zone or last.zone)
    return True


def _is_bare(time: Point | Range) -> bool:
    """Nothing tells morning from afternoon."""
    clocks = (time.clock,) if isinstance(time, Point) else (time.first, time.last)
    return not time.part and not any(each.mark and each.mark != "soft" for each in clocks)


def _share(times: list[Timed]) -> None:
    """A hint holds for the clocks beside it that rise with it: "4 or 6 pm", "9 am or 10"."""
    both = list(zip(times, times[1:], strict=False))
    for one, other in reversed(both):
        one.time = _like(one.time, other.time, before=True)
    for one, other in both:
        other.time = _like(other.time, one.time, before=False)


def _like(time: Time, beside: Time, before: bool) -> Time:
    if not (isinstance(time, Point | Range) and isinstance(beside, Point | Range)):
        return time
    ours, theirs = _clock_at(time, last=before), _clock_at(beside, last=not before)
    early, late = (ours, theirs) if before else (theirs, ours)
    rises = early.as_written % 720 < late.as_written % 720
    if not (_is_bare(time) and rises) or ours.hour == 12:
        return time
    if beside.part or theirs.mark in ("am", "pm"):
        if isinstance(time, Point):
            clock = replace(time.clock, mark=theirs.mark) if not beside.part else time.clock
            return replace(time, clock=clock, part=beside.part)
        if beside.part:
            return replace(time, part=beside.part)
        if before:
            return replace(time, last=replace(time.last, mark=theirs.mark))
        return replace(time, first=replace(time.first, mark=theirs.mark))
    if not before and isinstance(time, Point) and isinstance(beside, Point) and _is_bare(beside):
        return replace(time, asked_with=beside.asked_with or beside.clock)
    return time


def _clock_at(time: Point | Range, last: bool) -> Clock:
    if isinstance(time, Point):
        return time.clock
    return time.last if last else time.first


def _in_week(day: Day | Stretch, number: int, perhaps: bool = False) -> Day | Stretch:
    if isinstance(day, Stretch):
        first = _in_week(day.first, number, perhaps)
        return day if isinstance(first, Stretch) else replace(day, first=first)
    return day.in_week(number, perhaps) if isinstance(day, Weekday) and day.is_bare else day
