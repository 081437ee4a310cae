"""Imports of people to invite: what is stored about one from its form to the last invitation."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.engine.events import Caller
from bot.interview.frozen import frozen
from bot.interview.members import Member, Person
from bot.interview.organizing.invitations import Judged, KnownPerson, SpacePerson

WAITS_FOR = timedelta(days=7)
"""How long an import waits for its organizer."""
LEASE = timedelta(minutes=10)
AGAIN_AFTER = timedelta(minutes=5)
INVITATIONS_AT_ONCE = 50
"""Invitations in one transaction."""


class ImportState(StrEnum):
    """An import is read and judged, then waits for the organizer, then invites, or is given up."""

    READING = "reading"
    JUDGED = "judged"
    INVITING = "inviting"
    GIVEN_UP = "given_up"


@frozen
class ImportContent:
    """The words of an import, stored encrypted: what was typed, or the address of the `file`, until
    it has been judged; after that, who is still to be invited. `invited` counts those who have
    been."""

    text: str = ""
    file: str = ""
    judged: Judged | None = None
    invited: int = 0


@frozen
class PeopleImport:
    """`due_at` (UTC) is when it continues, None while it waits for the organizer."""

    id: str
    community: int
    by: int
    at: datetime
    due_at: datetime | None
    state: ImportState
    content: ImportContent

    @property
    def is_of_use(self) -> bool:
        """Whether something can be done with it, once it has been judged."""
        return self.content.judged is not None and self.content.judged.is_of_use

    @property
    def invitable(self) -> int:
        """How many people can be invited, once it has been judged."""
        return len(self.content.judged.invitees) if self.content.judged else 0

    @property
    def refused(self) -> int:
        """How many lines of it cannot be invited, once it has been judged."""
        return len(self.content.judged.refused) if self.content.judged else 0


@frozen
class ImportStep:
    """What an organizer decides about an import. Its words stay the same."""

    id: str
    community: int
    state: ImportState
    due_at: datetime | None


@frozen
class DueImport:
    """An import and its organizer."""

    work: PeopleImport
    by: Member


class Imports(Protocol):
    """What the core needs from the store for imports."""

    def due(self, now: datetime, platforms: Collection[str]) -> DueImport | None:
        """The import that has been due longest, of organizers on these platforms. No other process
        gets it until the transaction ends."""

    def save(self, work: PeopleImport) -> None: ...

    def forget(self, work: str) -> None: ...

    def forget_old(self, before: datetime) -> None: ...

    def known(self, people: Collection[Person], by: int) -> Mapping[str, KnownPerson]:
        """What is known about these people of one space, by their ids. Strangers are left out."""

    def members_of(self, space: Person) -> Sequence[SpacePerson]:
        """The members of somebody's space who have neither left nor been erased."""

    def arrived(self, callers: Collection[Caller], now: datetime) -> Mapping[str, int]:
        """Make members of those who are not known yet, and return everybody's number by their id.
        They are locked. If one was erased meanwhile, the transaction is done again."""

    def tag(self, community: int, name: str, members: Collection[int]) -> None:
        """Give these members the tag."""
