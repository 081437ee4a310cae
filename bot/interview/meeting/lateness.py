"""A member who is late can tell the other side with one press: shortly before and during the
interview, each side at most twice."""

from datetime import datetime, timedelta

from bot.interview.frozen import frozen
from bot.interview.limits import LATENESS_TOLD
from bot.interview.model import Interview, Side

BEFORE = timedelta(hours=1)
"""A member can say that they will be late from this long before the start. Until then, the
interview can be moved."""


@frozen
class Lateness:
    """The side that was `told` that the other is late, once for each message. It is saved
    separately from the interview, so that its revision, and with it every button, stays valid."""

    interview: str
    told: tuple[Side, ...]


def may_be_late(interview: Interview, now: datetime) -> bool:
    """Whether the interview is about to begin or is going on. `now` is UTC."""
    return interview.is_near(now, BEFORE)


def was_told_enough(interview: Interview, side: Side) -> bool:
    return interview.told_of_lateness.count(side) >= LATENESS_TOLD


def told_once_more(interview: Interview, side: Side) -> Lateness:
    return Lateness(interview.id, (*interview.told_of_lateness, side))
