"""Reminders for seekers who agreed to the rules and have asked nobody."""

from collections.abc import Iterable
from datetime import datetime

from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from bot.interview.members import Member
from bot.interview.organizing.quiet_weeks import QuietWeeks
from bot.interview.people.idle import next_reminder


def reminders(
    seeker: Member, weeks: Iterable[QuietWeeks], now: datetime
) -> tuple[CommunityTimer, ...]:
    """The timer for the next one. Whether it is wanted is decided when it fires."""
    agreed_at = seeker.agreed_at
    at = next_reminder(agreed_at, now, weeks, seeker.zoneinfo) if agreed_at else None
    if at is None:
        return ()
    name = CommunityTimerName.IDLE_SEEKER
    return (CommunityTimer(seeker.community, name, at, about=str(seeker.id)),)
