"""How words are understood, with one function for each kind of words."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from askwell.commands.demo_community import DemoCommunity
from bot.cards.rich_text import Text, Words
from bot.content.coaching import asks_for_job
from bot.content.questions.fields import field_for, field_of_id, nearest_fields
from bot.engine.contexts.member import Context, FreeTextContext
from bot.engine.contexts.request import SearchContext
from bot.engine.events import Command
from bot.interview.frozen import frozen
from bot.interview.hours import WEEKDAYS, TimeOff, WeeklyHours
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_hours, read_time_off
from bot.language.intents import Guess, hear
from bot.language.times import TimeSpan, example, read_times
from bot.texts import times as texts

Json = Mapping[str, Any]
Meaning = TypeVar("Meaning")
UTC = ZoneInfo("UTC")
NEAREST = 4


class ReadingOutcome(StrEnum):
    UNDERSTOOD = "understood"
    ASKED = "asked"
    REFUSED = "refused"


@frozen
class Reading:
    """What was understood: `told` for a person, one entry for each line, and as JSON values."""

    outcome: ReadingOutcome
    told: tuple[Text, ...]
    values: Json = dataclasses.field(default_factory=dict)


@frozen
class WordsWriter:
    """The writer of the words: when they wrote (UTC), and how they write dates."""

    now: datetime
    zone: ZoneInfo
    day_first: bool | None


def times(text: str, writer: WordsWriter) -> Reading:
    reading = _read(
        lambda: read_times(text, writer.now, writer.zone, writer.day_first),
        "spans",
        lambda found: _spans(found, writer),
        lambda found: texts.in_both(found, writer.zone, UTC),
        lambda several: texts.ambiguous(several, writer.zone),
    )
    if reading.values.get("spans") == []:
        return Reading(ReadingOutcome.REFUSED, (texts.nothing(example(writer.now, writer.zone)),))
    return reading


def hours(text: str, _writer: WordsWriter) -> Reading:
    return _read(
        lambda: read_hours(text),
        "hours",
        _hours,
        lambda found: [str(found)],
        texts.ambiguous_hours,
    )


def days_off(text: str, writer: WordsWriter) -> Reading:
    return _read(
        lambda: read_time_off(text, writer.now, writer.zone, writer.day_first),
        "days",
        _days,
        lambda found: map(str, found),
        texts.ambiguous_days,
    )


def job_ask(text: str, _writer: WordsWriter) -> Reading:
    sentences = asks_for_job(text)
    values = {"asks": bool(sentences), "sentences": list(sentences)}
    return Reading(ReadingOutcome.UNDERSTOOD, _lines(sentences), values)


def field(text: str, _writer: WordsWriter) -> Reading:
    """The field that is certainly meant; otherwise similar ones are suggested."""
    sure = field_of_id(field_for(text))
    if sure:
        values = {"field": sure.name, "id": sure.id}
        return Reading(ReadingOutcome.UNDERSTOOD, _lines([sure.name]), values)
    near = [each.name for each in nearest_fields(text, NEAREST)]
    outcome = ReadingOutcome.ASKED if near else ReadingOutcome.REFUSED
    return Reading(outcome, _lines(near), {"field": None, "guesses": near})


KINDS_OF_ANYBODY: Mapping[str, Callable[[str, WordsWriter], Reading]] = {
    "times": times,
    "hours": hours,
    "days-off": days_off,
    "job-ask": job_ask,
    "field": field,
}
"""Kinds of words that are read without context, by name."""


async def intent(text: str, demo: DemoCommunity) -> Reading:
    event = demo.says(text)
    if isinstance(event, Command):
        values = {"intent": event.name, "person": "", "topic": event.text, "when": ""}
        return Reading(ReadingOutcome.UNDERSTOOD, _lines([event.name]), values | {"guesses": []})
    context = cast("FreeTextContext", await demo.context(event))
    heard = hear(text, asks_for_job, context.people)
    guesses = [str(each.intent) for each in heard.guesses]
    if heard.sure:
        return Reading(
            ReadingOutcome.UNDERSTOOD, _lines(guesses[:1]), _meant(heard.guesses[0], guesses)
        )
    outcome = ReadingOutcome.ASKED if guesses else ReadingOutcome.REFUSED
    return Reading(outcome, _lines(guesses), {"intent": None, "guesses": guesses})


async def search(text: str, demo: DemoCommunity) -> Reading:
    event = demo.says(text)
    finds = event if isinstance(event, Command) and event.name == "find" else demo.finds(text)
    found = await demo.read(finds, _found)
    outcome = ReadingOutcome.UNDERSTOOD if found else ReadingOutcome.REFUSED
    return Reading(outcome, _lines(found), {"found": found})


def _found(context: Context) -> list[str]:
    return [each.host.name for each in cast("SearchContext", context).listings]


KINDS_IN_DEMO = {"intent": intent, "search": search}
"""Kinds of words that are read as those of a member of the demo community."""

KINDS = (*KINDS_OF_ANYBODY, *KINDS_IN_DEMO)


def _read(
    read: Callable[[], Meaning],
    name: str,
    values: Callable[[Meaning], list[Json]],
    lines: Callable[[Meaning], Iterable[str]],
    asked: Callable[[Ambiguous[Meaning]], Text],
) -> Reading:
    """The result as JSON under that name, and as lines for a person."""
    try:
        found = read()
    except NotUnderstood as unread:
        return Reading(ReadingOutcome.REFUSED, (texts.not_understood(unread),))
    except Ambiguous as several:
        readings = [values(each) for each in several.readings]
        return Reading(ReadingOutcome.ASKED, (asked(several),), {"readings": readings})
    return Reading(ReadingOutcome.UNDERSTOOD, _lines(lines(found)), {name: values(found)})


def _lines(lines: Iterable[str]) -> tuple[Text, ...]:
    return tuple(map(Words, lines))


def _spans(found: Iterable[TimeSpan], writer: WordsWriter) -> list[Json]:
    def instant(at: datetime | None) -> str | None:
        return at.astimezone(writer.zone).isoformat() if at else None

    return [{"start": instant(each.start), "end": instant(each.end)} for each in found]


def _hours(found: WeeklyHours) -> list[Json]:
    return [
        {"day": WEEKDAYS[each.weekday].lower(), "from": start, "until": end}
        for each in found.stretches
        for start, end in [each.times.split("-")]
    ]


def _days(found: Iterable[TimeOff]) -> list[Json]:
    return [{"from": f"{each.first}", "until": f"{each.last}"} for each in found]


def _meant(guess: Guess, guesses: list[str]) -> Json:
    people = ", ".join(each.name for named in guess.people for each in named)
    said = {"intent": str(guess.intent), "person": people, "topic": guess.topic}
    return said | {"when": guess.when, "guesses": guesses}
