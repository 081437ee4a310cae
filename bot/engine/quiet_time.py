"""What rests in the quiet weeks of a programme, whatever set its timer.

Nudges and suggestions wait, and no request ends. What is about a booking comes as always: its
reminders, how it went, and the first nudge to say thank you, for thanks that come late are worth
little. News (somebody left, a month is full) comes, too; so does what organizers send, whom they
introduce, and the yearly thanks, whose day they were told.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.engine.events import CommunityDue, Due
from bot.engine.interview_contexts import InterviewContext
from bot.engine.programme_contexts import CommunityContext, MemberDueContext
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview import quiet_weeks
from bot.interview.model import Side
from bot.interview.quiet_weeks import QuietWeeks
from bot.interview.suggestions import COMES_AT, next_step_at, round_day

_NUDGES: dict[str, Side] = {
    TimerName.NUDGE_HOST: Side.HOST,
    TimerName.NUDGE_SEEKER: Side.SEEKER,
    TimerName.THANKS_SECOND: Side.SEEKER,
    TimerName.KEEP_IN_TOUCH: Side.SEEKER,
    TimerName.NEXT_STEP: Side.SEEKER,
}
"""Whose weeks they wait for."""


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
    weeks = context.programme.settings.quiet_weeks
    if due.name == CommunityTimerName.SUGGESTIONS:
        return _next_look(weeks, now)
    if isinstance(context, MemberDueContext) and due.name == CommunityTimerName.IDLE_SEEKER:
        member = context.member
        return quiet_weeks.resumes_at(weeks, now, member.agreed_at or now, member.zoneinfo)
    return None


def _next_look(weeks: Iterable[QuietWeeks], now: datetime) -> datetime | None:
    """When a round is looked after again that is not made: its cards would come on a Tuesday of
    theirs. It is no later than usual, for organizers may end the weeks meanwhile."""
    tuesday = datetime.combine(round_day(now), COMES_AT, UTC)
    return next_step_at(now) if quiet_weeks.now_in(weeks, tuesday, UTC) else None
