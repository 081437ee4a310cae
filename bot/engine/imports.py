"""Imports of people to invite: what is kept of one between its form and the last invitation."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.engine.events import Caller
from bot.interview.invitations import Judged, KnownPerson, SpacePerson
from bot.interview.members import Member, Person

KEPT = timedelta(days=7)
"""So long an import waits for its organizer."""
LEASE = timedelta(minutes=10)
AGAIN_AFTER = timedelta(minutes=5)
AT_ONCE = 50
"""Invitations in one transaction."""


class ImportState(StrEnum):
    """It is read and judged, waits for a press, invites, or is given up."""

    READING = "reading"
    JUDGED = "judged"
    INVITING = "inviting"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class ImportContent:
    """The words of an import, kept encrypted: what was typed, or where the `file`
    is, until it is judged, and then who is
    still to be invited. `invited` counts those who were."""

    text: str = ""
    file: str = ""
    judged: Judged | None = None
    invited: int = 0


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """`due_at` (UTC) is when it is gone on with; None while it waits for a press."""

    id: str
    community: int
    by: int
    at: datetime
    due_at: datetime | None
    state: ImportState
    content: ImportContent


@dataclass(frozen=True, slots=True)
class ImportStep:
    """What an organizer decides about an import, whose words stay as they are."""

    id: str
    community: int
    state: ImportState
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class DueImport:
    """An import and its organizer."""

    work: PeopleImport
    by: Member


class Imports(Protocol):
    """What the core needs of the store for them."""

    def due(self, now: datetime, platforms: Collection[str]) -> DueImport | None:
        """The one that has been due longest, of organizers on these platforms. Nobody else gets it
        until the transaction ends."""

    def keep(self, work: PeopleImport) -> None: ...

    def forget(self, work: str) -> None: ...

    def forget_old(self, before: datetime) -> None: ...

    def known(self, people: Collection[Person], by: int) -> Mapping[str, KnownPerson]:
        """What is known of people of one space, by their ids; nothing of strangers."""

    def members_of(self, space: Person) -> Sequence[SpacePerson]:
        """Those of somebody's space who are members, and neither left nor erased."""

    def arrived(self, callers: Collection[Caller], now: datetime) -> Mapping[str, int]:
        """Whoever is unknown becomes a member; the numbers of all by their ids. They are
        locked."""

    def tag(self, community: int, name: str, members: Collection[int]) -> None:
        """They have this tag."""
