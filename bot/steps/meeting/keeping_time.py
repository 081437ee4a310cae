"""An interview that was to be moved stays at its booked time."""

from datetime import datetime

from bot.cards.cards import Card
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post
from bot.interview import lifecycle
from bot.interview.model import Side
from bot.interview.scheduling.quiet_hours import next_allowed
from bot.texts.asking import other_times as texts


def keep_old_time(context: InterviewContext, now: datetime) -> Decision:
    """One of the two has decided that. Both receive a card that shows what can be done."""
    stays = lifecycle.keep_time(context.interview)
    cards = {
        context.side.other: texts.old_time_stays(stays, context.side.other, context, now),
        context.side: texts.old_time_kept_by_you(stays, context, now),
    }
    return Decision(
        save=(stays,),
        posts=tuple(
            Post(stays.member_on(side), _key(context), card, stays.id)
            for side, card in cards.items()
        ),
    )


def keep_unanswered(context: InterviewContext, now: datetime) -> Decision:
    """Nobody chose a new time. Both are told in their own daytime."""
    stays = lifecycle.keep_time(context.interview)
    return Decision(
        save=(stays,),
        posts=tuple(
            _told(context, side, texts.old_time_stays_unanswered(stays, side, context, now), now)
            for side in Side
        ),
    )


def _told(context: InterviewContext, side: Side, card: Card, now: datetime) -> Post:
    reader, current = context.on(side), context.interview
    return Post(reader.id, _key(context), card, current.id, not_before=next_allowed(reader, now))


def _key(context: InterviewContext) -> str:
    return f"{context.interview.id}:stays:{context.interview.revision}"
