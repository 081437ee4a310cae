"""Times that people type.

Strict by intent: a word that is not known is never skipped, and what can mean several things is
asked about. The rooms, in the order in which a text goes through them: `lexer` (with `words`,
`slips`, `places`), `phrases` (`day_phrases`, `time_phrases`), `groups`, `readings` (with `days`,
`clocks`, `choices`).
"""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import Why
from bot.times.choices import Choices, only
from bot.times.cursor import Cursor
from bot.times.day_phrases import day as day_phrase
from bot.times.days import Calendar
from bot.times.groups import groups_of
from bot.times.phrases import phrases_of
from bot.times.readings import Reader, spans_of
from bot.times.refused import Refused, understood
from bot.times.span import Reading, Span, exact, is_exact, reading

__all__ = ["Reading", "Span", "example", "read_day", "read_times"]

MOST_SPANS = 50
LONGEST_TEXT = 1000
_NIGHT_ENDS, _NIGHT_BEGINS = 7, 22

def example(now: datetime, zone: ZoneInfo) -> str:
    """A time that may be proposed, as `read_times` reads it: in three days, at 17:00."""
    day = now.astimezone(zone) + timedelta(days=3)
    return f"{day:%a} {day.day} {day:%b} 17:00"


def read_times(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None
) -> Reading:
    """Read "Thu 4-6pm or Fri morning": instants in UTC, all ahead of `now`, in order.

    Wall times are in `zone` unless the text names another. `day_first` says whether its writer
    means 3 April with 3/4; None: not known. Lines, and parts with semicolons between, stand each
    for itself. Raises NotUnderstood with the words that could not be read, and Ambiguous with
    readings of all the text. What parts of the day mean stands in `bot.times.clocks`.
    """
    written = [part for part in re.split(r"[;\n]", text) if part.strip()]
    such_as = example(now, zone)
    reader = Reader(now, zone, day_first)
    with understood(such_as):
        if len(text) > LONGEST_TEXT:
            raise Refused(text, Why.TOO_MANY)
        parts = [
            (part, None if is_exact(part) else groups_of(phrases_of(part))) for part in written
        ]

    def read(choices: Choices) -> Reading:
        spans: set[Span] = set()
        for part, groups in parts:
            spans |= exact(part, now) if groups is None else set()
            spans.update(spans_of(groups or [], reader, choices, part))
            if len(spans) > MOST_SPANS:
                raise Refused(part, Why.TOO_MANY)
        if written and not spans:
            raise Refused(text.strip())
        return reading(spans)

    return only(read, such_as, lambda each: _nights(each, zone))


def read_day(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> date:
    """Read one day, such as "4 Jan" or "in two weeks". Raises as `read_times` does."""
    such_as = f"{now.astimezone(zone).date() + timedelta(days=14)}"
    with understood(such_as):
        cursor = Cursor(text[:LONGEST_TEXT])
        day = day_phrase(cursor)
        if day is None or cursor.kind() is not None:
            raise Refused(text)
    today = now.astimezone(zone).date()
    return only(lambda choices: day.date(Calendar(today, day_first, choices)), such_as)


def _nights(spans: Reading, zone: ZoneInfo) -> int:
    """How many begin while people sleep."""
    hours = (span.start.astimezone(zone).hour for span in spans)
    return sum(not _NIGHT_ENDS <= hour < _NIGHT_BEGINS for hour in hours)
