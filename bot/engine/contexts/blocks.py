"""What flows read about blocks between two members."""

from bot.engine.contexts.interview import OtherHostsContext
from bot.engine.contexts.member import Context
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview


@frozen
class BlocksContext(Context):
    """`blocked`: the members I blocked, the last one first. `found`: other members whose name
    contains all of the words, including those whom I do not meet any more, at most 10."""

    blocked: tuple[Member, ...]
    found: tuple[Member, ...]


@frozen
class BlockContext(Context):
    """`whom` is the other member, even if I do not meet them any more; None if unknown.
    `is_blocked`: I have blocked them. `between` are the open interviews between us, each with other
    hosts for its seeker. `missed` are the interviews that we could still make up for."""

    whom: Member | None
    is_blocked: bool
    between: tuple[OtherHostsContext, ...]
    missed: tuple[Interview, ...]
