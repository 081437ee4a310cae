"""It did not happen: no blame, both are told, and either can find another time."""

from datetime import datetime

from bot import life
from bot.decision import Decision, Post
from bot.events import Press
from bot.model import Side, Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import after as texts
from bot.texts import notices

router = Router()


@router.press("missed", reads=OfInterview)
def miss(state: OfInterview, _event: Press, now: datetime) -> Decision:
    held = state.interview
    if held.stage is not Stage.HELD or state.side is not Side.SEEKER:
        return Decision(reply=notices.moved_on(state, now))
    missed = life.end(held, Stage.MISSED, now)
    return Decision(
        save=(missed,),
        posts=tuple(
            Post(
                missed.member_on(side),
                f"{missed.id}:missed:{missed.revision}",
                texts.missed(state.on(side.other), missed, side, now),
                missed.id,
            )
            for side in Side
        ),
    )
