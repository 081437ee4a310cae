"""What rests in the quiet weeks of a programme, whatever set its timer.

Nudges and suggestions wait, and no request ends. What is about a booking comes as always: its
reminders, how it went, and the first nudge to say thank you, for thanks that come late are worth
little. News (somebody left, a month is full) comes, too.
"""

from datetime import UTC, datetime

from bot.engine.contexts import InterviewContext
from bot.engine.events import CommunityDue, Due
from bot.engine.programme_contexts import CommunityContext
from bot.engine.timer_names import TimerName
from bot.interview import quiet_weeks
from bot.interview.model import Side

_NUDGES: dict[str, Side] = {
    TimerName.NUDGE_HOST: Side.HOST,
    TimerName.NUDGE_SEEKER: Side.SEEKER,
    TimerName.THANKS_SECOND: Side.SEEKER,
    TimerName.KEEP_IN_TOUCH: Side.SEEKER,
}
"""Whose weeks they wait for."""

COMMUNITY_NUDGES = frozenset({"suggestions", "idle_seeker"})
"""Names of timers of a whole community that nudge members or suggest somebody to them."""


def resumes_at(context: InterviewContext, due: Due, now: datetime) -> datetime | None:
    """When a timer of an interview fires instead (UTC), None if now."""
    weeks = context.settings.quiet_weeks
    if side := _NUDGES.get(due.name):
        return quiet_weeks.rests_until(weeks, now, context.on(side).zoneinfo)
    if due.name == TimerName.EXPIRE:
        awaited = context.on(context.interview.awaiting)
        asked_at = context.interview.changed_at
        return quiet_weeks.resumes_at(weeks, now, asked_at, awaited.zoneinfo)
    return None


def community_resumes_at(
    context: CommunityContext, due: CommunityDue, now: datetime
) -> datetime | None:
    """The same, for a timer of a whole community."""
    if due.name not in COMMUNITY_NUDGES:
        return None
    return quiet_weeks.rests_until(context.programme.settings.quiet_weeks, now, UTC)
