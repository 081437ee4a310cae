"""Ends interviews before they are held: they are closed, their confirmations say that they are no
longer valid, and whoever must know is told without a reason."""

from datetime import datetime

from bot.cards.blocks import Paragraph
from bot.engine.contexts.interview import InterviewContext, OtherHostsContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.timer_names import TimerName
from bot.interview import lifecycle
from bot.interview.model import Interview, Side, Stage
from bot.steps.finding import other_hosts
from bot.steps.meeting import invitations
from bot.texts.asking import answers, calling_off
from bot.texts.asking import other_times as texts
from bot.texts.meeting.plan import outdated_plan


def close(context: InterviewContext, tells: TimerName, now: datetime) -> Decision:
    """It ends as cancelled, so that nobody has to wait long before asking again. The timer `tells`
    the side that is waiting, in their daytime."""
    closed = lifecycle.end(context.interview, Stage.CANCELLED, now)
    return Decision(
        save=(closed,),
        posts=tuple(withdraw_booking(context)),
        timers=(Timer(closed.id, tells, now),),
    )


def expire_in_silence(asked: Interview, now: datetime) -> Decision:
    """The seeker is free at once to ask somebody else. Both are told in their own daytime."""
    return _tell_both(lifecycle.close_request(asked, Stage.EXPIRED, now), now)


def end_after_outage(asked: Interview, now: datetime) -> Decision:
    """The same for a request that its host could not answer to the end, as Askwell was away."""
    return _tell_both(lifecycle.end_before_its_time(asked, now), now)


def _tell_both(expired: Interview, now: datetime) -> Decision:
    return Decision(
        save=(expired,),
        timers=(
            Timer(expired.id, TimerName.TELL_SEEKER_EXPIRED, now),
            Timer(expired.id, TimerName.TELL_HOST_EXPIRED, now),
        ),
    )


def end_undelivered(asked: Interview, now: datetime) -> Decision:
    """The same for a request that its host has not seen yet, and never will: there is nothing to
    tell them, and they were not silent."""
    expired = lifecycle.end_before_its_time(asked, now)
    return Decision(
        save=(expired,), timers=(Timer(expired.id, TimerName.TELL_SEEKER_EXPIRED, now),)
    )


def decline(context: OtherHostsContext, declined: Interview, now: datetime) -> Decision:
    """The host says "not now", and the seeker is shown other hosts."""
    others = other_hosts.suggest(context, now)
    card = (
        calling_off.cancelled(context.host, Side.SEEKER, context.interview.start)
        if declined.moved
        else answers.declined(context.host, others)
    )
    told = Post(context.seeker.id, f"{declined.id}:declined", card, declined.id)
    return Decision(save=(declined,), posts=(told, *withdraw_booking(context)))


def withdraw(context: InterviewContext, now: datetime) -> Decision:
    """The seeker withdraws a request. A host who has not seen it yet never will."""
    withdrawn = lifecycle.withdraw(context.interview, now)
    card = (
        calling_off.cancelled(context.seeker, Side.HOST, withdrawn.start)
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
    return Decision(save=(withdrawn,), posts=(told, *withdraw_booking(context)))


def cancel_booked(
    context: InterviewContext, ended: Interview, now: datetime, *more: Paragraph
) -> Decision:
    """The member who acts cancels a booked interview. Both are told in a message that stays and
    that removes it from their calendars. `more` is added for the member who acts."""
    cards = {
        context.side.other: calling_off.cancelled(context.me, context.side.other, ended.start),
        context.side: calling_off.cancelled_to_canceller(context.other, context.side, *more),
    }
    told = (
        Post(
            ended.member_on(side),
            f"{ended.id}:cancelled",
            invitations.with_cancelled_event(card, ended, side, context, now),
            ended.id,
        )
        for side, card in cards.items()
    )
    return Decision(save=(ended,), posts=(*told, *withdraw_booking(context)))


def leave(context: OtherHostsContext, now: datetime) -> Decision:
    """The member who acts leaves this interview, in the same words as if they had ended it on any
    other day. One that has begun counts as over, and nobody needs to be told."""
    current = context.interview
    if current.stage is not Stage.BOOKED:
        if context.side is Side.SEEKER:
            return withdraw(context, now)
        return decline(context, lifecycle.decline(current, now), now)
    if current.start is not None and current.start <= now:
        return Decision(save=(lifecycle.hold(current, now),))
    return cancel_booked(context, lifecycle.cancel(current, context.side, now), now)


def withdraw_booking(context: InterviewContext) -> list[Post]:
    """Edits of what was sent with the booking: the confirmations, and the seeker's questions. The
    latter stay while another time can be found, which is once. Empty if nothing was ever booked."""
    was, key = context.interview, lifecycle.plan_key(context.interview)
    was_booked = was.stage is Stage.BOOKED or was.moved
    if not was_booked or context.seeker.erased_at:
        return withdraw_confirmations(context)
    plan = Post(was.seeker, key, outdated_plan(context.host), was.id, if_shown=key)
    return [*withdraw_confirmations(context), plan]


def withdraw_confirmations(context: InterviewContext) -> list[Post]:
    """Edits of the two cards that confirmed the booking. None if nothing was booked, and none for a
    member who has been erased."""
    was = context.interview
    if was.stage is not Stage.BOOKED:
        return []
    key = lifecycle.confirmation_key(was)
    return [
        Post(
            was.member_on(side),
            key,
            texts.outdated_confirmation(was, context.on(side.other)),
            was.id,
            if_shown=key,
        )
        for side in Side
        if context.on(side).erased_at is None
    ]
