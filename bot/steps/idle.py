"""Reminders of seekers who agreed to the rules and asked nobody."""

from datetime import datetime

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.idle import next_reminder
from bot.interview.model import Member


def reminders(seeker: Member, now: datetime) -> tuple[CommunityTimer, ...]:
    """The next one from now on, whose time decides whether it is wanted."""
    at = next_reminder(seeker.agreed_at, now) if seeker.agreed_at else None
    if at is None:
        return ()
    name = CommunityTimerName.IDLE_SEEKER
    return (CommunityTimer(seeker.community, name, at, about=str(seeker.id)),)
