"""Which times belong to which days: lists that share a day, or a time."""

from dataclasses import dataclass, field, replace

from bot.language.errors import Why
from bot.language.times.days import Day
from bot.language.times.hints import Timed, merged, share
from bot.language.times.phrases import Later, Phrase, Week, Zone
from bot.language.times.refused import Refused
from bot.language.times.times_of_day import Open, PartOfDay, Point, Range, Time
from bot.language.times.weekdays import Stretch, Weekday


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
        return [_complete(group) for group in self._groups]

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
        elif joint != "or" and merged(group.times, timed, surely=joint == ""):
            return
        elif joint == "" or _is_between(group.times[-1].time, timed.time):
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
        return at < len(self._phrases) and isinstance(self._phrases[at][0].said, Time)

    def _is_day(self, at: int) -> bool:
        is_week = at < len(self._phrases) and isinstance(self._phrases[at][0].said, Week)
        return at < len(self._phrases) and not is_week and not self._is_time(at)


def _without_zones(phrases: list[Phrase]) -> list[tuple[Phrase, Zone | None]]:
    """The phrases, times with their zones: that behind a time, or that before the first."""
    found: list[tuple[Phrase, Zone | None]] = []
    waiting: Zone | None = None
    for phrase in phrases:
        if not isinstance(phrase.said, Zone):
            is_time = isinstance(phrase.said, Time)
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
    return zone is None and isinstance(phrase.said, Time)


def _in_week(day: Day | Stretch, number: int, perhaps: bool = False) -> Day | Stretch:
    if isinstance(day, Stretch):
        first = _in_week(day.first, number, perhaps)
        return day if isinstance(first, Stretch) else replace(day, first=first)
    return day.in_week(number, perhaps) if isinstance(day, Weekday) and day.is_bare else day


def _complete(group: Group) -> Group:
    if group.later:
        return group
    if not group.days:
        raise Refused(group.times[0].time.words, Why.NO_DAY)
    if not group.times:
        raise Refused(group.days[-1].words, Why.NO_TIME)
    share(group.times)
    return group


def _is_between(one: Time, other: Time) -> bool:
    """After 2 and before 4: one stretch in other words, not two."""
    return isinstance(one, Open) and isinstance(other, Open) and one.after != other.after
