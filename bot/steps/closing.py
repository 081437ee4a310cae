"""What ends before it was held: it is closed, its confirmations say that they hold no more, and
whoever has to be told is told in words that give no reason."""

from datetime import datetime

from bot.cards.blocks import Paragraph
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.interview_contexts import InterviewContext, OtherHostsContext
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Interview, Side, Stage
from bot.steps import invitations, other_hosts
from bot.texts import answers, calling_off
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


def end_unanswered(asked: Interview, now: datetime) -> Decision:
    """The seeker is free to ask somebody else at once; both hear of it in their own daytime."""
    expired = lifecycle.close_request(asked, Stage.EXPIRED, now)
    return Decision(
        save=(expired,),
        timers=(
            Timer(expired.id, TimerName.TELL_SEEKER_EXPIRED, now),
            Timer(expired.id, TimerName.TELL_HOST_EXPIRED, now),
        ),
    )


def decline(context: OtherHostsContext, declined: Interview, now: datetime) -> Decision:
    """The host says not now, and the seeker is shown others."""
    others = other_hosts.suggest(context, now)
    card = (
        calling_off.cancelled(context.host, Side.SEEKER)
        if declined.moved
        else answers.declined(context.host, others)
    )
    told = Post(context.seeker.id, f"{declined.id}:declined", card, declined.id)
    return Decision(save=(declined,), posts=(told,))


def withdraw(context: InterviewContext, now: datetime) -> Decision:
    """The seeker takes a request back. A host who has not seen it yet never does."""
    withdrawn = lifecycle.withdraw(context.interview, now)
    card = (
        calling_off.cancelled(context.seeker, Side.HOST)
        if withdrawn.moved
        else calling_off.withdrawn(context.seeker)
    )
    told = Post(
        context.host.id,
        f"{withdrawn.id}:withdrawn",
        card,
        withdrawn.id,
        if_shown=lifecycle.request_key(withdrawn),
    )
    return Decision(save=(withdrawn,), posts=(told,))


def cancel_booked(
    context: InterviewContext, ended: Interview, now: datetime, *more: Paragraph
) -> Decision:
    """What is booked is called off by who acts. Both are told in a message that lasts, with what
    takes it out of their calendars; `more` is for who acts."""
    cards = {
        context.side.other: calling_off.cancelled(context.me, context.side.other),
        context.side: calling_off.cancelled_to_canceller(
            ended, context.other, context.side, now, *more
        ),
    }
    told = (
        Post(
            ended.member_on(side),
            f"{ended.id}:cancelled",
            invitations.taken_back(card, ended, side, context, now),
            ended.id,
        )
        for side, card in cards.items()
    )
    return Decision(save=(ended,), posts=(*told, *withdraw_confirmations(context)))


def leave(context: OtherHostsContext, now: datetime) -> Decision:
    """Whoever acts takes part no more, in the words in which they could end it on any day. One
    that has begun is over now; nobody need hear that."""
    current = context.interview
    if current.stage is not Stage.BOOKED:
        if context.side is Side.SEEKER:
            return withdraw(context, now)
        return decline(context, lifecycle.decline(current, now), now)
    if current.start is not None and current.start <= now:
        return Decision(save=(lifecycle.hold(current, now),))
    return cancel_booked(context, lifecycle.cancel(current, context.side, now), now)


def withdraw_confirmations(context: InterviewContext) -> list[Post]:
    """Edits of the two cards that confirmed it; none where nothing was booked, and none to who had
    everything about them erased."""
    was = context.interview
    if was.stage is not Stage.BOOKED:
        return []
    key = lifecycle.confirmation_key(was)
    return [
        Post(
            was.member_on(side),
            key,
            texts.was_booked(was, context.on(side.other)),
            was.id,
            if_shown=key,
        )
        for side in Side
        if context.on(side).erased_at is None
    ]
