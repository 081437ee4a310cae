"""Everything that is held about one member, for them to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.cards.cards import Card

Record = Mapping[str, object]
"""What one row holds: values that JSON has, by the names of their columns."""


@dataclass(frozen=True, slots=True)
class PostedCard:
    """A message to them, made at that time (UTC); `sent` is whether it came to them."""

    at: datetime
    card: Card
    sent: bool


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`records` by what they are, oldest first, as bot.texts.personal_data calls them;
    `cards` likewise."""

    records: Mapping[str, tuple[Record, ...]]
    cards: tuple[PostedCard, ...]
