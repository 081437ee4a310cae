"""What a text about times can say: its phrases."""

from typing import Literal, NamedTuple

from bot.interview.frozen import frozen
from bot.language.times.days import DayRange, EachDay, NamedDay
from bot.language.times.named_times import NamedTime
from bot.language.zones.time_zones import ZoneName


@frozen
class WeekPhrase:
    """Next week, this week: how many weeks from now. It belongs to a weekday."""

    words: str
    number: int


@frozen
class MinutesFromNow:
    """In so many minutes from now."""

    words: str
    minutes: int


@frozen
class ZonePhrase:
    """CET, London time. Without a name it is the writer's own zone, as in "my time"."""

    words: str
    name: ZoneName | None

    @property
    def spreads(self) -> bool:
        """It holds for the times before it, too. An offset that is glued to a time, as in
        16:00+0530, holds for that time only."""
        return not self.words.startswith("+")


Joint = Literal["", ",", "or"]
"""What stands before a phrase."""
SaidDays = NamedDay | DayRange | EachDay
Said = SaidDays | NamedTime | WeekPhrase | MinutesFromNow | ZonePhrase


class TimePhrase(NamedTuple):
    """One thing that a text says, and what joins it to the one before."""

    said: Said
    joint: Joint
