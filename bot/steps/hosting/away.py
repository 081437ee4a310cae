"""A host who takes no requests for a while: paused, stopped, or away for the whole time that a
request may wait. No seeker waits for them, and they are not nudged."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from bot.interview.model import Interview
from bot.steps.schedule import LET_GO_AFTER


def is_away(host: Member, asked: Interview, now: datetime) -> bool:
    profile = host.profile
    if profile is None:
        return False
    if not profile.can_be_asked(now):
        return True
    zone = ZoneInfo(profile.zone)
    today, last = (at.astimezone(zone).date() for at in (now, max(now, asked.ends)))
    return any(today in off and last in off for off in profile.time_off)


def waiting(host: Member, interviews: Iterable[Interview]) -> list[Interview]:
    """The requests that wait for this host's answer."""
    return [each for each in interviews if each.host == host.id and each.is_asked_of_host]


def let_go_timer(waiting: Iterable[Interview], now: datetime) -> tuple[Timer, ...]:
    """The host has this long to answer after all. Then it is decided again."""
    return tuple(Timer(each.id, TimerName.HOST_AWAY, now + LET_GO_AFTER) for each in waiting)
