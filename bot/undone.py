"""A booking that no longer holds: both confirmations say so."""

from bot import life
from bot.decision import Post
from bot.model import Side, Stage
from bot.state import OfInterview
from bot.texts import answer as texts


def undone(state: OfInterview) -> list[Post]:
    """Edits of the two cards that confirmed it; none where nothing was booked."""
    was = state.interview
    if was.stage is not Stage.BOOKED:
        return []
    key = life.confirmation_key(was)
    return [
        Post(was.member_on(side), key, texts.was_booked(was, state.on(side.other)), was.id)
        for side in Side
    ]
