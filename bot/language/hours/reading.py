"""Weekly hours as people write them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from bot.interview.frozen import frozen
from bot.interview.hours import WEEKDAYS, DayHours, WeeklyHours, weekly
from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords, explained_with, only_meaning
from bot.language.times.binding import TimeGroup, groups_of
from bot.language.times.clocks import DAY
from bot.language.times.cursor import Cursor
from bot.language.times.days import DayContext
from bot.language.times.grammar import parse_joint
from bot.language.times.hints import ZonedTime
from bot.language.times.named_times import PARTS, NamedTime, PartOfDay
from bot.language.times.phrases import Joint, TimePhrase
from bot.language.times.resolver import uses_24h
from bot.language.times.time_grammar import parse_time
from bot.language.times.tokens import TokenKind

EXAMPLE = "Tue, Thu 17:00-19:00; Fri 9:00-12:00"
SHORTEST = 20
"""Minutes. A shorter stretch is a mistake, because no interview fits into it."""

_PARTS = re.compile(r"[;\n]")
_EVERY_DAY = frozenset(range(len(WEEKDAYS)))
_BEGIN_DAYS = {
    *(TokenKind.WEEKDAY, TokenKind.EVERY_WEEKDAY, TokenKind.SHORT_WEEKDAY, TokenKind.EVERY),
}


@frozen
class EveryWeek:
    """Days of every week (0 is Monday). In a phrase they have the place of a day with a date."""

    words: str
    numbers: frozenset[int]

    def resolve(self, context: DayContext) -> date:
        """Raises UnreadWords, because they have no date."""
        raise UnreadWords(self.words)


def read_hours(text: str) -> WeeklyHours:
    """Read weekly hours such as "Tue and Thu 17-19, Fri mornings".

    Raises NotUnderstood with the part that could not be read, and Ambiguous with WeeklyHours.
    """
    with explained_with(lambda: EXAMPLE):
        parts = [part for part in _PARTS.split(text) if part.strip()]
        groups = [group for part in parts for group in groups_of(_phrases(Cursor(part)))]
        if not groups:
            raise UnreadWords(text, Why.NO_TIME)
        return only_meaning(lambda choices: weekly(_stretches(groups, choices)))


def _phrases(cursor: Cursor) -> Sequence[TimePhrase]:
    phrases: tuple[TimePhrase, ...] = ()
    while True:
        joint = parse_joint(cursor)
        if _take_my_time(cursor):
            continue
        if cursor.kind() is None:
            return phrases
        start = cursor.at
        if cursor.take(TokenKind.EXCEPT):
            phrases = _without(phrases, _several_days(cursor), cursor.since(start))
        else:
            phrases += _next_phrases(cursor, joint, phrases)


def _take_my_time(cursor: Cursor) -> bool:
    """The hours are in the host's own time zone anyway. Brackets add nothing either."""
    if cursor.sees(TokenKind.MY, TokenKind.TIME):
        cursor.skip(2)
        return True
    return cursor.take(TokenKind.OPEN_BRACKET) or cursor.take(TokenKind.CLOSE_BRACKET)


def _next_phrases(
    cursor: Cursor, joint: Joint, before: Sequence[TimePhrase]
) -> tuple[TimePhrase, ...]:
    """Days, or a time. A time without days, as in "every morning", is on all days of the week."""
    start = cursor.at
    is_every = cursor.take(TokenKind.EVERY)
    if days := _days(cursor):
        beside = bool(before) and isinstance(before[-1].said, EveryWeek)
        return (TimePhrase(days, "," if beside and not joint else joint),)
    early_or_late = cursor.kind() is TokenKind.EARLY_LATE
    is_weekly = is_every or cursor.kind(early_or_late) is TokenKind.EVERY_PART
    words = cursor.words(start, cursor.at + 1)
    has_day = not is_weekly or _day_is_near(cursor, before, joint)
    found = _every_part(cursor) or parse_time(cursor)
    if found is None:
        cursor.skip()
        raise cursor.unread(start)
    if has_day:
        return (TimePhrase(found, joint),)
    return TimePhrase(EveryWeek(words, _EVERY_DAY), joint), TimePhrase(found, "")


def _day_is_near(cursor: Cursor, before: Sequence[TimePhrase], joint: Joint) -> bool:
    """Whether a part of the day belongs to a day of its own, as in "Fri mornings" and "mornings on
    Fri"."""
    if before and isinstance(before[-1].said, EveryWeek):
        return True
    behind = 1 + (cursor.kind() is TokenKind.EARLY_LATE)
    return cursor.kind(behind) in _BEGIN_DAYS or bool(before and joint)


