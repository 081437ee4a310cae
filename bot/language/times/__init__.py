"""Times that people type.

The reader is strict: it never skips a word that it does not know, and never chooses where words can
mean several things. A text goes through these modules, in this order:

- `lexer` makes tokens of it, by the words of `vocabulary` and the names of zones;
- `grammar` makes phrases of the tokens: days (`day_grammar`, `date_grammar`) and times of day
  (`time_grammar`), which are the values of `days` and `clocks`;
- `binding` finds out which times belong to which days;
- `resolver` turns them into instants, once for each way to answer the open questions
  (`ambiguity`). What comes out is a `span`.

Why this is our own grammar stands in docs/developers/decisions/time-grammar.md.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.errors import Why
from bot.language.times.ambiguity import Choices, UnreadWords, explained_with, only_meaning
from bot.language.times.binding import groups_of
from bot.language.times.cursor import Cursor
from bot.language.times.day_grammar import parse_day
from bot.language.times.days import DayContext
from bot.language.times.grammar import phrases_of
from bot.language.times.resolver import Resolver, Writer
from bot.language.times.span import Times, TimeSpan, exact, in_order, is_exact

__all__ = ["TimeSpan", "Times", "day_as_typed", "example", "read_day", "read_times"]

_PARTS = re.compile(r"[;\n|•]|(?:^|(?<=\s))\d\)(?=\s)|^\s*[-*](?=\s)", re.MULTILINE)
"""What separates the parts of a text: a new line, a semicolon or the mark of a list, as in
"1) Thu 5pm 2) Fri 5pm"."""
MOST_SPANS = 50
LONGEST_TEXT = 1000
_NIGHT_ENDS, _NIGHT_BEGINS = 7, 22


def example(now: datetime, zone: ZoneInfo) -> str:
    """A time that may be proposed, as `read_times` reads it: in three days, at 17:00."""
    return f"{day_as_typed(now.astimezone(zone) + timedelta(days=3))} 17:00"


def day_as_typed(day: date) -> str:
    """A day within the next months as `read_times` reads it: "Thu 26 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def read_times(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> Times:
    """Read "Thu 4-6pm or Fri morning": instants in UTC, all ahead of `now`, in order.

    Wall times are in `zone` unless the text names another. `day_first` says whether its writer
    means 3 April by 3/4; None if that is not known. Each line, and each part between semicolons, is
    read on its own. `clocks.PARTS` tells when a part of the day begins and ends. A text without
    words gives no times.

    Raises NotUnderstood with the words that could not be read, and Ambiguous with readings of
    all the text.
    """
    writer = Writer(now, zone, day_first)
    with explained_with(lambda: example(now, zone)):
        if len(text) > LONGEST_TEXT:
            raise UnreadWords(text, Why.TOO_MANY)
        parts = [_reader_of(part, writer) for part in _PARTS.split(text) if part.strip()]
        return only_meaning(
            lambda choices: _together(text, [part(choices) for part in parts]),
            lambda spans: _nights(spans, zone),
        )


def read_day(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> date:
    """Read one day, such as "4 Jan" or "in two weeks". Raises as `read_times` does."""
    today = now.astimezone(zone).date()
    with explained_with(lambda: f"{today + timedelta(days=14)}"):
        cursor = Cursor(text[:LONGEST_TEXT])
        day = parse_day(cursor)
        if day is None or cursor.kind() is not None:
            raise UnreadWords(text)
        return only_meaning(lambda choices: day.resolve(DayContext(today, day_first, choices)))


def _reader_of(part: str, writer: Writer) -> Callable[[Choices], Iterable[TimeSpan]]:
    """A function that reads one part of the text. It is called once for each way to understand
    it."""
    if is_exact(part):
        spans = exact(part, writer.now)
        return lambda _choices: spans
    return Resolver(groups_of(phrases_of(part)), writer, part).spans


def _together(text: str, parts: Sequence[Iterable[TimeSpan]]) -> Times:
    spans = {span for part in parts for span in part}
    if parts and not spans:
        raise UnreadWords(text.strip())
    if len(spans) > MOST_SPANS:
        raise UnreadWords(text, Why.TOO_MANY)
    return in_order(spans)


def _nights(spans: Times, zone: ZoneInfo) -> int:
    """How many of them begin at night. Such a reading is less likely to be meant."""
    hours = (span.start.astimezone(zone).hour for span in spans)
    return sum(not _NIGHT_ENDS <= hour < _NIGHT_BEGINS for hour in hours)
