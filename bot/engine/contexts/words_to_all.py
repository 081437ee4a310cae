"""What flows read about words to all."""

from bot.engine.channel_posts import ChannelPost
from bot.engine.contexts.programme import CommunityContext, OrganizingContext
from bot.interview.frozen import frozen
from bot.interview.groups import Group
from bot.interview.members import Member
from bot.interview.words_to_all import Reach, WordToAll


@frozen
class WordsContext(OrganizingContext):
    """`words` are those written here, newest first, at most 50. `word` is the one that this is
    about, None if there is none. `fields` are those with the most hosts, at most 24. `groups` are
    those of the community. `channel_posts` is as in InvitingContext."""

    words: tuple[WordToAll, ...]
    word: WordToAll | None
    fields: tuple[str, ...]
    groups: tuple[Group, ...]
    channel_posts: tuple[ChannelPost, ...]


@frozen
class WordDueContext(CommunityContext):
    """For a timer about a word. `word` is None while another process decides about it. `author`
    wrote it, and is None once they are no organizer any more."""

    word: WordToAll | None
    author: Member | None


@frozen
class WordShownContext(WordDueContext):
    """For a word that is shown to its author. `reach` is how many would receive it now, `group` the
    one that it is for, and `before` what was written here, newest first."""

    before: tuple[WordToAll, ...]
    group: Group | None
    reach: Reach


@frozen
class WordGoingContext(WordDueContext):
    """For a word that is going out. `receivers` are the next members who get it, locked. `seen_to`:
    with them, everybody up to this id is done. `is_last`: nobody comes after them."""

    receivers: tuple[Member, ...]
    seen_to: int
    is_last: bool


@frozen
class WordEndContext(WordDueContext):
    """For a word that has gone out. `waiting` is how many cards are still on their way, and `got`
    how many members have it."""

    waiting: int
    got: int
