"""When a card arrives that follows from another member's action: in its reader's day. It arrives at
once only if it is about an interview that is near, or answers something that its reader did just
now. A card that edits an existing message also arrives at once, because it makes no sound
(storage.cards.posts)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.contexts.blocks import BlockContext
from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Post
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
