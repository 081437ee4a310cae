"""A month and three months later: a nudge to write again."""

from datetime import datetime

from bot import life
from bot.decision import Decision, Post
from bot.events import Due, Press
from bot.model import Side, Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import after as texts
from bot.texts import notices, nudges
from bot.timers import card_key

router = Router()


@router.timer("keep_in_touch_first", reads=OfInterview, nudges=Side.SEEKER)
def first_nudge(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now)


@router.timer("keep_in_touch_second", reads=OfInterview, nudges=Side.SEEKER)
def second_nudge(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, due, now)


@router.press("wrote", reads=OfInterview)
def wrote(state: OfInterview, _event: Press, now: datetime) -> Decision:
    if state.side is not Side.SEEKER:
        return Decision(reply=notices.moved_on(state, now))
    return Decision(
        reply=texts.in_touch(state.host),
        save=(life.keep_in_touch(state.interview, now),),
        only_for=state.me.id,
    )


def _nudge(state: OfInterview, due: Due, now: datetime) -> Decision:
    """Only after a talk that both remember as one: noted, or thanked for."""
    past = state.interview
    if past.stage is not Stage.THANKED and not (past.stage is Stage.HELD and past.debrief):
        return Decision()
    card = nudges.keep_in_touch(past, state.host, due.name)
    return Decision(posts=(Post(state.seeker.id, card_key(due, now), card, past.id),))
