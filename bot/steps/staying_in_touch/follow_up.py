"""Whether something can still be done to stay in touch after an interview, and when the two were
last in contact."""

from dataclasses import replace
from datetime import datetime

from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.limits import BETWEEN_UPDATES, BETWEEN_WANTED_UPDATES
from bot.interview.members import Member
from bot.interview.model import HELD_STAGES, Interview, Side
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.staying_in_touch.follow_ups import newer, next_follow_up_at


def can_write(context: FollowUpContext) -> bool:
    """Whether it is an interview of the acting seeker's, and the two had no later one."""
    was_held = context.interview.stage in HELD_STAGES
    return context.side is Side.SEEKER and was_held and latest(context) is context


def latest(context: FollowUpContext) -> InterviewContext:
    """The interview that followed this one, if there is one."""
    later = newer(context.interview, context.others_of_pair)
    if later is None or later.stage not in HELD_STAGES:
        return context
    return replace(context, interview=later)


def asks_again(context: InterviewContext, changed: Interview) -> datetime | None:
    """When the seeker will be nudged (UTC), outside their quiet hours. None if they will not be,
    because no date is left, they stopped all nudges, or they reported the host."""
    if (
        changed.follow_up_at is None
        or not context.seeker.nudges
        or Side.SEEKER in context.reporters
    ):
        return None
    return next_allowed(context.seeker, changed.follow_up_at)


def takes_updates(host: Member) -> bool:
    """A host who stopped all nudges, or no longer hosts, receives no updates."""
    return host.nudges and host.has_open_door


def rests_until(context: FollowUpContext, now: datetime) -> datetime | None:
    """When the host may hear from the seeker again. None if they may at once."""
    sent = [
        each.last_update.at
        for each in (context.interview, *context.others_of_pair)
        if each.last_update
    ]
    wait = BETWEEN_WANTED_UPDATES if context.interview.keep_posted else BETWEEN_UPDATES
    until = max(sent, default=now) + wait
    return until if sent and now < until else None


def with_next_follow_up(
    current: Interview, context: FollowUpContext, now: datetime, wanted: datetime | None = None
) -> tuple[Interview, tuple[Timer, ...]]:
    """The interview with the date of the next nudge to stay in touch, and the timer for it. The
    revision stays the same."""
    after = context.settings.follow_up_days
    at = next_follow_up_at(current, context.others_of_pair, now, wanted, after=after)
    due = (Timer(current.id, TimerName.KEEP_IN_TOUCH, at),) if at else ()
    return replace(current, follow_up_at=at), due
