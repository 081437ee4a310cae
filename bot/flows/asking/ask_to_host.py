"""A seeker asks somebody who is no host whether they would open their door."""

from datetime import datetime

from bot.cards.action_names import ActionName
from bot.cards.cards import Card
from bot.engine.contexts.request import DoorContext
from bot.engine.decisions import Decision, Post
from bot.engine.events import Press
from bot.engine.router import Router
from bot.engine.store.first_messages import QUOTAS
from bot.interview.finding.door_questions import DoorQuestion, next_from
from bot.interview.members import Member
from bot.interview.model import Side
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.texts import notices
from bot.texts.asking import door_questions as texts

router = Router()
KEY = "open_your_door"
"""The same for each person, whoever asks, so that they are notified once."""


@router.press(ActionName.ASK_TO_HOST, reads=DoorContext, side=Side.SEEKER)
def ask(context: DoorContext, _event: Press, now: datetime) -> Decision:
    """The answer reveals nothing about the other: neither whether they want to hear from us, nor
    about whom."""
    me, other = context.me, context.other
    if other is None or other.id == me.id:
        return Decision(reply=notices.not_yours())
    if any(each.whom == other.id for each in context.door_questions):
        return Decision(reply=_asked(other))
    if again := next_from(context.door_questions, now):
        return Decision(reply=texts.too_many_questions(again))
    card = texts.question((*context.askers, me))
    told = Post(other.id, KEY, card, not_before=next_allowed(other, now))
    return Decision(
        reply=_asked(other),
        save=(DoorQuestion(me.id, other.id, me.community, now),),
        posts=(told,) if _may_be_asked(context, other) else (),
    )


def _asked(other: Member) -> Card:
    return texts.will_ask(other, to_strangers=_writes_to_strangers(other))


def _may_be_asked(context: DoorContext, other: Member) -> bool:
    is_there = not (other.left or other.is_removed)
    is_free = other.profile is None and other.nudges and not context.is_invited
    can_be_reached = context.knows_us or _writes_to_strangers(other)
    is_fine = not (context.me.suspension or context.is_blocked)
    return is_there and is_free and can_be_reached and is_fine


def _writes_to_strangers(other: Member) -> bool:
    """Where first messages are limited, they are kept for requests."""
    return other.person.platform not in QUOTAS
