"""Posts what organizers planned into channels, each post at most once."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.cards import Card
from bot.cards.reader import reader_of
from bot.engine.channel_posts import (
    AGAIN_AFTER,
    LEASE,
    TOO_LATE,
    ChannelPost,
    DuePost,
    PostedInChannel,
    PostState,
)
from bot.engine.decisions import Decision, Post
from bot.engine.errors import ChannelClosed, SendFailed, log_failure
from bot.engine.store.ports import ChannelPoster, Clock
from bot.engine.store.store import Store, UnitOfWork
from bot.texts.organizing.inviting import channel_posts as texts

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds for one post."""


class ChannelPosting:
    """The platform is called outside every transaction. A post is claimed first, and never posted
    again automatically. If its outcome is unknown, its organizer is told."""

    def __init__(self, store: Store, clock: Clock, posters: Mapping[str, ChannelPoster]) -> None:
        self._store = store
        self._clock = clock
        self._posters = posters

    async def take(self, platforms: Sequence[str]) -> DuePost | None:
        """Claim a post that is due on these platforms and is to be posted now."""
        there = tuple(each for each in platforms if each in self._posters)
        now = self._clock.now()
        while due := await self._store.run_in_background(lambda unit: _taken(unit, now, there)):
            if due.post.state is PostState.POSTING:
                return due
        return None

    async def post(self, due: DuePost) -> None:
        """Post it, and save the result."""
        after, card = await self._outcome(due)
        now = self._clock.now()
        await self._store.run_in_background(lambda unit: _settle(unit, after, card, now))

    async def _outcome(self, due: DuePost) -> tuple[ChannelPost, Card | None]:
        """The changed post, and the card for its organizer, if any."""
        post = due.post
        try:
            async with asyncio.timeout(PATIENCE):
                posted = await self._posters[post.platform].post(post, reader_of(due.by))
        except ChannelClosed as closed:
            refused = replace(post, state=PostState.REFUSED, due_at=None)
            return refused, texts.refused(refused, closed.why)
        except SendFailed as failed:
            return _failed(post, failed, self._clock.now())
        except Exception as why:  # one post's fault must not stop the rest
            log_failure(log, f"The post {post.id} failed", why)
            return _unsure(post)
        return _posted(post, posted)


def _taken(unit: UnitOfWork, now: datetime, platforms: tuple[str, ...]) -> DuePost | None:
    """The claimed post. One that was claimed before and never settled may have been posted, so it
    is UNSURE."""
    due = unit.channel_posts.due(now, platforms)
    if due is None:
        return None
    post = due.post
    if post.state is PostState.POSTING:
        after, card = _unsure(post)
    elif now - post.at > TOO_LATE:
        after = replace(post, state=PostState.STOPPED, due_at=None)
        card = texts.too_late(after)
    else:
        after, card = replace(post, state=PostState.POSTING, due_at=now + LEASE), None
    _settle(unit, after, card, now)
    return DuePost(after, due.by)


def _settle(unit: UnitOfWork, post: ChannelPost, card: Card | None, now: datetime) -> None:
    posts = (Post(post.by, f"channel_post:{post.id}:{now:%Y%m%dT%H%M%S}", card),) if card else ()
    unit.save(Decision(save=(post,), posts=posts), now)


def _posted(post: ChannelPost, posted: PostedInChannel) -> tuple[ChannelPost, Card]:
    after = replace(post, state=PostState.POSTED, due_at=None, message=posted.message)
    return after, texts.posted(after, posted.url)


def _unsure(post: ChannelPost) -> tuple[ChannelPost, Card]:
    after = replace(post, state=PostState.UNSURE, due_at=None)
    return after, texts.unsure(after)


def _failed(
    post: ChannelPost, failed: SendFailed, now: datetime
) -> tuple[ChannelPost, Card | None]:
    """The post could not be made. It is tried again, unless it may have arrived."""
    if failed.in_doubt:
        return _unsure(post)
    again = now + (failed.retry_after or AGAIN_AFTER)
    return replace(post, state=PostState.PLANNED, due_at=again), None
