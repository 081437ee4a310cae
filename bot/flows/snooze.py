"""Every nudge can be put off, and every nudge can be stopped."""

from datetime import datetime, timedelta

from bot import life, timers
from bot.decision import Decision, Timer
from bot.events import Press
from bot.model import Side
from bot.quiet import next_allowed
from bot.router import Router
from bot.state import OfInterview
from bot.texts import after as texts
from bot.texts import notices
from bot.texts import settings as settings_texts

router = Router()
WAITS: dict[tuple[Side, str], timedelta] = {
    (Side.HOST, "nudge_host"): timers.LATER,
    (Side.SEEKER, "nudge_seeker"): timers.LATER,
    (Side.SEEKER, "how_did_it_go"): timers.LATER,
    (Side.SEEKER, "thanks_first"): timers.LATER,
    (Side.SEEKER, "thanks_second"): timers.LATER,
    (Side.SEEKER, "keep_in_touch_first"): timers.MUCH_LATER,
    (Side.SEEKER, "keep_in_touch_second"): timers.MUCH_LATER,
}


@router.press("later", reads=OfInterview)
def later(state: OfInterview, event: Press, now: datetime) -> Decision:
    wait = WAITS.get((state.side, event.action.arg))
    if wait is None:
        return Decision(reply=notices.not_yours())
    if not state.me.nudges:
        return Decision(reply=settings_texts.settings(state.me))
    at = next_allowed(state.me, now + wait)
    timer = Timer(state.interview.id, event.action.arg, at)
    return Decision(reply=texts.later(at), timers=(timer,))


@router.press("stop", reads=OfInterview)
def stop(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.moved_on(state, now))
    return Decision(
        reply=texts.stopped(state.host),
        save=(life.stop_nudges(state.interview),),
        only_for=state.me.id,
    )
