"""Weekly hours as people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from bot.interview.hours import DAYS, DayHours, WeeklyHours, weekly
from bot.language.errors import Why
from bot.language.times.choices import Choices, only
from bot.language.times.cursor import Cursor
from bot.language.times.days import Calendar
from bot.language.times.groups import Group, groups_of
from bot.language.times.kinds import Kind
from bot.language.times.phrases import Phrase, joint_of
from bot.language.times.readings import has_day_clock
from bot.language.times.refused import Refused, understood
from bot.language.times.time_phrases import time as time_phrase
from bot.language.times.times_of_day import PartOfDay

EXAMPLE = "Tue, Thu 17:00-19:00; Fri 9:00-12:00"
SHORTEST = 20
"""Minutes; a stretch in which no talk fits is a slip."""

_EVERY_DAY = frozenset(range(len(DAYS)))


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of every week (0 is Monday)."""

    words: str
    numbers: frozenset[int]

    def resolve(self, on: Calendar) -> date:
        raise Refused(self.words)


def read_hours(text: str) -> WeeklyHours:
    """Read weekly hours such as "Tue and Thu 17-19, Fri mornings".

    Raises NotUnderstood with the part that could not be read, and Ambiguous with WeeklyHours.
    """
    with understood(lambda: EXAMPLE):
        groups = [
            group
            for part in re.split(r"[;\n]", text)
            if part.strip()
            for group in groups_of(list(_phrases(Cursor(part))))
        ]
        if not groups:
            raise Refused(text, Why.NO_TIME)
        return only(lambda choices: weekly(_stretches(groups, choices)))


def _phrases(on: Cursor) -> Iterator[Phrase]:
    before: list[Phrase] = []
    while True:
        joint = joint_of(on)
        if on.kind() is None:
            yield from before
            return
        start = on.at
        if on.take(Kind.EXCEPT):
            before = _without(before, _several(on), on.since(start))
            continue
        on.take(Kind.EVERY)
        if days := _days(on):
            before.append(Phrase(days, joint))
            continue
        if (on.at > start or on.kind() is Kind.PARTS) and not _day_is_near(on, before, joint):
            before.append(Phrase(Weekdays(on.words(start, on.at + 1), _EVERY_DAY), joint))
            joint = ""
        time = _parts(on) or time_phrase(on)
        if not time:
            on.at += 1
            raise on.refuse(start)
        before.append(Phrase(time, joint))


def _day_is_near(on: Cursor, before: list[Phrase], joint: str) -> bool:
    """The part of the day has its own day: Fri mornings, mornings on Fri."""
    if before and isinstance(before[-1].said, Weekdays):
        return True
    behind = on.kind(1) in (Kind.WEEKDAY, Kind.WEEKDAYS, Kind.SHORT_DAY, Kind.EVERY)
    return behind or bool(before and joint)


def _several(on: Cursor) -> frozenset[int]:
    """The days that are excepted."""
    found: frozenset[int] = frozenset()
    while True:
        before = on.at
        joint_of(on)
        on.take(Kind.EVERY)
        days = _days(on)
        if not days:
            on.at = before
            return found
        found |= days.numbers


def _without(phrases: list[Phrase], excepted: frozenset[int], words: str) -> list[Phrase]:
    """All days said until now but those."""
    said = [each.said.numbers for each in phrases if isinstance(each.said, Weekdays)]
    if not excepted or not excepted <= frozenset().union(*said):
        raise Refused(words)
    return [
        replace(each, said=replace(each.said, numbers=each.said.numbers - excepted))
        if isinstance(each.said, Weekdays)
        else each
        for each in phrases
    ]


def _days(on: Cursor) -> Weekdays | None:
    """Tue, Tuesdays, Mon-Wed, weekdays."""
    start = on.at
    value = on.value()
    if on.kind() is Kind.WEEKDAYS and isinstance(value, tuple) and len(value) != 1:
        on.at += 1
        return Weekdays(on.since(start), frozenset(value))
    first = _day(on)
    if first is None:
        return None
    numbers = {first}
    before = on.at
    if on.take(Kind.DASH):
        last = _day(on)
        if last is None:
            on.at = before
        else:
            numbers |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return Weekdays(on.since(start), frozenset(numbers))


def _day(on: Cursor) -> int | None:
    value = on.value()
    if on.kind() in (Kind.WEEKDAY, Kind.SHORT_DAY):
        on.at += 1
        return value if isinstance(value, int) else None
    if on.kind() is Kind.WEEKDAYS and isinstance(value, tuple) and len(value) == 1:
        on.at += 1
        return int(value[0])
    return None


def _parts(on: Cursor) -> PartOfDay | None:
    if on.kind() is not Kind.PARTS:
        return None
    on.at += 1
    return PartOfDay(on.since(on.at - 1), str(on.value(-1)))


def _stretches(groups: list[Group], choices: Choices) -> Iterator[DayHours]:
    day_clock = has_day_clock(groups)
    for group in groups:
        for timed in group.times:
            start, end = timed.time.minutes(choices, day_clock)
            if timed.zone or end is None:
                raise Refused((timed.zone or timed.time).words)
            if not end - start >= SHORTEST or end > 24 * 60:
                raise Refused(timed.time.words, Why.BACKWARDS)
            for days in group.days:
                for number in days.numbers if isinstance(days, Weekdays) else ():
                    yield DayHours(number, _clock(start), _clock(end))


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
