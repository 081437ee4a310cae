"""What flows read of what a member keeps: the journal, the contacts and the reading list."""

from collections.abc import Mapping

from bot.engine.contexts.member import Context
from bot.interview.afterwards.resources import Naming, Recommendation
from bot.interview.frozen import frozen
from bot.interview.members import Member, NamedMember
from bot.interview.staying_in_touch.contacts import Contact
from bot.interview.staying_in_touch.journal import Chapter, Page


@frozen
class JournalContext(Context):
    """`chapters` contain all my interviews as a seeker that took place, also those with hosts whom
    I do not meet any more. `pages` are those that a card shows, starting where a button says, in
    full and in the order of the journal."""

    chapters: tuple[Chapter, ...]
    pages: tuple[Page, ...]


@frozen
class WholeJournalContext(Context):
    """`chapters` are as in JournalContext. `every_page` is all of them in full, in the order of the
    journal."""

    chapters: tuple[Chapter, ...]
    every_page: tuple[Page, ...]


@frozen
class ContactsContext(Context):
    """`contacts` are the hosts I talked with that a card shows, starting where a button says; there
    are this many `in_all`. `has_any`: I have an interview as a seeker that took place or still
    may."""

    contacts: tuple[tuple[Contact, NamedMember], ...]
    in_all: int
    has_any: bool


@frozen
class ReadingListContext(Context):
    """The entries of the reading list that contain any of the searched words (all entries without
    searched words): the 200 most recommended, each with everything that is stored about it.
    `named_hosts` are the hosts who may be named, by id. `organizes` is as in HomeContext."""

    recommendations: tuple[Recommendation, ...]
    namings: tuple[Naming, ...]
    named_hosts: Mapping[int, Member]
    organizes: bool


@frozen
class ReadingEntryContext(Context):
    """`entry` is everything on the reading list under the key that a button carries. `organizes` is
    as in HomeContext."""

    entry: tuple[Recommendation, ...]
    organizes: bool
