"""Every nudge can be put off, and every nudge can be stopped."""

from datetime import datetime, timedelta

from bot.cards.action_names import ActionName
from bot.engine.contexts.interview import FollowUpContext, InterviewContext
from bot.engine.decisions import Decision, Timer
from bot.engine.events import Press
from bot.engine.router import Router
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.staying_in_touch.follow_ups import MUCH_LATER
from bot.steps import schedule
from bot.steps.staying_in_touch.follow_up import latest, with_next_follow_up
from bot.texts import notices
from bot.texts.me.settings import settings as settings_texts
from bot.texts.staying_in_touch import follow_up as texts

router = Router()
WAITS: dict[tuple[Side, str], timedelta] = {
    (Side.HOST, TimerName.NUDGE_HOST): schedule.LATER,
    (Side.SEEKER, TimerName.NUDGE_SEEKER): schedule.LATER,
    (Side.SEEKER, TimerName.TELL_SEEKER_TIMES_PASSED): schedule.LATER,
    (Side.SEEKER, TimerName.HOW_DID_IT_GO): schedule.LATER,
    (Side.SEEKER, TimerName.THANKS_FIRST): schedule.LATER,
    (Side.SEEKER, TimerName.THANKS_SECOND): schedule.LATER,
}
TOUCHES = (TimerName.KEEP_IN_TOUCH, "keep_in_touch_first", "keep_in_touch_second")
"""The last two are names of older versions."""


@router.press(ActionName.LATER, reads=FollowUpContext)
def later(context: FollowUpContext, event: Press, now: datetime) -> Decision:
    if context.side in context.reporters:
        return Decision(reply=texts.reported(context.other))
    if context.side is Side.SEEKER and event.action.arg in TOUCHES:
        return _follow_up_later(context, now)
    wait = WAITS.get((context.side, event.action.arg))
    if wait is None:
        return Decision(reply=notices.not_yours())
    if not context.me.nudges:
        return Decision(reply=settings_texts.settings(context.me))
    at = next_allowed(context.me, now + wait)
    timer = Timer(context.interview.id, TimerName(event.action.arg), at)
    return Decision(reply=texts.later(at), timers=(timer,))


def _follow_up_later(context: FollowUpContext, now: datetime) -> Decision:
    """Unless they have stopped these nudges since, or have written about a newer interview."""
    wanted = next_allowed(context.me, now + MUCH_LATER)
    put_off, due = with_next_follow_up(context.interview, context, now, wanted)
    if put_off.follow_up_at is None:
        return Decision(reply=notices.out_of_date(latest(context), now))
    if not context.me.nudges:
        return Decision(reply=settings_texts.settings(context.me))
    return Decision(reply=texts.later(put_off.follow_up_at), save=(put_off.follow_up,), timers=due)


@router.press(ActionName.STOP, reads=InterviewContext)
def stop(context: InterviewContext, _event: Press, now: datetime) -> Decision:
    if context.side is not Side.SEEKER:
        return Decision(reply=notices.out_of_date(context, now))
    return Decision(
        reply=texts.stopped(context.host),
        save=(lifecycle.stop_nudges(context.interview),),
        only_for=context.me.id,
    )
