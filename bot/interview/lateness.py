"""Who is late tells the other at once: around the time that is booked, twice at most."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.interview.limits import LATENESS_TOLD
from bot.interview.model import Interview, Stage

BEFORE = timedelta(hours=1)
"""From so long before it begins somebody may be late for it; sooner it can still be moved."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """How often somebody was `told` of it in an interview. It is kept by itself, so that every
    button stays as it is."""

    interview: str
    told: int


def may_be_late(interview: Interview, now: datetime) -> bool:
    """Until it is over. `now` is UTC."""
    slot = interview.slot
    if interview.stage is not Stage.BOOKED or slot is None:
        return False
    return slot.start - BEFORE <= now < slot.end


def was_told_enough(interview: Interview) -> bool:
    return interview.told_late >= LATENESS_TOLD


def once_more(interview: Interview) -> Lateness:
    return Lateness(interview.id, interview.told_late + 1)
