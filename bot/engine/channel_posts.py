"""Posts in channels, which organizers plan: when one is due, and what becomes of it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.cards.cards import Card
from bot.interview.frozen import frozen
from bot.interview.members import Member

LEASE = timedelta(minutes=10)
"""If posting began this long ago and there is no result, none will come any more."""
TOO_LATE = timedelta(hours=6)
"""A post that is this late would confuse its readers, so its organizer is asked again."""
AGAIN_AFTER = timedelta(minutes=5)


class PostKind(StrEnum):
    """Whom a post in a channel is for."""

    HOSTS = "hosts"
    SEEKERS = "seekers"
    WORD = "word"


class PostState(StrEnum):
    """`UNSURE`: the post may have arrived, but we got no answer. It is never posted again
    automatically."""

    PLANNED = "planned"
    POSTING = "posting"
    POSTED = "posted"
    STOPPED = "stopped"
    REFUSED = "refused"
    UNSURE = "unsure"


@frozen
class ChannelPost:
    """A card for a `channel` of a space at that time (UTC), written as the organizer `by` reads it.
    `due_at` is when to look at it next, None if it is finished. `message` is the platform's id of
    the post, empty while there is none."""

    id: str
    community: int
    platform: str
    space: str
    channel: str
    kind: PostKind
    by: int
    card: Card
    at: datetime
    due_at: datetime | None
    state: PostState = PostState.PLANNED
    message: str = ""


@frozen
class DuePost:
    """A post and its organizer."""

    post: ChannelPost
    by: Member


@frozen
class PostedInChannel:
    """`message` is the platform's id of the post, and `url` its address, empty if the platform has
    none."""

    message: str
    url: str = ""


class ChannelPosts(Protocol):
    """What the core needs from the store for channel posts."""

    def due(self, now: datetime, platforms: tuple[str, ...]) -> DuePost | None:
        """The post that has been due longest in an awake space of these platforms. No other process
        gets it until the transaction ends."""

    def forget(self, before: datetime) -> None:
        """Delete the posts whose time was before then."""
