"""Tokens as phrases: which days, times, weeks and zones a text names, and what joins them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.errors import Why
from bot.language.times.cursor import Cursor, first_found
from bot.language.times.date_grammar import parse_days_of_month
from bot.language.times.day_grammar import parse_day, parse_week
from bot.language.times.days import DayRange, EachDay, NamedDay, RelativeDay, Weekday
from bot.language.times.named_times import PartOfDay
from bot.language.times.phrases import (
    Joint,
    MinutesFromNow,
    Said,
    TimePhrase,
    WeekPhrase,
    ZonePhrase,
)
from bot.language.times.time_grammar import parse_time
from bot.language.times.tokens import TokenKind
from bot.language.zones.time_zones import ZoneName

_Parser = Callable[[Cursor], Sequence[Said]]
"""Gives what it found, or nothing. If it finds nothing, it takes no token."""


def phrases_of(text: str) -> Sequence[TimePhrase]:
    """Raises UnreadWords with the words that are no phrase."""
    cursor = Cursor(text)
    phrases: list[TimePhrase] = []
    while True:
        joint = parse_joint(cursor)
        if cursor.kind() is None:
            if joint == "or":
                raise cursor.unread(cursor.at - 1)
            return phrases
        if cursor.take(TokenKind.EXCEPT):
            phrases = _without(phrases, cursor)
            continue
        if _take_bracket(cursor):
            continue
        first, *others = _said(cursor)
        phrases.append(TimePhrase(first, joint))
        phrases += [TimePhrase(other, _joint_between(other)) for other in others]


def _without(phrases: list[TimePhrase], cursor: Cursor) -> list[TimePhrase]:
    """But not Wednesday: one of the days that were named as each of several."""
    start = cursor.at
    days = [each.said for each in phrases if isinstance(each.said, EachDay)]
    weekday = parse_day(cursor)
    if not days or not isinstance(weekday, Weekday):
        raise cursor.unread(start)
    others = replace(days[-1], numbers=days[-1].numbers - {weekday.number})
    return [each._replace(said=others) if each.said is days[-1] else each for each in phrases]


def _take_bracket(cursor: Cursor) -> bool:
    """One that says no more than a comma: "Thu (after 4pm)"."""
    if cursor.take(TokenKind.CLOSE_BRACKET):
        return True
    start = cursor.at
    is_zone = cursor.kind() is TokenKind.OPEN_BRACKET and bool(_zone(cursor))
    cursor.back_to(start)
    return not is_zone and cursor.take(TokenKind.OPEN_BRACKET)


def parse_joint(cursor: Cursor) -> Joint:
    """Takes commas, "or" and similar tokens."""
    joint: Joint = ""
    while cursor.kind() in _JOINTS:
        if cursor.take(TokenKind.OR):
            joint = "or"
        elif cursor.take(TokenKind.COMMA):
            joint = joint or ","
        else:
            cursor.skip()
    return joint


_JOINTS = {TokenKind.COMMA, TokenKind.OR, TokenKind.OF}


def _said(cursor: Cursor) -> Sequence[Said]:
    """What comes next: at least one thing. Raises UnreadWords if no parser knows it."""
    said = first_found(_PARSERS.get(cursor.kind(), _ALL_PARSERS), cursor)
    if said:
        return said
    cursor.skip()
    raise cursor.unread(cursor.at - 1)


def _joint_between(other: Said) -> Joint:
    """Two days that one parser found are alternatives. The two parts of "tonight", which are today
    and the evening, belong together."""
    return "" if isinstance(other, PartOfDay) else "or"


def _zone(cursor: Cursor) -> Sequence[Said]:
    """CET, (London time), in Berlin, my time."""
    start = cursor.at
    in_brackets = cursor.take(TokenKind.OPEN_BRACKET)
    cursor.take(TokenKind.IN)
    name = cursor.value()
    if cursor.sees(TokenKind.MY, TokenKind.TIME):
        cursor.skip(2)
    elif cursor.take(TokenKind.ZONE):
        cursor.take(TokenKind.TIME)
    else:
        cursor.back_to(start)
        return ()
    if in_brackets and not cursor.take(TokenKind.CLOSE_BRACKET):
        raise cursor.unread(start)
    return (ZonePhrase(cursor.since(start), name if isinstance(name, ZoneName) else None),)


def _part_of_today(cursor: Cursor) -> Sequence[Said]:
    """Tonight, this afternoon."""
    start = cursor.at
    if cursor.take(TokenKind.TONIGHT):
        words = cursor.since(start)
        return RelativeDay(words, 0), PartOfDay(words, "evening")
    if cursor.value() != "this" or cursor.kind(1) not in _BEGIN_PARTS:
        return ()
    cursor.skip()
    part = parse_time(cursor)
    if part is None:
        raise cursor.unread(cursor.at)
    return RelativeDay(cursor.since(start), 0), part


_BEGIN_PARTS = {TokenKind.PART_OF_DAY, TokenKind.EARLY_LATE}


def _minutes_from_now(cursor: Cursor) -> Sequence[Said]:
    """In two hours, in half an hour, an hour from now."""
    is_from_now = cursor.kind(2) is TokenKind.FROM and cursor.kind(3) is TokenKind.NOW
    if is_from_now and cursor.kind() in _AMOUNTS and cursor.kind(1) is TokenKind.DURATION:
        return _later(cursor, cursor.number() * cursor.number(1), 4)
    if cursor.kind() is not TokenKind.IN:
        return ()
    if cursor.sees(*_HALF_AN_HOUR) and cursor.number(3) == 60:
        return _later(cursor, cursor.number(1), 4)
    if cursor.kind(1) in _AMOUNTS and cursor.kind(2) is TokenKind.DURATION:
        return _later(cursor, cursor.number(1) * cursor.number(2), 3)
    return ()


_WORKDAYS = frozenset(range(5))
_AMOUNTS = {TokenKind.ARTICLE, TokenKind.NUMBER}
_HALF_AN_HOUR = (TokenKind.IN, TokenKind.FRACTION, TokenKind.ARTICLE, TokenKind.DURATION)


def _later(cursor: Cursor, minutes: int, tokens: int) -> Sequence[Said]:
    start = cursor.at
    cursor.skip(tokens)
    return (MinutesFromNow(cursor.since(start), minutes),)


def _week(cursor: Cursor) -> Sequence[Said]:
    start = cursor.at
    number = parse_week(cursor)
    return () if number is None else (WeekPhrase(cursor.since(start), number),)


def _each_day(cursor: Cursor) -> Sequence[Said]:
    """Weekdays, any weekday, any evening, M-F, w/c 7 Dec."""
    start = cursor.at
    if cursor.take(TokenKind.WEEK_OF):
        day = parse_day(cursor)
        if day is None:
            raise cursor.unread(start, Why.NO_DAY)
        cursor.take(TokenKind.COMMA)
        numbers = _each_of(cursor) or _WORKDAYS
        return (EachDay(cursor.since(start), numbers, week_of=day),)
    if numbers := _each_of(cursor):
        return (EachDay(cursor.since(start), numbers),)
    cursor.take(TokenKind.EVERY)
    if cursor.at > start and cursor.kind() in _BEGIN_PARTS:
        return (EachDay(cursor.since(start), frozenset(range(7))),)
    cursor.back_to(start)
    return ()


def _each_of(cursor: Cursor) -> frozenset[int]:
    """Several weekdays. One, as in "Tuesdays", would be of every week."""
    start = cursor.at
    cursor.take(TokenKind.EVERY)
    value = cursor.value()
    if isinstance(value, tuple) and len(value) > 1 and cursor.take(TokenKind.EVERY_WEEKDAY):
        return frozenset(value)
    if cursor.sees(TokenKind.SHORT_WEEKDAY, TokenKind.TO, TokenKind.SHORT_WEEKDAY):
        numbers = range(cursor.number(), cursor.number(2) + 1)
        cursor.skip(3)
        return frozenset(numbers)
    cursor.back_to(start)
    return frozenset()


def _every_part(cursor: Cursor) -> Sequence[Said]:
    """Mornings, of days that are named."""
    part = str(cursor.value())
    if not cursor.take(TokenKind.EVERY_PART):
        return ()
    return (PartOfDay(cursor.since(cursor.at - 1), part),)


def _days(cursor: Cursor) -> Sequence[Said]:
    """Thu, Mon-Wed, 25 or 26 Nov, 25-27 Nov."""
    start = cursor.at
    cursor.take(TokenKind.FROM)
    if days := parse_days_of_month(cursor):
        return _joined(cursor, start, days)
    first = parse_day(cursor)
    if first is None:
        cursor.back_to(start)
        return ()
    before = cursor.at
    if cursor.take(TokenKind.TO):
        if last := parse_day(cursor):
            return (DayRange(cursor.since(start), first, last),)
        if not _is_dash_before_time(cursor):
            cursor.back_to(before)
    return (first,)


def _joined(cursor: Cursor, start: int, days: Sequence[NamedDay]) -> Sequence[Said]:
    """Days of one month, from the first to the last if a dash stands between them."""
    if all(token.kind is not TokenKind.TO for token in cursor.tokens[start : cursor.at]):
        return days
    if len(days) > 2:
        raise cursor.unread(start)
    return (DayRange(cursor.since(start), *days),)


def _is_dash_before_time(cursor: Cursor) -> bool:
    """The dash just taken stands between a day and its time, as in "Thu - 5 pm". The dash of
    "Dec 4-6pm" does not."""
    dash = cursor.tokens[cursor.at - 1]
    return dash.value == "-" and cursor.text[dash.start - 1] == " " and _is_time(cursor)


def _is_time(cursor: Cursor) -> bool:
    start = cursor.at
    found = parse_time(cursor)
    cursor.back_to(start)
    return found is not None


def _time(cursor: Cursor) -> Sequence[Said]:
    found = parse_time(cursor)
    return (found,) if found else ()


_ALL_PARSERS: Sequence[_Parser] = (
    *(_zone, _part_of_today, _minutes_from_now, _week, _each_day, _days, _time, _every_part),
)
_PARSERS: dict[TokenKind | None, Sequence[_Parser]] = {
    **dict.fromkeys((TokenKind.WEEKDAY, TokenKind.MONTH, TokenKind.RELATIVE_DAY), (_days,)),
    **dict.fromkeys((TokenKind.ORDINAL, TokenKind.DATE), (_days,)),
    **dict.fromkeys((TokenKind.AT, TokenKind.PART_OF_DAY), (_time,)),
    **dict.fromkeys((TokenKind.BETWEEN, TokenKind.MIDNIGHT), (_time,)),
    **dict.fromkeys((TokenKind.CLOCK, TokenKind.DATE_PAIR), (_days, _time)),
    TokenKind.NUMBER: (_minutes_from_now, _days, _time),
    TokenKind.ZONE: (_zone,),
}
"""Which parsers to try, by the kind of the next token. For other kinds, all are tried."""
