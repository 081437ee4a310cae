"""Times in words: what was understood, what was not, and what needs one more word."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.cards.rich_text import Words
from bot.interview.hours import TimeOff, WeeklyHours
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.times import Times, TimeSpan

_WHY = {
    Why.UNKNOWN: "I could not read “{words}”.",
    Why.NO_DAY: "On which day would “{words}” be?",
    Why.NO_TIME: "At what time would “{words}” be?",
    Why.PASSED: "“{words}” has passed.",
    Why.NO_SUCH_DAY: "There is no such day as “{words}”.",
    Why.NO_SUCH_TIME: "There is no such time as “{words}” on that day.",
    Why.WRONG_WEEKDAY: "The weekday and the date of “{words}” do not agree.",
    Why.BACKWARDS: "“{words}” ends too soon after it starts, or before.",
    Why.TOO_MANY: "“{words}” is more than I can read at once.",
}


def not_understood(unread: NotUnderstood) -> str:
    said = _WHY[unread.why].format(words=Words(unread.words, 60).shown)
    return f"{said} This would work: {unread.example}"


def nothing(example: str) -> str:
    return f"Type a time, such as {example}."


def ambiguous(asked: Ambiguous[Times], zone: ZoneInfo) -> str:
    """Which meanings there are, each written so that it could be typed instead."""
    return _which(asked.words, [local(each, zone) for each in asked.readings])


def meanings(readings: Sequence[Times], zone: ZoneInfo) -> tuple[str, ...]:
    """What to type for each reading; nothing where clocks change, and two would be the same."""
    written = [local(each, zone) for each in readings]
    return tuple(written) if len(set(written)) == len(written) else ()


def ambiguous_hours(asked: Ambiguous[WeeklyHours]) -> str:
    return _which(asked.words, meanings_of_hours(asked))


def meanings_of_hours(asked: Ambiguous[WeeklyHours]) -> tuple[str, ...]:
    return tuple(map(str, asked.readings))


def ambiguous_days(asked: Ambiguous[tuple[TimeOff, ...]]) -> str:
    return _which(asked.words, meanings_of_days(asked))


def meanings_of_days(asked: Ambiguous[tuple[TimeOff, ...]]) -> tuple[str, ...]:
    return tuple("; ".join(map(str, each)) for each in asked.readings)


def local(reading: Times, zone: ZoneInfo) -> str:
    """Such as "Thu 26 Nov 2026 16:00-18:00 or Fri 27 Nov 2026 09:00", as `read_times` reads it."""
    return " or ".join(_local(span, zone) for span in reading)


def in_both(reading: Times, mine: ZoneInfo, theirs: ZoneInfo) -> list[str]:
    """What was understood, in the reader's zone and in the other's, a line each."""
    return [
        f"{_local(span, mine)} {_name(span, mine)} ({_local(span, theirs)} {_name(span, theirs)})"
        for span in reading
    ]


def _which(words: str, meanings: Sequence[str]) -> str:
    if len(set(meanings)) < len(meanings):
        return f"Clocks change at “{Words(words, 60).shown}”. Please choose another time."
    listed = "” or “".join(meanings)
    return f"“{Words(words, 60).shown}” can mean several things. Please write “{listed}”."


def _local(span: TimeSpan, zone: ZoneInfo) -> str:
    start = span.start.astimezone(zone)
    said = f"{start:%a} {start.day} {start:%b %Y %H:%M}"
    if span.end is None:
        return said
    end = span.end.astimezone(zone)
    return f"{said}-{end:%H:%M}" if f"{end:%H:%M}" != "00:00" else f"{said}-24:00"


def _name(span: TimeSpan, zone: ZoneInfo) -> str:
    return f"{span.start.astimezone(zone):%Z}"
