"""Whether this computer's clock is right, as the time in a platform's answer shows."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.cards.rich_text import Text, say, say_many

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CLOCK_OFF = timedelta(minutes=5)
"""What is due would come too early or too late by more than this."""
CLOCK_RIGHT = timedelta(minutes=4)
"""A clock that was off is right again below this. An answer tells whole seconds only, so a clock
that drifts slowly would be off and right by turns, and told each time."""


def clock_fault(date: str | None, now: datetime, *, was_off: bool = False) -> Text | None:
    """`date` is the header of that name, as HTTP writes it. Without one that can be read, nothing
    is known about the clock."""
    try:
        off = abs(parsedate_to_datetime(date or "") - now)
    except (ValueError, TypeError):
        return None
    if off <= (CLOCK_RIGHT if was_off else CLOCK_OFF):
        return None
    return say(
        "This computer's clock is {time} off: set it by the network's time, or reminders come at "
        "the wrong moment.",
        time=_in_words(off),
    )


def _in_words(off: timedelta) -> Text:
    if off < 2 * _HOUR:
        return say_many("{number} minute", "{number} minutes", round(off / _MINUTE))
    if off < 2 * _DAY:
        return say_many("{number} hour", "{number} hours", round(off / _HOUR))
    return say_many("{number} day", "{number} days", round(off / _DAY))
