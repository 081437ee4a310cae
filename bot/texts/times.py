"""Times in words: what was understood, what was not, and what is ambiguous."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.cards.lengths import length
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Date, DateStyle, ListStyle, Text, Words, joined, listed, say
from bot.interview.hours import TimeOff, WeeklyHours
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.times import LONGEST_TEXT, Times, TimeSpan
from bot.texts import clock_fields

_ROOM = 150
"""Characters. Slack shows no more of what is wrong below a field."""
_WORDS = 50
"""How many characters of the words are repeated, so that the sentence has room."""


def not_understood(unread: NotUnderstood) -> Text:
    words = Words(unread.words, _WORDS)
    if unread.why is Why.NOT_SHOWN:
        return say(
            "“{words}” is not one of the times shown. Please choose one of those.", words=words
        )
    would_work = say("This would work: {example}", example=clock_fields.on_clock(unread.example))
    return joined([_said(words)[unread.why], would_work], " ")


def _said(words: Words) -> dict[Why, Text]:
    return {
        Why.UNKNOWN: say("I could not read “{words}”.", words=words),
        Why.NO_DAY: say("On which day would “{words}” be?", words=words),
        Why.NO_TIME: say("At what time would “{words}” be?", words=words),
        Why.PASSED: say("“{words}” has passed.", words=words),
        Why.NO_SUCH_DAY: say("There is no such day as “{words}”.", words=words),
        Why.NO_SUCH_TIME: say("There is no such time as “{words}” on that day.", words=words),
        Why.WRONG_WEEKDAY: say("The weekday and the date of “{words}” do not agree.", words=words),
        Why.BACKWARDS: say("“{words}” ends before it starts, or too soon after.", words=words),
        Why.TOO_MANY: say("“{words}” is more than I can read at once.", words=words),
    }


def nothing(example: str) -> Text:
    return say("Type a time, such as {example}.", example=clock_fields.on_clock(example))


def ambiguous(asked: Ambiguous[Times], zone: ZoneInfo) -> Text:
    """The possible meanings, each in a form that could be typed instead."""
    return _which(asked.words, [written_in_zone(each, zone) for each in asked.readings])


def meanings(readings: Sequence[Times], zone: ZoneInfo) -> tuple[str, ...]:
    """What to type for each reading. Empty if two would be typed the same way, which happens when
    clocks change."""
    written = [written_in_zone(each, zone) for each in readings]
    return tuple(written) if len(set(written)) == len(written) else ()


def ambiguous_hours(asked: Ambiguous[WeeklyHours]) -> Text:
    return _which(asked.words, meanings_of_hours(asked))


def meanings_of_hours(asked: Ambiguous[WeeklyHours]) -> tuple[str, ...]:
    return tuple(map(str, asked.readings))


def ambiguous_days(asked: Ambiguous[tuple[TimeOff, ...]]) -> Text:
    return _which(asked.words, meanings_of_days(asked))


def meanings_of_days(asked: Ambiguous[tuple[TimeOff, ...]]) -> tuple[str, ...]:
    return tuple("; ".join(map(str, each)) for each in asked.readings)


def written_in_zone(reading: Times, zone: ZoneInfo) -> str:
    """Such as "Thu 26 Nov 2026 16:00-18:00 or Fri 27 Nov 2026 09:00", which `read_times` can
    read."""
    return " or ".join(_local(span, zone) for span in reading)


def in_both(reading: Times, mine: ZoneInfo, theirs: ZoneInfo) -> list[str]:
    """What was understood, in the reader's time zone and in the other side's. One line for each."""
    return [
        f"{_local(span, mine)} {_name(span, mine)} ({_local(span, theirs)} {_name(span, theirs)})"
        for span in reading
    ]


def _which(words: str, meanings: Sequence[str]) -> Text:
    asked = Words(words, _WORDS)
    if len(set(meanings)) < len(meanings):
        return say("Clocks change at “{words}”. Please choose another time.", words=asked)
    if len(meanings) == 1:
        return _is_it_meant(asked, meanings[0])
    return say(
        "“{words}” can mean several things. Please write {meanings}.",
        words=asked,
        meanings=listed(map(_quoted, meanings), ListStyle.OR),
    )


def _is_it_meant(words: Words, meaning: str) -> Text:
    asked = say(
        "Do you mean “{meaning}”? Then please write it like that.",
        meaning=Words(meaning, LONGEST_TEXT),
    )
    if length(asked) <= _ROOM:
        return asked
    return say("Please write “{words}” in full, such as 09:00-20:00.", words=words)


def _quoted(meaning: str) -> Text:
    """The whole meaning, in words that could be typed instead."""
    return say("“{words}”", words=Words(meaning, LONGEST_TEXT))


def _local(span: TimeSpan, zone: ZoneInfo) -> str:
    start = span.start.astimezone(zone)
    day = plain(Date(start.date(), DateStyle.SHORT), ANYBODY)
    said = f"{day} {start:%Y %H:%M}"
    if span.end is None:
        return said
    end = span.end.astimezone(zone)
    return f"{said}-{end:%H:%M}" if f"{end:%H:%M}" != "00:00" else f"{said}-24:00"


def _name(span: TimeSpan, zone: ZoneInfo) -> str:
    return f"{span.start.astimezone(zone):%Z}"
