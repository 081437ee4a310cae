"""Days on which a host is away, as people write them. They have priority over the weekly hours.

Everything here is about days off, so nobody has to say "away": a day or a range of days is enough,
and words that give the reason ("exams from 7 to 18 December") are ignored.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from bot.interview.frozen import frozen
from bot.interview.hours import TimeOff
from bot.language.errors import Why
from bot.language.hours.day_span_grammar import parse_spans
from bot.language.hours.day_spans import DaySpan
from bot.language.times.ambiguity import Choices, UnreadWords, explained_with, only_meaning
from bot.language.times.cursor import Cursor
from bot.language.times.days import DayContext
from bot.language.times.grammar import parse_joint
from bot.language.times.tokens import TokenKind
from bot.language.times.vocabulary import MONTHS, WEEKDAYS

EXAMPLE = "24 Dec to 4 Jan; next week; 15 Jan"
LONGEST = timedelta(days=366)
"""A longer absence is a mistake in the year."""
_PARTS = re.compile(r"[;\n]")
_BETWEEN_DATES = re.compile(r"(?<=\d{4}-\d\d-\d\d)/(?=\d{4}-)")
"""The slash of ISO 8601: 2026-12-24/2027-01-03."""
_SILENT = {
    *(TokenKind.AWAY, TokenKind.ANY_TIME, TokenKind.TIME, TokenKind.MY, TokenKind.EXCEPT),
}
_HERE = re.compile(
    r"(?<!not )(?<!n't )\b(?:available(?! again)|free|here|around|open|working|work|possible"
    r"|longer|anymore|cancel|cancelled)\b",
    re.IGNORECASE,
)
"""Says the opposite: that somebody is there."""
_NAMES = (*WEEKDAYS, *MONTHS, "tomorrow", "today", "until", "weekend", "christmas", "holiday")
_ALIKE = 0.78


@frozen
class _Absence:
    """On the days of `span`; from today if they are away `until` then; and without its last day if
    they are `back` on it."""

    words: str
    span: DaySpan
    until: bool = False
    back: bool = False

    def time_off(self, context: DayContext) -> TimeOff:
        """What has passed is left out. Raises UnreadWords."""
        first, last = self.span.days(context)
        if self.back:
            last = first - timedelta(days=1)
        if self.until or self.back:
            first = context.today
        if last < context.today:
            raise UnreadWords(self.words, Why.PASSED)
        if last - first > LONGEST:
            raise UnreadWords(self.words, Why.TOO_MANY)
        return TimeOff(max(first, context.today), last)


def read_time_off(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> tuple[TimeOff, ...]:
    """Read "24 Dec to 4 Jan, next week, back on 15 Jan", in order. The day until which somebody is
    away is included; the day on which they are back is not. A week begins on Monday.

    Raises NotUnderstood, and Ambiguous with tuples of days.
    """
    today = now.astimezone(zone).date()

    def read(choices: Choices) -> tuple[TimeOff, ...]:
        context = DayContext(today, day_first, choices)
        return tuple(sorted({each.time_off(context) for each in said}))

    with explained_with(lambda: EXAMPLE):
        parts = _PARTS.split(_BETWEEN_DATES.sub(" to ", text))
        said = [each for part in parts for each in _absences(part)]
        return only_meaning(read)


def _is_reason(word: str) -> bool:
    """A word that may be a mistyped day is no reason."""
    return not get_close_matches(word, _NAMES, n=1, cutoff=_ALIKE)


def _absences(part: str) -> Sequence[_Absence]:
    if here := _HERE.search(part):
        raise UnreadWords(here[0])
    cursor = Cursor(part, _is_reason)
    found: list[_Absence] = []
    while True:
        parse_joint(cursor)
        start = cursor.at
        while cursor.kind() in _SILENT and not (found and _is_exception(cursor)):
            cursor.skip()
        if cursor.kind() is None:
            if not found and part.strip():
                raise UnreadWords(part.strip(), Why.NO_DAY if cursor.tokens else Why.UNKNOWN)
            return found
        found += _when(cursor, start)


def _is_exception(cursor: Cursor) -> bool:
    """An exception from what was said before: "but not on 4 Dec". A second "not" is none."""
    return cursor.kind() is TokenKind.EXCEPT and cursor.words(cursor.at, cursor.at + 1) != "not"


def _when(cursor: Cursor, start: int) -> Sequence[_Absence]:
    """Back on 4 Jan, until 4 Jan, next week, from 24 Dec to 4 Jan."""
    back = cursor.take(TokenKind.BACK)
    until = cursor.value() in ("until", "through") and cursor.take(TokenKind.TO)
    spans = parse_spans(cursor)
    if not spans:
        cursor.skip()
        raise cursor.unread(start, Why.NO_DAY if back or until else Why.UNKNOWN)
    words = cursor.since(start)
    return [_Absence(words, each, until=until, back=back) for each in spans]
