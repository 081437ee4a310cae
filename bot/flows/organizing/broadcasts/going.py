"""A broadcast goes out: some members in each step, and each step in a transaction of its own, so
that nothing is doubled or lost wherever the process ends."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.broadcasts import (
    BroadcastDueContext,
    BroadcastEndContext,
    BroadcastGoingContext,
    BroadcastShownContext,
)
from bot.engine.decisions import CommunityTimer, Decision, Post
from bot.engine.delivering.readers_day import in_daytime
from bot.engine.events import CommunityDue
from bot.engine.router import Router
from bot.engine.timer_names import CommunityTimerName
from bot.interview.organizing.broadcasts import Broadcast, BroadcastState
from bot.steps.organizing.acts import tell_by_day
from bot.steps.organizing.broadcasts import asks_key, possible_again, timer
from bot.texts.organizing.broadcasts import broadcasts as texts

router = Router()

BETWEEN_STEPS = timedelta(seconds=2)
"""So that other things that are due come in between."""
LOOKS_AGAIN_AFTER = timedelta(minutes=10)
GIVES_UP_AFTER = timedelta(days=7)
"""Members who have not received it by then are not counted."""


def _later(due: CommunityDue, now: datetime) -> Decision:
    """Somebody is just deciding about it."""
    return Decision(community_timers=(CommunityTimer.again(due, now + BETWEEN_STEPS),))


@router.community_timer(CommunityTimerName.BROADCAST_SHOWN, reads=BroadcastShownContext)
def show(context: BroadcastShownContext, due: CommunityDue, now: datetime) -> Decision:
    """To its author, exactly as everybody will read it, and then the question whether to send
    it."""
    broadcast, author = context.broadcast, context.author
    if broadcast is None:
        return _later(due, now)
    if author is None or broadcast.state is not BroadcastState.DRAFT:
        return Decision()
    possible = possible_again(context, context.before, now)
    asks = texts.send_question(broadcast, context.group, context.reach, possible)
    first = Post(
        author.id,
        f"{broadcast.key}:first:{broadcast.revision}",
        texts.card(broadcast, context.contact),
    )
    return Decision(posts=(first, Post(author.id, asks_key(broadcast), asks)))


@router.community_timer(CommunityTimerName.BROADCAST_GOES, reads=BroadcastGoingContext)
def go(context: BroadcastGoingContext, due: CommunityDue, now: datetime) -> Decision:
    broadcast = context.broadcast
    if broadcast is None:
        return _later(due, now)
    if broadcast.state not in (BroadcastState.HELD, BroadcastState.GOING):
        return Decision()
    begins = broadcast.state is BroadcastState.HELD
    gone = replace(broadcast, state=BroadcastState.GOING, last=context.seen_to)
    card = texts.card(broadcast, context.contact)
    posts = [
        in_daytime(Post(each.id, broadcast.key, card), each, now) for each in context.receivers
    ]
    ends, goes = CommunityTimerName.BROADCAST_ENDS, CommunityTimerName.BROADCAST_GOES
    name, wait = (ends, LOOKS_AGAIN_AFTER) if context.is_last else (goes, BETWEEN_STEPS)
    return Decision(
        save=(gone,),
        posts=(*posts, *(_tells_author(context, gone) if begins else ())),
        community_timers=(timer(gone, name, now + wait),),
    )


def _tells_author(context: BroadcastDueContext, broadcast: Broadcast) -> tuple[Post, ...]:
    author = context.author
    return (Post(author.id, asks_key(broadcast), texts.being_sent(broadcast)),) if author else ()


@router.community_timer(CommunityTimerName.BROADCAST_ENDS, reads=BroadcastEndContext)
def end(context: BroadcastEndContext, due: CommunityDue, now: datetime) -> Decision:
    """Once all of them have it, its author is told how many received it, in their daytime: the last
    may have it while it is night for its author."""
    broadcast = context.broadcast
    if broadcast is None:
        return _later(due, now)
    begun = broadcast.sent_at or broadcast.made_at
    if context.waiting and now < begun + GIVES_UP_AFTER:
        again = timer(broadcast, CommunityTimerName.BROADCAST_ENDS, now + LOOKS_AGAIN_AFTER)
        return Decision(community_timers=(again,))
    done = broadcast.over(context.got)
    hears = context.author or context.contact
    if hears is None:
        return Decision(save=(done,))
    card = texts.result(done)
    posts = (
        Post(hears.id, asks_key(broadcast), card),
        tell_by_day(hears, broadcast.key, card, now),
    )
    return Decision(save=(done,), posts=posts)
