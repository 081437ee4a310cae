"""A seeker asks somebody who does not host whether they would open their door."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.engine.contexts import RequestContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.interview.members import Member
from bot.interview.model import Side
from bot.interview.quiet_hours import next_allowed
from bot.texts import notices
from bot.texts import open_your_door as texts

router = Router()
KEY = "open_your_door"
"""One for each person, whoever asks: they are notified once."""


@router.press(ActionName.ASK_TO_HOST, reads=RequestContext, side=Side.SEEKER)
def ask(context: RequestContext, _event: Press, now: datetime) -> Decision:
    """The answer tells nothing of the other: not whether they want to hear of us, nor of whom."""
    me, other = context.me, context.other
    if other is None or other.id == me.id:
        return Decision(reply=notices.not_yours())
    told = Post(other.id, KEY, texts.question(me), not_before=next_allowed(other, now))
    wanted = _may_be_asked(context, other)
    return Decision(reply=texts.asked(other), posts=(told,) if wanted else ())


def _may_be_asked(context: RequestContext, other: Member) -> bool:
    is_there = not (other.left or other.is_removed)
    is_free = other.profile is None and other.nudges
    return is_there and is_free and not (context.me.suspension or context.is_apart)
