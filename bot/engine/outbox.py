"""The cards that wait to be delivered, as the core sees them; see bot.engine.store."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.cards.cards import Card
from bot.engine.ports import Outcome, SpaceKey
from bot.interview.members import Member
from bot.interview.model import Interview


@dataclass(frozen=True, slots=True)
class QueuedCard:
    """A card that is due, or that is shown in one message with a card that is due. `message` is
    the platform's id of the message that shows an earlier version of it, or that announces it;
    see Post for `grouped` and `until`, and Outgoing for the others."""

    id: int
    to: Member
    key: str
    card: Card
    grouped: bool
    version: int
    attempts: int
    message: str | None
    announced: bool
    until: datetime | None
    in_doubt: bool


class Outbox(Protocol):
    def due(
        self,
        now: datetime,
        most: int,
        platforms: Collection[str],
        skip: Collection[SpaceKey],
    ) -> Sequence[QueuedCard]:
        """Cards that are due but those in bulk, of each space in the order of posting, for members
        of spaces of these platforms that are awake, and of others than those to skip. A card that
        somebody has taken holds up the later ones of its member. They are of `most` members at
        most, and several may be of one. Nobody else gets them until the transaction ends."""

    def shown_with(self, card: QueuedCard) -> Sequence[QueuedCard]:
        """It, and the other grouped cards in its message."""

    def take(self, cards: Iterable[int], now: datetime, courier: str) -> None:
        """Nobody else gets them while this courier lives."""

    def hand_over(self, cards: Collection[int], courier: str) -> Collection[int]:
        """These are in doubt until they are settled. Returns those that the courier still has."""

    def settle(self, outcomes: Sequence[Outcome], courier: str) -> Sequence[Outcome]:
        """Lock their members, and keep what came of each card that the courier still has. Returns
        what was kept."""

    def hasten(self, member: int, now: datetime) -> None:
        """What waits for this member, behind a card that failed, is tried now."""

    def about(self, cards: Collection[int]) -> Sequence[tuple[int, Interview]]:
        """The cards that are about an interview, and which, in the order of posting."""


class BulkCards(Protocol):
    """Those that can wait for all others; see Post.bulk."""

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> Sequence[QueuedCard]:
        """As Outbox.due, but without spaces that rest."""

    def drop(self, cards: Collection[int]) -> None:
        """These, by id, which nobody has seen, go to nobody."""

    def wait(self, until: Mapping[int, datetime]) -> None:
        """These cards, by id, are not due before then."""

    def rest(self, spaces: Collection[SpaceKey], until: datetime) -> None:
        """None of these spaces' is due before then."""
