"""Who is a member of which space, and whether cards get to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.engine.events import Caller
from bot.engine.ports import CardForReader
from bot.interview.members import Member, Person


@dataclass(frozen=True, slots=True)
class Reachability:
    """Whether cards get to a member, and whether they have left their space."""

    member: int
    unreachable: bool
    left: bool


class Memberships(Protocol):
    """In which spaces somebody is a member, and whether cards get to them there."""

    def spaces_of(self, platform: str, user: str, about: str) -> Sequence[str]:
        """Where somebody is a member, the likeliest first: the space of the interview or member
        that it is about, then that of their newest card."""

    def arrive(self, caller: Caller, now: datetime) -> None:
        """Whoever is unknown becomes a member."""

    def known(self, person: Person) -> Member | None:
        """The member who they are; None for a newcomer."""

    def wake(self, platform: str, spaces: Collection[str]) -> None:
        """These are awake."""

    def sleep(self, platform: str, spaces: Collection[str]) -> None:
        """These sleep."""

    def wake_only(self, platform: str, spaces: Collection[str]) -> None:
        """Of this platform, these spaces are awake and all others sleep."""

    def missed(self, person: Person, now: datetime) -> Sequence[CardForReader]:
        """The newest of the cards that could not be delivered to them, or were only announced,
        and still are of use, at most 5."""

    def announcements_to(self, person: Person) -> Collection[str]:
        """The messages that announce cards to them."""

    def announcement_channel(self, platform: str, space: str) -> str:
        """The one that the space's organizers chose; empty if they chose none."""

    def waiting(self, person: Person, card: int) -> Sequence[CardForReader]:
        """A card by its id and what is announced in the same place, as they now are, newest
        first, at most 5; nothing if it is not theirs."""

    def reached(self, person: Person) -> None:
        """They can be written to after all."""

    def note(self, changed: Sequence[Reachability]) -> None: ...
