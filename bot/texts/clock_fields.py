"""Times of day that are typed into forms, each in the clock format of the person who fills it
in."""

import re
from datetime import datetime, time

from bot.cards.formats import clock_of
from bot.cards.forms import TextField, Values, Wrong
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, TimeOfDay, Words, joined, say
from bot.interview.frozen import frozen
from bot.interview.members import ClockFormat
from bot.interview.scheduling.quiet_hours import read_clock
from bot.language.times import day_as_typed

_TIME = re.compile(r"\b(\d{1,2}:\d{2})\b")
"""It has one group, so every second piece of a split is a time."""


def example_hint(at: time) -> Text:
    return say("In your time, such as {time}", time=TimeOfDay(at))


def on_clock(written: str) -> Text:
    """What can be typed, given in the 24-hour format. Each time in it is shown in the reader's own
    clock format."""
    return joined(map(_word_on_clock, written.split()), " ")


def _word_on_clock(word: str) -> Text:
    pieces = enumerate(_TIME.split(word))
    return joined((_on_a_clock(each) if at % 2 else Words(each) for at, each in pieces if each), "")


def _on_a_clock(written: str) -> TimeOfDay:
    return TimeOfDay(time.fromisoformat(written.zfill(len("00:00"))))


def typed(at: time, reader: Reader) -> str:
    """The initial value of a field. The bot reads it back, so it is the same in every language."""
    if clock_of(reader) is ClockFormat.HOURS_24:
        return f"{at:%H:%M}"
    return f"{at:%I:%M %p}".lstrip("0")


def typed_times(initial: str, reader: Reader) -> str:
    """The initial value of a field for times, for platforms on which they are typed: "Fri 27 Nov
    11:00 AM", one a line, by the reader's clock. The bot reads it back, so it is the same in every
    language."""
    times = map(datetime.fromisoformat, initial.splitlines())
    return "\n".join(f"{day_as_typed(at)} {_typed_with_day(at.time(), reader)}" for at in times)


def _typed_with_day(at: time, reader: Reader) -> str:
    """Midnight is "00:00": "12:00 AM" could begin the day or end it, so the bot would ask back."""
    return typed(at, reader) if at != time() else "00:00"


def read(field: TextField, values: Values, example: time, why: Wrong) -> time:
    """The time in this field. If it cannot be read, `why` then says so, and the example is
    returned."""
    words = field.read(values)
    try:
        return read_clock(words)
    except ValueError:
        why[field] = unreadable(words, example)
        return example


@frozen
class FromUntil:
    """Two fields of a form: from one time of day until another."""

    start: TextField
    end: TextField

    def filled(self, start: time, end: time, reader: Reader) -> tuple[TextField, TextField]:
        return self.start.filled(typed(start, reader)), self.end.filled(typed(end, reader))

    def read(self, values: Values, example: tuple[time, time], why: Wrong) -> tuple[time, time]:
        """As `read` for one field."""
        start, end = example
        return read(self.start, values, start, why), read(self.end, values, end, why)


def from_until(name: str, label: Text, from_hint: Text, until_hint: Text) -> FromUntil:
    # Translators: the label of the second of two fields, "No nudges from ... until ...".
    until = say("until")
    return FromUntil(
        TextField(f"{name}_from", label, from_hint, time_of_day=True),
        TextField(f"{name}_until", until, until_hint, time_of_day=True),
    )


def unreadable(words: str, example: time) -> Text:
    return say(
        "I could not read “{words}”. This would work: {time}.",
        words=Words(words, 20),
        time=TimeOfDay(example),
    )
