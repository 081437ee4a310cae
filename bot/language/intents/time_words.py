"""Which words of a message say a time, and which times they mean."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date, datetime, timedelta
from itertools import dropwhile, groupby, takewhile
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.times import Times, read_times
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.lexer import tokens_of
from bot.language.times.tokens import TokenKind
from bot.language.times.vocabulary import WEEKDAYS

LONGEST_TEXT = 1_000

_DAYS = {
    *(TokenKind.WEEKDAY, TokenKind.RELATIVE_DAY, TokenKind.DATE, TokenKind.DATE_PAIR),
    *(TokenKind.MONTH, TokenKind.ORDINAL),
}
_SAYS_WHEN = {
    *(TokenKind.EVERY_WEEKDAY, TokenKind.CLOCK, TokenKind.MERIDIEM, TokenKind.PART_OF_DAY),
    *(TokenKind.EVERY_PART, TokenKind.TONIGHT),
    *_DAYS,
}
"""Words say a time if one of these is among them, or both of "next" and "week"."""
_WEEK = {TokenKind.WHICH, TokenKind.DAYS}
_JOINS = {
    *(TokenKind.TO, TokenKind.OR, TokenKind.COMMA, TokenKind.AT, TokenKind.IN, TokenKind.OF),
    *(TokenKind.FOR, TokenKind.ARTICLE, TokenKind.MY, TokenKind.TIME, TokenKind.ZONE),
    *(TokenKind.DURATION, TokenKind.ANY_TIME, TokenKind.NOW, TokenKind.SHORT_WEEKDAY),
    *(TokenKind.EXCEPT, TokenKind.AWAY, TokenKind.BACK, TokenKind.FILLER),
}
"""Words that can be inside a time, but neither begin nor end one in a sentence."""
_NEVER_LAST = {*_JOINS, TokenKind.WHICH}
_TOWARDS = {"to", "until", "till"}
_FROM = {"from"}
_ANY_TIME = "anytime"
_ELSEWHERE = " ... "
"""It replaces words that are left out, so that the words before and after it are not read as one
time."""

_PARTS = re.compile(r"(,\s|(?<!\d)[;.!?]\s|\n|\b(?:but|because|since)\b)", re.IGNORECASE)
"""The end of a part of a sentence. The dot of "25. Nov" is none."""
_REASON = re.compile(
    r"\b(?:ill|sick|exam|busy|can.?t|cannot|not|don.?t|have|late)\b", re.IGNORECASE
)
"""Words in a part that gives the reason for another time: "I have an exam on Friday"."""
_WISH = re.compile(r"\b(?:to|instead|move|would|could)\b", re.IGNORECASE)
"""Words in a part that expresses a wish: "I have to move it to Friday"."""
_NOT_THEN = re.compile(r"\b(?:instead of|rather than)\s+\w+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_PAST = re.compile(rf"\b(yesterday|today|this morning|{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DAY = rf"(?:today|tomorrow|{'|'.join(WEEKDAYS)})"
_ITS_DAY = re.compile(
    rf"\b(call|talk|chat|interview|meeting)\s+(?:on\s+)?(?={_DAY}\s+to\s+(?:next\s+)?{_DAY}\b)",
    re.IGNORECASE,
)
"""What comes before the present day of an interview if another day follows: "my call Friday to
Monday"."""


_TO_THE_END = re.compile(r"^from\s.*\s(?:to|until|till)\s+", re.IGNORECASE)


class _Word(NamedTuple):
    """A word of a message, and the kinds of tokens it can be. A word without kinds can be in no
    time."""

    text: str
    kinds: frozenset[TokenKind]

    def is_one_of(self, words: Set[str]) -> bool:
        return self.text.lower() in words


def words_for_when(text: str, names: Sequence[str] = ()) -> str:
    """The words that say when an interview should be, as they were typed. Empty if there are none.
    If there are several, those after a "to" have priority, and then the longest."""
    from_its_day = _ITS_DAY.sub(r"\1 from ", text[:LONGEST_TEXT])
    parts = _PARTS.split(_NOT_THEN.sub(_ELSEWHERE, from_its_day))
    wanted = "".join(_ELSEWHERE if _is_reason(part) else part for part in parts)
    rows = [(row, _tidy(row)) for row in map(_whereto, _rows(wanted, names))]
    said = [(row[0].is_one_of(_TOWARDS), len(words), words) for row, words in rows if words]
    return max(said, default=(False, 0, ""))[2]


