"""A member would like to ask somebody who does not host whether they would open their door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.interview.limits import A_WEEK, DOOR_QUESTIONS_A_WEEK


@dataclass(frozen=True, slots=True)
class DoorQuestion:
    """`by` asked `whom` at that time (UTC): once, whatever became of it."""

    by: int
    whom: int
    community: int
    at: datetime


def next_from(asked: Sequence[DoorQuestion], now: datetime) -> datetime | None:
    """When somebody may ask one more, who asked these and as many within a week as they may; None
    if they need not wait."""
    recent = sorted(each.at for each in asked if each.at > now - A_WEEK)
    if len(recent) < DOOR_QUESTIONS_A_WEEK:
        return None
    return recent[-DOOR_QUESTIONS_A_WEEK] + A_WEEK
