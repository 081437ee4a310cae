"""What the core needs of the store to forget what is old; bot.engine.retention says when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.cards.cards import Card
from bot.interview.model import Stage


@dataclass(frozen=True, slots=True)
class CardRange:
    """Cards by their ids: those `after` one until the `last`, which is None where there is none."""

    after: int
    last: int | None


@dataclass(frozen=True, slots=True)
class CardsForgotten:
    """Which cards are forgotten: those about nothing, about an interview that has `ended`, or about
    one that was left `resting` long ago; and sooner, those whose key begins like one of the
    `exports`. `instead` is what is kept where a message shows one."""

    ended: tuple[Stage, ...]
    resting: tuple[Stage, ...]
    exports: tuple[str, ...]
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

    def cards(self, after: int, most: int) -> CardRange:
        """The next cards after this id."""

    def forget_cards(
        self, some: CardRange, which: CardsForgotten, before: datetime, exports_before: datetime
    ) -> None:
        """Of these, those that were settled before then."""

    def interviews(self, after: str, most: int) -> Sequence[KeptWords]:
        """The next after this id."""

    def forget_venues(self, interviews: Collection[str], before: datetime) -> None:
        """Where those of them took place that began before then."""

    def forget_words(self, interviews: Collection[str], instead: Card) -> None:
        """Everything that somebody wrote in them; `instead` is kept where a message shows it."""

    def expect(self, ends: Mapping[str, datetime]) -> None:
        """Keep, by interview, when its words will be forgotten, and lock its members."""

    def abandoned(self, platforms: Collection[str], since: datetime, now: datetime) -> int | None:
        """A member of a space of these platforms that has been asleep since then, who is not
        erased yet; None where there is none. Whatever sleeps is noted with that time."""

    def forget_searchers(self, now: datetime) -> None:
        """Who looked in vain for something in a month that is over, and what hardly anybody did."""

    def note_run(self, now: datetime) -> None:
        """All of it was done."""
