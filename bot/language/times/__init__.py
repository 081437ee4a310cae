"""Times that people type.

Strict by intent: a word that is not known is never skipped, and what can mean several things is
asked about. The rooms, in the order in which a text goes through them: `lexer` (`words`,
`places`), `phrases` (`day_phrases`, `date_phrases`,
`time_phrases`, `clock_phrases`), `groups` (`hints`), `readings` (`days`,
`weekdays`, `times_of_day`, `choices`).
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.errors import Why
from bot.language.times.choices import Choices, only
from bot.language.times.cursor import Cursor
from bot.language.times.day_phrases import day as day_phrase
from bot.language.times.days import Calendar
from bot.language.times.groups import groups_of
from bot.language.times.phrases import phrases_of
from bot.language.times.readings import Reader, Spans
from bot.language.times.refused import Refused, understood
from bot.language.times.span import Reading, Span, exact, is_exact, reading

__all__ = ["Reading", "Span", "example", "read_day", "read_times"]

_PARTS = re.compile(r"[;\n|•]|(?:^|(?<=\s))\d\)(?=\s)|^\s*[-*](?=\s)", re.MULTILINE)
"""Parts stand on lines of their own, or behind the marks of a list."""
MOST_SPANS = 50
LONGEST_TEXT = 1000
_NIGHT_ENDS, _NIGHT_BEGINS = 7, 22


def example(now: datetime, zone: ZoneInfo) -> str:
    """A time that may be proposed, as `read_times` reads it: in three days, at 17:00."""
    day = now.astimezone(zone) + timedelta(days=3)
    return f"{day:%a} {day.day} {day:%b} 17:00"


def read_times(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> Reading:
    """Read "Thu 4-6pm or Fri morning": instants in UTC, all ahead of `now`, in order.

    Wall times are in `zone` unless the text names another. `day_first` says whether its writer
    means 3 April with 3/4; None: not known. Lines, and parts with semicolons between, stand each
    for itself. What parts of the day mean stands in `bot.language.times.times_of_day`. Nothing
    typed is no time.

    Raises NotUnderstood with the words that could not be read, and Ambiguous with readings of
    all the text.
    """
    reader = Reader(now, zone, day_first, now.astimezone(zone).date())
    with understood(lambda: example(now, zone)):
        if len(text) > LONGEST_TEXT:
            raise Refused(text, Why.TOO_MANY)
        parts = [_part(part, reader) for part in _PARTS.split(text) if part.strip()]

        def read(choices: Choices) -> Reading:
            spans = {span for part in parts for span in part(choices)}
            if parts and not spans:
                raise Refused(text.strip())
            if len(spans) > MOST_SPANS:
                raise Refused(text, Why.TOO_MANY)
            return reading(spans)

        return only(read, lambda spans: _nights(spans, zone))


def read_day(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> date:
    """Read one day, such as "4 Jan" or "in two weeks". Raises as `read_times` does."""
    today = now.astimezone(zone).date()
    with understood(lambda: f"{today + timedelta(days=14)}"):
        on = Cursor(text[:LONGEST_TEXT])
        day = day_phrase(on)
        if day is None or on.kind() is not None:
            raise Refused(text)
        return only(lambda choices: day.resolve(Calendar(today, day_first, choices)))


def _part(text: str, reader: Reader) -> Callable[[Choices], Iterable[Span]]:
    if is_exact(text):
        spans = exact(text, reader.now)
        return lambda _choices: spans
    return Spans(groups_of(phrases_of(text)), reader, text).read


def _nights(spans: Reading, zone: ZoneInfo) -> int:
    """How many begin while people sleep."""
    hours = (span.start.astimezone(zone).hour for span in spans)
    return sum(not _NIGHT_ENDS <= hour < _NIGHT_BEGINS for hour in hours)
