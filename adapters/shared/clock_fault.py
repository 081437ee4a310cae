"""Whether this computer's clock is right, as the time in a platform's answer shows."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.cards.rich_text import Text, say_many

CLOCK_OFF = timedelta(minutes=5)
"""What is due would come too early or too late by more than this."""


def clock_fault(date: str | None, now: datetime) -> Text | None:
    """`date` is the header of that name, as HTTP writes it. Without one that can be read, nothing
    is known about the clock."""
    try:
        off = abs(parsedate_to_datetime(date or "") - now)
    except (ValueError, TypeError):
        return None
    if off <= CLOCK_OFF:
        return None
    return say_many(
        "This computer's clock is {number} minute off: set it by the network's time, or reminders "
        "come at the wrong moment.",
        "This computer's clock is {number} minutes off: set it by the network's time, or reminders "
        "come at the wrong moment.",
        round(off.total_seconds() / 60),
    )
