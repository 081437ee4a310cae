"""What waits during the quiet weeks of a programme, whatever set its timer.

Nudges and suggestions wait, also those to organizers about somebody who would host, and no request
ends. Messages about a booking come as usual: its reminders, the question how it went, and the first
nudge to say thank you, because late thanks are worth little. News (somebody left, a month is full)
comes as usual, and so do messages that organizers send, their introductions, and the yearly thanks,
whose day was announced.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.programme import CommunityContext, MemberDueContext
from bot.engine.events import CommunityDue, Due
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.model import Side
from bot.interview.organizing import quiet_weeks
from bot.interview.organizing.quiet_weeks import QuietWeeks
from bot.interview.people.idle import REMINDED_AFTER
from bot.interview.suggestions.suggestions import COMES_AT, next_step_at, round_day

_NUDGES: dict[str, Side] = {
    TimerName.NUDGE_HOST: Side.HOST,
    TimerName.NUDGE_SEEKER: Side.SEEKER,
    TimerName.THANKS_SECOND: Side.SEEKER,
    TimerName.KEEP_IN_TOUCH: Side.SEEKER,
    TimerName.NEXT_STEP: Side.SEEKER,
}
"""The side whose quiet weeks a timer waits for."""


def resumes_at(context: InterviewContext, due: Due, now: datetime) -> datetime | None:
    """When a timer of an interview fires instead (UTC). None if it fires now."""
    weeks = context.settings.quiet_weeks
    if side := _NUDGES.get(due.name):
        return quiet_weeks.rests_until(weeks, now, context.on(side).zoneinfo)
    if due.name == TimerName.EXPIRE:
        awaited = context.on(context.interview.awaiting)
        asked_at, wait = context.interview.changed_at, timedelta(days=context.settings.answer_days)
        return quiet_weeks.resumes_at(weeks, now, asked_at, wait, awaited.zoneinfo)
    return None


def community_resumes_at(
    context: CommunityContext, due: CommunityDue, now: datetime
) -> datetime | None:
    """The same, for a timer of a whole community."""
    weeks = context.programme.settings.quiet_weeks
    if due.name == CommunityTimerName.SUGGESTIONS:
        return _next_look(weeks, now)
    if not isinstance(context, MemberDueContext):
        return None
    member = context.member
    if due.name == CommunityTimerName.HOST_WAITS:
        return quiet_weeks.rests_until(weeks, now, member.zoneinfo)
    if due.name == CommunityTimerName.IDLE_SEEKER:
        agreed_at, wait = member.agreed_at or now, REMINDED_AFTER[-1]
        return quiet_weeks.resumes_at(weeks, now, agreed_at, wait, member.zoneinfo)
    return None


def _next_look(weeks: Iterable[QuietWeeks], now: datetime) -> datetime | None:
    """When to look again after a round that is not made because its cards would come on a Tuesday
    in quiet weeks. It is no later than usual, because organizers may end the weeks meanwhile."""
    tuesday = datetime.combine(round_day(now), COMES_AT, UTC)
    return next_step_at(now) if quiet_weeks.now_in(weeks, tuesday, UTC) else None
