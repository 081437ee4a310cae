"""What the core needs of the store to forget what is old; bot.engine.retention says when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.cards.cards import Card
from bot.interview.model import Stage


@dataclass(frozen=True, slots=True)
class KeptSpace:
    """A space, and the time zone of its community: that of whoever members are told of, None where
    there is nobody. For so many `months` the words of interviews are kept there; None where nobody
    has begun a programme."""

    platform: str
    id: str
    community: int
    zone: str | None
    months: int | None


@dataclass(frozen=True, slots=True)
class SettledCard:
    """By its id, a card that a courier last had `at` that time."""

    at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class CardsForgotten:
    """Which cards are forgotten: those about nothing, about an interview that has `ended`, or about
    one that was left `resting` long ago. `instead` is what is kept where a message shows one."""

    ended: tuple[Stage, ...]
    resting: tuple[Stage, ...]
    instead: Card


@dataclass(frozen=True, slots=True)
class KeptWords:
    """An interview in which somebody wrote something that is still kept, for so many `months` in
    their community. `forgotten_at`: when it goes, as its seeker was told."""

    id: str
    stage: Stage
    changed_at: datetime
    last_contact_at: datetime | None
    months: int
    forgotten_at: datetime | None


class Retention(Protocol):
    """What is old, a few rows at a time, in the order of their ids."""

    def spaces(self) -> Sequence[KeptSpace]: ...

    def settled(
        self, space: KeptSpace, before: datetime, after: SettledCard | None, most: int
    ) -> Sequence[SettledCard]:
        """The next cards of a space that were settled before then, oldest first."""

    def forget_cards(
        self, some: Sequence[SettledCard], which: CardsForgotten, before: datetime
    ) -> None:
        """Those of these that are forgotten, where nothing has changed since `before`."""

    def forget_fleeting(self, before: datetime, instead: Card, most: int) -> bool:
        """So many of the cards of every space that are kept for a day; whether there were any."""

    def interviews(
        self, community: int, before: datetime, after: KeptWords | None, most: int
    ) -> Sequence[KeptWords]:
        """The next of a community that have not changed since `before`, oldest first."""

    def forget_venues(self, community: int, before: datetime, most: int) -> bool:
        """Where so many interviews took place that began before then; whether there were any."""

    def forget_words(self, interviews: Collection[str], instead: Card) -> None:
        """Everything that somebody wrote in them; `instead` is kept where a message shows it."""

    def expect(self, ends: Mapping[str, datetime]) -> None:
        """Keep, by interview, when its words will be forgotten, and lock its members."""

    def abandoned(
        self, platforms: Collection[str], since: datetime, now: datetime, most: int
    ) -> Sequence[int]:
        """So many members of a space of these platforms that has been asleep since then, who are
        not erased yet. Whatever sleeps is noted with that time."""

    def forget_searchers(self, now: datetime) -> None:
        """Who looked in vain for something in a month that is over, and what hardly anybody did."""

    def note_run(self, now: datetime) -> None:
        """All of it was done."""
