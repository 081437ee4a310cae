"""What flows read of words to all. See bot.engine.programme_contexts."""

from dataclasses import dataclass

from bot.engine.channel_posts import ChannelPost
from bot.engine.programme_contexts import CommunityContext, OrganizingContext
from bot.interview.groups import Group
from bot.interview.members import Member
from bot.interview.words_to_all import Reach, WordToAll


@dataclass(frozen=True, slots=True)
class WordsContext(OrganizingContext):
    """`words`: those that were written here, newest first, at most 50; `word`: the one that this
    is about, None where there is none. `fields`: those of most hosts, at most 24; `groups`: those
    that are there; `channel_posts` as in InvitingContext."""

    words: tuple[WordToAll, ...]
    word: WordToAll | None
    fields: tuple[str, ...]
    groups: tuple[Group, ...]
    channel_posts: tuple[ChannelPost, ...]


@dataclass(frozen=True, slots=True)
class WordDueContext(CommunityContext):
    """For a timer about a word. `word` is None while somebody decides on it; `author`, who wrote
    it, is None once they organize no more."""

    word: WordToAll | None
    author: Member | None


@dataclass(frozen=True, slots=True)
class WordShownContext(WordDueContext):
    """For a word that is shown to whoever wrote it: `reach` is how many would get it now, `group`
    the one that it is for, and `before` what was written here, newest first."""

    before: tuple[WordToAll, ...]
    group: Group | None
    reach: Reach


@dataclass(frozen=True, slots=True)
class WordGoingContext(WordDueContext):
    """For a word that goes out. `receivers`: the next who get it, and are locked; `seen_to`: with
    them, everybody up to this id is done; `is_last`: nobody is left after them."""

    receivers: tuple[Member, ...]
    seen_to: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class WordEndContext(WordDueContext):
    """For a word that went out. `waiting`: how many cards are still on their way; `got`: how many
    have it."""

    waiting: int
    got: int
