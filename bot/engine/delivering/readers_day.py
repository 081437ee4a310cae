"""When a card arrives that follows from another member's action: in its reader's day. It arrives at
once only if it is about an interview that is near, or answers something that its reader did just
now. The same holds, whatever it follows from, for one that could not be delivered at first, because
its platform was away. A card that edits an existing message also arrives at once, because it makes
no sound (storage.cards.posts)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.blocks import BlockContext
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Post
from bot.engine.store.outbox import Outbox, QueuedCard
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
from bot.interview.scheduling.quiet_hours import next_allowed

NEAR = timedelta(hours=24)
JUST_NOW = timedelta(minutes=30)
"""After this time we assume that nobody sits there waiting for an answer."""


def in_readers_day(decision: Decision, context: Context | None, now: datetime) -> Decision:
    """The decision, with what it posts to the other side of an interview, or to a host who is
    asked, held back until their quiet hours end. Messages to organizers are not held back."""
    if not (posts := decision.posts):
        return decision
    match context:
        case RequestContext(other=Member() as host) if not host.unreachable:
            # Whoever asks one who could not be reached hears of it soon, and not on Monday.
            posts = _held_back(posts, host, now)
        case InterviewContext() if not _may_ring(decision, context, now):
            posts = _held_back(posts, context.other, now)
        case BlockContext(between=(first, *_) as open_ones):
            if not any(_may_ring(decision, each, now) for each in open_ones):
                posts = _held_back(posts, first.other, now)
    return replace(decision, posts=posts)


def in_daytime(post: Post, reader: Member, now: datetime) -> Post:
    """The post as one of many: in bulk, and in its reader's daytime."""
    return replace(post, bulk=True, not_before=next_allowed(reader, now))


def wait_for_day(
    outbox: Outbox, due: Iterable[QueuedCard], now: datetime
) -> Mapping[int, datetime]:
    """The due cards (by id) about an interview that have waited so long that they are no answer to
    what their reader did just now, and until when (UTC) their reader's quiet hours last. They would
    ring at night if their platform comes back then. Reminders have an end, and do not wait."""
    asleep = {
        each.id: wakes
        for each in due
        if _is_late(each, now) and (wakes := next_allowed(each.to, now)) > now
    }
    if not asleep:
        return {}
    about = outbox.about(asleep)
    return {card: asleep[card] for card, each in about if not _begins_soon(each, now)}


def _begins_soon(interview: Interview, now: datetime) -> bool:
    """Whether it is near, or would be if it had not been cancelled."""
    slot = interview.slot
    return slot is not None and slot.start - NEAR <= now < slot.end


def _is_late(card: QueuedCard, now: datetime) -> bool:
    is_new = card.message is None and not card.in_doubt
    return is_new and card.until is None and now - card.posted_at > JUST_NOW


def _held_back(posts: Sequence[Post], reader: Member, now: datetime) -> tuple[Post, ...]:
    wakes = next_allowed(reader, now)
    return tuple(
        replace(each, not_before=wakes) if each.to == reader.id else each for each in posts
    )


def _may_ring(decision: Decision, context: InterviewContext, now: datetime) -> bool:
    """Whether the other side may be told at any hour."""
    current, other = context.interview, context.side.other
    saved = (each for each in decision.save if isinstance(each, Interview))
    is_near = any(each.is_near(now, NEAR) for each in (current, *saved))
    return is_near or _acted_just_now(current, other, now)


def _acted_just_now(interview: Interview, side: Side, now: datetime) -> bool:
    """Whether the last step was this side's, and was just now."""
    last = _last_step(interview)
    return last is not None and last[0] is side and now - last[1] <= JUST_NOW


def _last_step(interview: Interview) -> tuple[Side, datetime] | None:
    """The side that took the last step and when (UTC), if known."""
    match interview.stage:
        case Stage.ASKED:
            return interview.awaiting.other, interview.changed_at
        case Stage.BOOKED if not interview.is_moving:
            return interview.awaiting, interview.changed_at
        case Stage.HELD | Stage.THANKED if interview.last_update:
            return Side.SEEKER, interview.last_update.at
        case Stage.THANKED:
            return Side.SEEKER, interview.changed_at
    return None
