"""Posts in channels, which organizers plan: when one is due, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.cards.cards import Card
from bot.interview.members import Member

LEASE = timedelta(minutes=10)
"""So long after somebody began to post it, nobody will say any more what came of that."""
TOO_LATE = timedelta(hours=6)
"""So long after its time a post would puzzle: its organizer is asked anew."""
AGAIN_AFTER = timedelta(minutes=5)


class PostKind(StrEnum):
    """Whom a post in a channel is for."""

    HOSTS = "hosts"
    SEEKERS = "seekers"
    WORD = "word"


class PostState(StrEnum):
    """One that is UNSURE may be there, for nobody said what came of it: it is never posted again
    by itself."""

    PLANNED = "planned"
    POSTING = "posting"
    POSTED = "posted"
    STOPPED = "stopped"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ChannelPost:
    """A card that comes into a `channel` of a space at that time (UTC), as the organizer `by`
    reads it. `due_at` is when it is looked at next; None once that is over. `message` is the
    platform's id of it, empty while there is none."""

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


@dataclass(frozen=True, slots=True)
class DuePost:
    """A post and its organizer."""

    post: ChannelPost
    by: Member


@dataclass(frozen=True, slots=True)
class PostedInChannel:
    """`message` is the platform's id of it, and `url` leads there, empty where none does."""

    message: str
    url: str = ""


class ChannelPosts(Protocol):
    """What the core needs of the store for them."""

    def due(self, now: datetime, platforms: tuple[str, ...]) -> DuePost | None:
        """The one that has been due longest, of spaces of these platforms that are awake. Nobody
        else gets it until the transaction ends."""

    def forget(self, before: datetime) -> None:
        """Those whose time was before then."""
