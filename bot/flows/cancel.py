"""Either side cancels what is booked; the other is told at once."""

from datetime import datetime

from bot import life
from bot.decision import Decision, Post
from bot.events import Press
from bot.model import Stage
from bot.router import Router
from bot.state import OfInterview
from bot.texts import answer as texts
from bot.texts import notices
from bot.undone import undone

router = Router()


@router.press("cancel", reads=OfInterview)
def cancel(state: OfInterview, _event: Press, now: datetime) -> Decision:
    booked = state.interview
    if booked.stage is not Stage.BOOKED or booked.start is None or booked.start <= now:
        return Decision(reply=notices.moved_on(state, now))
    cancelled = life.end(booked, Stage.CANCELLED, now)
    return Decision(
        reply=texts.cancelled_to_canceller(state.other, state.side),
        save=(cancelled,),
        posts=(
            Post(
                state.other.id,
                f"{cancelled.id}:cancelled",
                texts.cancelled(state.me, state.side.other),
                cancelled.id,
            ),
            *undone(state),
        ),
    )
