"""Times of day that are typed into forms: each on the clock of who fills the form in."""

from datetime import time

from bot.cards.formats import clock_of
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, TimeOfDay, Words, say
from bot.interview.members import ClockFormat


def such_as(at: time) -> Text:
    return say("In your time, such as {time}", time=TimeOfDay(at))


def typed(at: time, reader: Reader) -> str:
    """What a field holds at first: as the bot reads it, too, so in no language."""
    if clock_of(reader) is ClockFormat.HOURS_24:
        return f"{at:%H:%M}"
    return f"{at:%I:%M %p}".lstrip("0")


def not_read(words: str, example: time) -> Text:
    return say(
        "I could not read “{words}”. This would work: {time}.",
        words=Words(words, 20),
        time=TimeOfDay(example),
    )