def _several_days(cursor: Cursor) -> frozenset[int]:
    """The days that are excluded."""
    found: frozenset[int] = frozenset()
    while True:
        before = cursor.at
        parse_joint(cursor)
        cursor.take(TokenKind.EVERY)
        days = _days(cursor)
        if not days:
            cursor.back_to(before)
            return found
        found |= days.numbers


def _without(
    phrases: Sequence[TimePhrase], excepted: frozenset[int], words: str
) -> tuple[TimePhrase, ...]:
    """The phrases so far, without the days that are excluded."""
    said = [each.said.numbers for each in phrases if isinstance(each.said, EveryWeek)]
    if not excepted or not excepted <= frozenset().union(*said):
        raise UnreadWords(words)
    return tuple(
        TimePhrase(replace(each.said, numbers=each.said.numbers - excepted), each.joint)
        if isinstance(each.said, EveryWeek)
        else each
        for each in phrases
    )


def _days(cursor: Cursor) -> EveryWeek | None:
    """Tue, Tuesdays, Mon-Wed, weekdays."""
    start, several = cursor.at, cursor.value()
    first = _day(cursor)
    if first is not None:
        numbers = frozenset({first, *_until_last(cursor, first)})
        return EveryWeek(cursor.since(start), numbers)
    if isinstance(several, tuple) and cursor.take(TokenKind.EVERY_WEEKDAY):
        return EveryWeek(cursor.since(start), frozenset(several))
    return None


def _until_last(cursor: Cursor, first: int) -> Sequence[int]:
    """The days after the first, if a range begins here."""
    further: list[int] = []
    before = cursor.at
    while cursor.take(TokenKind.TO) and (day := _day(cursor)) is not None:
        further.append(day)
        before = cursor.at
    cursor.back_to(before)
    if len(further) != 1:  # Mon-Wed-Fri is a list
        return further
    return [(first + step) % 7 for step in range((further[0] - first) % 7 + 1)]


def _day(cursor: Cursor) -> int | None:
    """One day of the week: Tue, Tu, Tuesdays."""
    value = cursor.value()
    if cursor.kind() in (TokenKind.WEEKDAY, TokenKind.SHORT_WEEKDAY):
        cursor.skip()
        return value if isinstance(value, int) else None
    if cursor.kind() is TokenKind.EVERY_WEEKDAY and isinstance(value, tuple) and len(value) == 1:
        cursor.skip()
        return int(value[0])
    return None


def _every_part(cursor: Cursor) -> NamedTime | None:
    """Mornings, early mornings."""
    start = cursor.at
    early_or_late = f"{cursor.value()} " if cursor.kind() is TokenKind.EARLY_LATE else ""
    cursor.take(TokenKind.EARLY_LATE)
    part = f"{early_or_late}{cursor.value()}"
    if part not in PARTS or not cursor.take(TokenKind.EVERY_PART):
        cursor.back_to(start)
        return None
    return PartOfDay(cursor.since(start), part)


def _stretches(groups: Sequence[TimeGroup], choices: Choices) -> Iterator[DayHours]:
    on_24h = uses_24h(groups)
    for group in groups:
        for timed in group.times:
            start, end = _start_and_end(timed, choices, on_24h)
            for days in group.days:
                for number in days.numbers if isinstance(days, EveryWeek) else ():
                    yield from _day_by_day(number, start, end)


def _start_and_end(timed: ZonedTime, choices: Choices, on_24h: bool) -> tuple[int, int]:
    """In minutes since midnight."""
    start, end = timed.time.minutes(choices, on_24h)
    if timed.zone or end is None:
        raise UnreadWords((timed.zone or timed.time).words)
    if end - start < SHORTEST:
        raise UnreadWords(timed.time.words, Why.BACKWARDS)
    return start, end


def _day_by_day(weekday: int, start: int, end: int) -> Iterator[DayHours]:
    """Hours that go on after midnight are those of two days. What is too short there is left
    out."""
    next_day = (weekday + 1) % len(WEEKDAYS)
    for day, first, last in ((weekday, start, min(end, DAY)), (next_day, 0, end - DAY)):
        if last - first >= SHORTEST:
            yield DayHours(day, _wall_time(first), _wall_time(last))


def _wall_time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
