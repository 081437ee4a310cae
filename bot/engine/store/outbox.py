"""The cards that wait to be delivered, as the core sees them. See bot.engine.store.store."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.cards.cards import Card
from bot.engine.store.ports import Outcome, SpaceKey
from bot.interview.frozen import frozen
from bot.interview.members import Member
from bot.interview.model import Interview


@frozen
class QueuedCard:
    """A card that is due, or that is shown in the same message as one that is due. `message` is the
    platform's id of the message that shows an earlier version of the card or announces it. See Post
    for `grouped` and `until`, and Outgoing for the other fields."""

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
    posted_at: datetime
    """When this version was posted, or the first of those that still wait (UTC)."""


class Outbox(Protocol):
    def due(
        self,
        now: datetime,
        most: int,
        platforms: Collection[str],
        skip: Collection[SpaceKey],
    ) -> Sequence[QueuedCard]:
        """Cards that are due, except bulk cards, in the order of posting within each space. Their
        members belong to spaces of these platforms that are awake and not to be skipped. A card
        that is claimed holds up the later cards of its member. They are cards of at most `most`
        members, some of whom may have several. No other process gets them until the transaction
        ends."""

    def shown_with(self, card: QueuedCard) -> Sequence[QueuedCard]:
        """The card, and the other grouped cards in its message."""

    def take(self, cards: Iterable[int], now: datetime, courier: str) -> None:
        """Claim these cards: no other courier gets them while this one lives."""

    def hand_over(self, cards: Collection[int], courier: str) -> Collection[int]:
        """Mark these cards as in doubt until they are settled. Return those that the courier still
        owns."""

    def settle(self, outcomes: Sequence[Outcome], courier: str) -> Sequence[Outcome]:
        """Lock the members, and keep the outcome of each card that the courier still owns. Return
        the outcomes that were kept. The content of a card about an interview is deleted if its
        message stays as it is."""

    def wait(self, until: Mapping[int, datetime]) -> None:
        """These cards (by id), which are due, are not due before the given times. Later cards of
        their members do not wait for them."""

    def make_due(self, member: int, now: datetime) -> None:
        """Cards that wait for this member behind one that failed are tried now."""

    def about(self, cards: Collection[int]) -> Sequence[tuple[int, Interview]]:
        """Which of these cards are about an interview, and about which, in the order of posting."""


class BulkCards(Protocol):
    """Bulk cards, which can wait for all others. See Post.bulk."""

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> Sequence[QueuedCard]:
        """As Outbox.due, but without spaces that rest."""

    def drop(self, cards: Collection[int]) -> None:
        """Delete these cards (by id). Nobody has seen them, and nobody will."""

    def rest(self, spaces: Collection[SpaceKey], until: datetime) -> None:
        """No bulk card of these spaces is due before then."""
