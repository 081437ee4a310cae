"""What ends before it was held: it is closed, and its confirmations say that they hold no more."""

from datetime import datetime

from bot.engine.contexts import InterviewContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Side, Stage
from bot.texts import other_times as texts


def close(context: InterviewContext, tells: TimerName, now: datetime) -> Decision:
    """It ends as cancelled, so that nobody need wait long to ask again. The timer `tells` whoever
    waits, in their own daytime."""
    closed = lifecycle.end(context.interview, Stage.CANCELLED, now)
    return Decision(
        save=(closed,),
        posts=tuple(withdraw_confirmations(context)),
        timers=(Timer(closed.id, tells, now),),
    )


def withdraw_confirmations(context: InterviewContext) -> list[Post]:
    """Edits of the two cards that confirmed it; none where nothing was booked."""
    was = context.interview
    if was.stage is not Stage.BOOKED:
        return []
    key = lifecycle.confirmation_key(was)
    return [
        Post(was.member_on(side), key, texts.was_booked(was, context.on(side.other)), was.id)
        for side in Side
    ]
