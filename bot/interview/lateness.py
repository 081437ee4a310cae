"""A member who is late can tell the other side with one press: shortly before and during the
interview, at most twice."""

from datetime import datetime, timedelta

from bot.interview.frozen import frozen
from bot.interview.limits import LATENESS_TOLD
from bot.interview.model import Interview

BEFORE = timedelta(hours=1)
"""A member can say that they will be late from this long before the start. Until then, the
interview can be moved."""


@frozen
class Lateness:
    """How often a side was `told` that the other is late. It is saved separately from the
    interview, so that its revision, and with it every button, stays valid."""

    interview: str
    told: int


def may_be_late(interview: Interview, now: datetime) -> bool:
    """Whether the interview is about to begin or is going on. `now` is UTC."""
    return interview.is_near(now, BEFORE)


def was_told_enough(interview: Interview) -> bool:
    return interview.told_late >= LATENESS_TOLD


def told_once_more(interview: Interview) -> Lateness:
    return Lateness(interview.id, interview.told_late + 1)
