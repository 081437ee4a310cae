"""What is forgotten, and when."""

from datetime import datetime, timedelta

from bot.engine.store import UnitOfWork
from bot.interview.model import Stage

CARDS_KEPT = timedelta(days=180)

EXPORT = "export:"
"""What the keys of cards begin with that hold everything about their reader."""

ENDED = (Stage.DECLINED, Stage.WITHDRAWN, Stage.EXPIRED, Stage.CANCELLED, Stage.MISSED)
RESTING = (Stage.HELD, Stage.THANKED)
"""Over, once nothing has changed for as long as cards are kept: until then somebody may still
write a note, or an update."""


def forget_old(unit: UnitOfWork, now: datetime) -> None:
    """Cards of interviews that are over, and of none, once they were settled so long ago; and
    where interviews took place, also of those that nobody closed since their space sleeps."""
    before = now - CARDS_KEPT
    unit.outbox.forget(before, ENDED, RESTING)
    unit.interviews.forget_venues(before)
