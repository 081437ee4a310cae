"""What a typed time comes to."""

import re
from datetime import UTC, datetime

from bot.interview.frozen import frozen
from bot.language.errors import Why
from bot.language.times.ambiguity import UnreadWords
from bot.language.times.days import FARTHEST

_WRITTEN = re.compile(
    r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)(?:/(?=\d)|$)){1,2}"
)


@frozen
class TimeSpan:
    """A start in UTC, and an end if the text means a range."""

    start: datetime
    end: datetime | None = None

    def __str__(self) -> str:
        """The form that a button carries. `read_times` reads it back in any zone."""
        return "/".join(_instant(at) for at in (self.start, self.end) if at)


Times = tuple[TimeSpan, ...]
"""All that a text says in one way to understand it: in order, and each span once."""


def in_order(spans: set[TimeSpan]) -> Times:
    return tuple(sorted(spans, key=lambda each: (each.start, each.end or each.start)))


def read_span(text: str) -> TimeSpan:
    """Read what `str` writes. Raises ValueError, also for an instant without an offset."""
    instants = [datetime.fromisoformat(each) for each in text.split("/", 1)]
    if any(at.tzinfo is None or at.second or at.microsecond for at in instants):
        raise ValueError("an instant without an offset, or too fine")
    start, *end = (at.astimezone(UTC) for at in instants)
    if end and end[0] <= start:
        raise ValueError("it ends before it starts")
    return TimeSpan(start, *end)


def is_exact(text: str) -> bool:
    """Whether a text is nothing but instants as `str` or a picker writes them, separated by
    commas."""
    return all(_WRITTEN.fullmatch(each.strip()) for each in text.split(","))


def exact(text: str, now: datetime) -> set[TimeSpan]:
    """Raises UnreadWords."""
    spans = set()
    for each in text.split(","):
        try:
            span = read_span(each.strip())
        except (ValueError, OverflowError):
            raise UnreadWords(each.strip()) from None
        if span.start <= now:
            raise UnreadWords(each.strip(), Why.PASSED)
        if (span.end or span.start) > now + FARTHEST:
            raise UnreadWords(each.strip(), Why.NO_SUCH_DAY)
        spans.add(span)
    return spans


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M}Z"