def last_day(when: str) -> str:
    """The words for the end of a stretch: "14 dec" of "from friday until 14 dec"."""
    return _TO_THE_END.sub("", when)


def words_for_past(text: str) -> str:
    """The past day that a message names, as it was typed. Empty if there is none."""
    found = _PAST.search(text[:LONGEST_TEXT])
    return found[0] if found else ""


def words_for_days(text: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The words that may say on which day an interview is. Those after a "to" are left out, because
    they say to which day it should move."""
    parts = _PARTS.split(_POSSESSIVE.sub("", text[:LONGEST_TEXT]))
    rows = (_before_towards(row) for part in parts for row in _rows(part, names))
    return tuple(words for row in rows if (words := _tidy(row)))


def days_of(words: str, now: datetime, zone: ZoneInfo) -> frozenset[date]:
    """All days from today on that the words may mean."""
    readings = read_when(words, now, zone)
    return frozenset(span.start.astimezone(zone).date() for reading in readings for span in reading)


def read_past(words: str, now: datetime, zone: ZoneInfo) -> date | None:
    """The latest such day that is not after today. None without words."""
    today, name = now.astimezone(zone).date(), words.lower()
    if name in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(name)) % 7)
    if not name:
        return None
    return today - timedelta(days=name == "yesterday")


def read_when(
    words: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> tuple[Times, ...]:
    """All ways to understand the words. Empty if there is none. A day without a time means any time
    on that day."""
    try:
        return (read_times(words, now, zone, day_first),) if words else ()
    except Ambiguous as asked:
        return asked.readings
    except NotUnderstood as unread:
        return _any_time(words, now, zone, day_first) if unread.why is Why.NO_TIME else ()


def _any_time(
    words: str, now: datetime, zone: ZoneInfo, day_first: bool | None
) -> tuple[Times, ...]:
    try:
        return (read_times(f"{words} {_ANY_TIME}", now, zone, day_first),)
    except Ambiguous as asked:
        return asked.readings
    except NotUnderstood:
        return ()


def _is_reason(part: str) -> bool:
    """Whether a part of a message gives the reason for another time. Its days are not wished
    for."""
    return bool(_REASON.search(part)) and not _WISH.search(part)


def _rows(text: str, names: Sequence[str]) -> Iterator[list[_Word]]:
    """Rows of neighbouring words that can be in a time. Other words, such as people's names,
    separate them."""
    words = [_Word(each, frozenset() if each in names else _kinds(each)) for each in text.split()]
    for means_something, row in groupby(words, lambda word: bool(word.kinds)):
        if means_something:
            yield list(row)


def _kinds(word: str) -> frozenset[TokenKind]:
    try:
        return frozenset(token.kind for token in tokens_of(word)) or frozenset({TokenKind.FILLER})
    except UnreadWords:
        return frozenset()


def _whereto(row: list[_Word]) -> list[_Word]:
    """The "to Monday" of "from Friday to Monday". "From 3 to 5 pm" is one range and stays whole."""
    before = _before_towards(row)
    if row and row[0].is_one_of(_FROM) and _kinds_in(before) & _DAYS:
        return row[len(before) + 1 :]
    return row


def _before_towards(row: list[_Word]) -> list[_Word]:
    before = list(takewhile(lambda word: not word.is_one_of(_TOWARDS), row))
    return before[1:] if before and before[0].is_one_of(_FROM) else before


def _tidy(row: list[_Word]) -> str:
    """The row without the words at its ends that only join it to others. Empty if it says no
    time."""
    begun = list(dropwhile(lambda word: word.kinds <= _JOINS, row))
    kept = list(dropwhile(lambda word: word.kinds <= _NEVER_LAST, reversed(begun)))[::-1]
    kinds = _kinds_in(kept)
    if not kinds & _SAYS_WHEN and not kinds >= _WEEK:
        return ""
    return " ".join(word.text for word in kept).strip(" .,!?;:")


def _kinds_in(row: list[_Word]) -> frozenset[TokenKind]:
    return frozenset(kind for word in row for kind in word.kinds)
