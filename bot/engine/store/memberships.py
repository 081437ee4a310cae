"""Who is a member of which space, and whether cards reach them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.engine.events import Caller
from bot.engine.personal_data import PersonalData
from bot.engine.store.ports import CardForReader
from bot.interview.frozen import frozen
from bot.interview.members import Member, Person


@frozen
class Reachability:
    """Whether cards reach a member, and whether the member has left their space."""

    member: int
    unreachable: bool
    left: bool


class Memberships(Protocol):
    """In which spaces somebody is a member, and whether cards reach them there."""

    def spaces_of(self, platform: str, user: str, about: str) -> Sequence[str]:
        """The spaces in which somebody is a member, the most likely first: the space of the
        interview or member that it is `about`, then the space of their newest card."""

    def arrive(self, caller: Caller, now: datetime) -> None:
        """Make a member of the caller if they are none yet."""

    def known(self, person: Person) -> Member | None:
        """The member that this person is. None for a newcomer."""

    def personal_data(self, member: int) -> PersonalData:
        """Everything that is stored about a member, as `privacy` sends it to them."""

    def missed(self, person: Person, now: datetime) -> Sequence[CardForReader]:
        """The newest cards that could not be delivered to them, or were only announced, and are
        still of use; at most 5."""

    def announcements_to(self, person: Person) -> Collection[str]:
        """The ids of messages that announce cards to them."""

    def waiting(self, person: Person, card: int) -> Sequence[CardForReader]:
        """The card with this id and those announced in the same message, in their present state,
        newest first, at most 5. Empty if the card is not theirs."""

    def reached(self, person: Person) -> None:
        """Note that they can be written to after all."""

    def note(self, changed: Sequence[Reachability]) -> None: ...

    def end_offices(self, left: Mapping[int, datetime]) -> None:
        """These members have left their space, which was found out at these times (UTC). Those
        who organized no longer do. That is logged, and the other organizers are told."""
