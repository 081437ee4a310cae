"""A member would like to ask somebody who is no host yet whether they would open their door."""

from collections.abc import Sequence
from datetime import datetime

from bot.interview.frozen import frozen
from bot.interview.limits import A_WEEK, DOOR_QUESTIONS_A_WEEK


@frozen
class DoorQuestion:
    """`by` asked `whom` at that time (UTC). A member can ask the same person only once, whatever
    came of it."""

    by: int
    whom: int
    community: int
    at: datetime


def next_from(asked: Sequence[DoorQuestion], now: datetime) -> datetime | None:
    """When a member who has asked as many people as a week allows may ask the next one. None if
    they may ask now."""
    recent = sorted(each.at for each in asked if each.at > now - A_WEEK)
    if len(recent) < DOOR_QUESTIONS_A_WEEK:
        return None
    return recent[-DOOR_QUESTIONS_A_WEEK] + A_WEEK
