"""Nobody answers: one nudge after three days, and after a week the seeker is released."""

from datetime import datetime

from bot import life, search
from bot.decision import Decision, Post
from bot.events import Due
from bot.flows.decline import OTHERS
from bot.model import Side, Stage
from bot.router import Router
from bot.state import OfInterview, Parting
from bot.texts import answer as texts
from bot.texts import nudges
from bot.timers import EXPIRE_AFTER

router = Router()


@router.timer("nudge_host", reads=OfInterview, nudges=Side.HOST)
def nudge_host(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, Side.HOST, due, now)


@router.timer("nudge_seeker", reads=OfInterview, nudges=Side.SEEKER)
def nudge_seeker(state: OfInterview, due: Due, now: datetime) -> Decision:
    return _nudge(state, Side.SEEKER, due, now)


@router.timer("expire", reads=Parting)
def expire(state: Parting, _due: Due, now: datetime) -> Decision:
    asked = state.interview
    if asked.stage is not Stage.ASKED or now < asked.changed_at + EXPIRE_AFTER:
        return Decision()
    expired = life.end(asked, Stage.EXPIRED, now)
    others = search.rank(state.listings, now)[:OTHERS]
    to_seeker, to_host = (
        (texts.expired(state.host, others, now), texts.expired_to_host(state.seeker))
        if asked.awaiting is Side.HOST
        else (
            texts.expired_waiting_for_seeker(state.host),
            texts.seeker_did_not_choose(state.seeker),
        )
    )
    key = f"{expired.id}:expired"
    return Decision(
        save=(expired,),
        posts=(
            Post(state.seeker.id, key, to_seeker, expired.id),
            Post(state.host.id, key, to_host, expired.id),
        ),
    )


def _nudge(state: OfInterview, side: Side, due: Due, now: datetime) -> Decision:
    asked = state.interview
    if asked.stage is not Stage.ASKED or asked.awaiting is not side:
        return Decision()
    card = nudges.answer(asked, side, state.on(side.other), due.name, now)
    return Decision(
        posts=(Post(asked.member_on(side), f"{asked.id}:nudge:{asked.revision}", card, asked.id),)
    )
