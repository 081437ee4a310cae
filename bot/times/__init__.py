"""Times that people type.

Strict by intent: a word that is not known is never skipped, and what can mean several things is
asked about. The rooms, in the order in which a text goes through them: `lexer` (with `words`,
`slips`, `places`), `phrases` (`day_phrases`, `time_phrases`), `groups`, `readings` (with `days`,
`clocks`, `choices`).
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.errors import Ambiguous, NotUnderstood, Why
from bot.times.choices import Choices, every_way
from bot.times.days import Ahead, Calendar, Checked, Dated, InMonth, Paired, Weekday
from bot.times.groups import groups_of
from bot.times.phrases import phrases_of
from bot.times.readings import Reader, spans_of
from bot.times.refused import Refused
from bot.times.span import Reading, Span, read_span, reading

__all__ = ["Reading", "Span", "example", "read_day", "read_times"]

MOST_READINGS = 5
MOST_SPANS = 50
LONGEST_TEXT = 1000
_NIGHT_ENDS, _NIGHT_BEGINS = 7, 22
_INSTANT = re.compile(r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)(?:/(?=\d)|$)){1,2}")
_DAYS = (Ahead, Checked, Dated, InMonth, Paired, Weekday)
T = TypeVar("T")


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
    try:
        if len(text) > LONGEST_TEXT:
            raise Refused(text, Why.TOO_MANY)
        parts = [(part, None if _is_exact(part) else groups_of(phrases_of(part))) for part in written]
    except Refused as refused:
        raise NotUnderstood(refused.words, such_as, refused.why) from None

    def read(choices: Choices) -> Reading:
        spans: set[Span] = set()
        for part, groups in parts:
            spans |= _exact(part, now) if groups is None else set()
            spans.update(spans_of(groups or [], reader, choices, part))
            if len(spans) > MOST_SPANS:
                raise Refused(part, Why.TOO_MANY)
        return reading(spans)

    return _only(read, such_as, lambda each: _nights(each, zone))


def read_day(text: str, now: datetime, zone: ZoneInfo, day_first: bool | None = None) -> date:
    """Read one day, such as "4 Jan" or "in two weeks". Raises as `read_times` does."""
    such_as = f"{now.astimezone(zone).date() + timedelta(days=14)}"
    try:
        said = [phrase.said for phrase in phrases_of(text[:LONGEST_TEXT])]
    except Refused as refused:
        raise NotUnderstood(refused.words, such_as, refused.why) from None
    if len(said) != 1 or not isinstance(said[0], _DAYS):
        raise NotUnderstood(text, such_as)
    day = said[0]
    today = now.astimezone(zone).date()
    return _only(lambda choices: day.date(Calendar(today, day_first, choices)), such_as)


def _only(
    read: Callable[[Choices], T], such_as: str, unlikely: Callable[[T], int] = lambda _: 0
) -> T:
    """The one thing that is read, whichever way. Raises NotUnderstood and Ambiguous."""
    answers: dict[T, dict[str, int]] = {}
    refusals: list[Refused] = []
    for result, taken in every_way(read):
        if isinstance(result, Refused):
            refusals.append(result)
        else:
            answers.setdefault(result, taken)
    if len(answers) == 1:
        return next(iter(answers))
    if not answers:
        raise NotUnderstood(refusals[0].words, such_as, refusals[0].why)
    words = {word: None for taken in answers.values() for word in taken}
    differing = next(
        word for word in words if len({taken.get(word) for taken in answers.values()}) > 1
    )
    raise Ambiguous(differing, tuple(sorted(answers, key=unlikely)[:MOST_READINGS]))


def _is_exact(part: str) -> bool:
    return all(_INSTANT.fullmatch(each.strip()) for each in part.split(","))


def _exact(part: str, now: datetime) -> set[Span]:
    spans = set()
    for each in part.split(","):
        try:
            span = read_span(each.strip())
        except (ValueError, OverflowError):
            raise Refused(each.strip()) from None
        if span.start <= now:
            raise Refused(each.strip(), Why.PASSED)
        spans.add(span)
    return spans


def _nights(spans: Reading, zone: ZoneInfo) -> int:
    """How many begin while people sleep."""
    hours = (span.start.astimezone(zone).hour for span in spans)
    return sum(not _NIGHT_ENDS <= hour < _NIGHT_BEGINS for hour in hours)
