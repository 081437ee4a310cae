"""A booking that no longer holds: both confirmations say so."""

from bot.engine.contexts import InterviewContext
from bot.engine.decisions import Post
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.texts import answers as texts


def withdraw_confirmations(state: InterviewContext) -> list[Post]:
    """Edits of the two cards that confirmed it; none where nothing was booked."""
    was = state.interview
    if was.stage is not Stage.BOOKED:
        return []
    key = lifecycle.confirmation_key(was)
    return [
        Post(was.member_on(side), key, texts.was_booked(was, state.on(side.other)), was.id)
        for side in Side
    ]
