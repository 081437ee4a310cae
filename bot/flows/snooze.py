"""Every nudge can be put off, and every nudge can be stopped."""

from datetime import datetime, timedelta

from bot import life, timers
from bot.decision import Decision, Timer
from bot.events import Press
from bot.model import Side
from bot.router import Router
from bot.state import OfInterview
from bot.texts import after as texts
from bot.texts import notices

router = Router()
WAITS: dict[str, timedelta] = {
    "nudge_host": timers.LATER,
    "nudge_seeker": timers.LATER,
    "thanks_first": timers.LATER,
    "thanks_second": timers.LATER,
    "keep_in_touch_first": timers.MUCH_LATER,
    "keep_in_touch_second": timers.MUCH_LATER,
}


@router.press("later", reads=OfInterview)
def later(state: OfInterview, event: Press, now: datetime) -> Decision:
    wait = WAITS.get(event.action.arg)
    if wait is None:
        return Decision(reply=notices.not_yours())
    timer = Timer(state.interview.id, event.action.arg, now + wait)
    return Decision(reply=texts.later(wait.days), timers=(timer,))


@router.press("stop", reads=OfInterview)
def stop(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.moved_on(state, {}, now))
    return Decision(reply=texts.stopped(state.host), save=(life.stop_nudges(state.interview),))
