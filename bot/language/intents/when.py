"""Which words of a message say when, and what they come to."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.times import Reading, read_times
from bot.language.times.kinds import Kind
from bot.language.times.lexer import tokens_of
from bot.language.times.refused import Refused
from bot.language.times.vocabulary import WEEKDAYS

_DAYS = {Kind.WEEKDAY, Kind.AHEAD, Kind.DATE, Kind.PAIR, Kind.MONTH, Kind.ORDINAL}
_SAYS_WHEN = {
    *_DAYS,
    Kind.WEEKDAYS,
    *(Kind.CLOCK, Kind.MERIDIEM, Kind.PART, Kind.PARTS, Kind.TONIGHT),
}
_WEEK = {Kind.WHICH, Kind.UNIT}
_JOINS = {
    *(Kind.DASH, Kind.OR, Kind.MY, Kind.TIME, Kind.A, Kind.IN, Kind.OF, Kind.AT, Kind.COMMA),
    *(
        Kind.FOR,
        Kind.SHORT_DAY,
        Kind.EXCEPT,
        Kind.AWAY,
        Kind.BACK,
        Kind.ANY,
        Kind.ZONE,
        Kind.HOURS,
        Kind.NOW,
    ),
}
_TOWARDS = {"to", "until", "till"}
_PARTS = re.compile(r"(,\s|(?<!\d)[;.!?]\s|\n|\b(?:but|because|since)\b)", re.IGNORECASE)
_ELSEWHERE = " ... "
_REASON = re.compile(
    r"\b(?:ill|sick|exam|busy|can.?t|cannot|not|don.?t|have|late)\b", re.IGNORECASE
)
_WISH = re.compile(r"\b(?:to|instead|move|would|could)\b", re.IGNORECASE)
_NOT_THEN = re.compile(r"\b(?:instead of|rather than)\s+\w+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_ANY_TIME = "anytime"
LONGEST_TEXT = 1_000

_PAST = re.compile(rf"\b(yesterday|today|this morning|{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)

_DAY = rf"(?:today|tomorrow|{'|'.join(WEEKDAYS)})"
_ITS_DAY = re.compile(
    rf"\b(call|talk|chat|interview|meeting)\s+(?:on\s+)?(?={_DAY}\s+to\s+(?:next\s+)?{_DAY}\b)",
    re.IGNORECASE,
)
"""Before the day on which something is, where another follows: "my call Friday to Monday"."""

_Chunk = tuple[str, frozenset[Kind]]


def words_for_when(text: str, names: Sequence[str] = ()) -> str:
    """The words that say when it should be, as they were typed; empty if there are none. What
    comes behind a "to" is meant rather than what has more words."""
    from_its_day = _ITS_DAY.sub(r"\1 from ", text[:LONGEST_TEXT])
    parts = _PARTS.split(_NOT_THEN.sub(_ELSEWHERE, from_its_day))
    wanted = "".join(_ELSEWHERE if _is_reason(part) else part for part in parts)
    rows = [(row, _tidy(row)) for row in map(_whereto, _rows(wanted, names))]
    said = [(row[0][0].lower() in _TOWARDS, len(words), words) for row, words in rows if words]
    return max(said, default=(False, 0, ""))[2]


def words_for_past(text: str) -> str:
    """The day that has been, as it was typed; empty if there is none."""
    found = _PAST.search(text[:LONGEST_TEXT])
    return found[0] if found else ""


def words_for_days(text: str, names: Sequence[str] = ()) -> tuple[str, ...]:
    """The words that may say of which day an interview is; not those behind a "to", which say
    where it should go."""
    parts = _PARTS.split(_POSSESSIVE.sub("", text[:LONGEST_TEXT]))
    rows = (_before_towards(row) for part in parts for row in _rows(part, names))
    return tuple(words for row in rows if (words := _tidy(row)))


def days_of(words: str, now: datetime, zone: ZoneInfo) -> frozenset[date]:
    """Each day that they may mean, from now on."""
    readings = read_when(words, now, zone)
    return frozenset(span.start.astimezone(zone).date() for reading in readings for span in reading)


def read_past(words: str, now: datetime, zone: ZoneInfo) -> date | None:
    """The last such day, today at the latest."""
    today, name = now.astimezone(zone).date(), words.lower()
    if name in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(name)) % 7)
    if not name:
        return None
    return today - timedelta(days=name == "yesterday")


def read_when(
    words: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> tuple[Reading, ...]:
    """Each way to understand them; none if there is none. A day alone is any time on it."""
    try:
        return (read_times(words, now, zone, day_first),) if words else ()
    except Ambiguous as asked:
        return asked.readings
    except NotUnderstood as unread:
        return _any_time(words, now, zone, day_first) if unread.why is Why.NO_TIME else ()


def _any_time(
    words: str, now: datetime, zone: ZoneInfo, day_first: bool | None
) -> tuple[Reading, ...]:
    try:
        return (read_times(f"{words} {_ANY_TIME}", now, zone, day_first),)
    except Ambiguous as asked:
        return asked.readings
    except NotUnderstood:
        return ()


def _is_reason(part: str) -> bool:
    """Why another time is needed, which is no time to propose."""
    return bool(_REASON.search(part)) and not _WISH.search(part)


def _rows(text: str, names: Sequence[str]) -> Iterator[list[_Chunk]]:
    row: list[_Chunk] = []
    for word in text.split():
        kinds = frozenset() if word in names else _kinds(word)
        if kinds:
            row.append((word, kinds))
        else:
            yield row
            row = []
    yield row


def _whereto(row: list[_Chunk]) -> list[_Chunk]:
    """Of "from Friday to Monday", the "to Monday"; "from 3 to 5 pm" is one stretch."""
    before = _before_towards(row)
    kinds = frozenset[Kind]().union(*(kinds for _, kinds in before))
    if row and row[0][0].lower() == "from" and kinds & _DAYS:
        return row[len(before) + 1 :]
    return row


def _before_towards(row: list[_Chunk]) -> list[_Chunk]:
    before = list(takewhile(lambda chunk: chunk[0].lower() not in _TOWARDS, row))
    return before[1:] if before and before[0][0].lower() == "from" else before


def _tidy(row: list[_Chunk]) -> str:
    """Without what only joins it to the words around it."""
    while row and row[0][1] <= _JOINS | {Kind.FILL}:
        row = row[1:]
    while row and row[-1][1] <= _JOINS | {Kind.FILL, Kind.WHICH}:
        row = row[:-1]
    kinds_of_row = frozenset[Kind]().union(*(kinds for _, kinds in row))
    says_when = kinds_of_row & _SAYS_WHEN or kinds_of_row >= _WEEK
    return " ".join(word for word, _ in row).strip(" .,!?;:") if says_when else ""


def _kinds(word: str) -> frozenset[Kind]:
    try:
        return frozenset(token.kind for token in tokens_of(word)) or frozenset({Kind.FILL})
    except Refused:
        return frozenset()
