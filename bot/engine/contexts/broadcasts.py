"""What flows read about Broadcasts."""

from bot.engine.channel_posts import ChannelPost
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.organizing.broadcasts import Broadcast, Reach
from bot.interview.organizing.groups import Group


@frozen
class BroadcastsContext(OrganizingContext):
    """`broadcasts` are those written here, newest first, at most 50. `broadcast` is the one that
    this is about, None if there is none. `fields` are those with the most hosts, at most 24.
    `groups` are those of the community. `channel_posts` is as in InvitingContext."""

    broadcasts: tuple[Broadcast, ...]
    broadcast: Broadcast | None
    fields: tuple[str, ...]
    groups: tuple[Group, ...]
    channel_posts: tuple[ChannelPost, ...]


@frozen
class BroadcastDueContext(CommunityContext):
    """For a timer about a broadcast. `broadcast` is None while another process decides about it.
    `author` wrote it, and is None once they are no organizer any more."""

    broadcast: Broadcast | None
    author: Member | None


@frozen
class BroadcastShownContext(BroadcastDueContext):
    """For a broadcast that is shown to its author. `reach` is how many would receive it now,
    `group` the one that it is for, and `before` what was written here, newest first."""

    before: tuple[Broadcast, ...]
    group: Group | None
    reach: Reach


@frozen
class BroadcastGoingContext(BroadcastDueContext):
    """For a broadcast that is going out. `receivers` are the next members who get it, locked.
    `seen_to`: with them, everybody up to this id is done. `is_last`: nobody comes after them."""

    receivers: tuple[Member, ...]
    seen_to: int
    is_last: bool


@frozen
class BroadcastEndContext(BroadcastDueContext):
    """For a broadcast that has gone out. `waiting` is how many cards are still on their way, and
    `got` how many members have it."""

    waiting: int
    got: int
