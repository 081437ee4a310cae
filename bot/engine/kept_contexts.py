"""What flows read of what a member keeps: the journal, contacts, and the reading list. See
bot.engine.contexts."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.engine.contexts import Context
from bot.interview.journal import Reflection
from bot.interview.members import Member, NamedHost
from bot.interview.model import Interview
from bot.interview.resources import Naming, Recommendation


@dataclass(frozen=True, slots=True)
class JournalContext(Context):
    """`held`: all my interviews as a seeker that took place, newest first, and their hosts by id,
    also those whom I do not meet any more (`apart`); and what I keep about them."""

    held: tuple[Interview, ...]
    held_hosts: Mapping[int, NamedHost]
    reflections: tuple[Reflection, ...]
    apart: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ContactsContext(Context):
    """`sought`: all my interviews as a seeker that took place or may yet, newest first, and their
    hosts by id."""

    sought: tuple[Interview, ...]
    sought_hosts: Mapping[int, NamedHost]


@dataclass(frozen=True, slots=True)
class ReadingListContext(Context):
    """What is on the reading list about any of the searched words (about anything, where nothing
    was searched): the 200 most recommended, everything that is held about each; `named_hosts`
    are those who may be named, by id; `organizes` as in HomeContext."""

    recommendations: tuple[Recommendation, ...]
    namings: tuple[Naming, ...]
    named_hosts: Mapping[int, Member]
    organizes: bool


@dataclass(frozen=True, slots=True)
class ReadingEntryContext(Context):
    """`entry`: all that is on the reading list under the key that a button names; `organizes` as
    in HomeContext."""

    entry: tuple[Recommendation, ...]
    organizes: bool
