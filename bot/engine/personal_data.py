"""Everything that is stored about one member, for them to read."""

from collections.abc import Mapping
from datetime import datetime

from bot.cards.cards import Card
from bot.interview.frozen import frozen

Record = Mapping[str, object]
"""The content of one row by the names of its columns: JSON values, and kinds, which are text in
JSON."""


@frozen
class PostedCard:
    """A message to them, made at that time (UTC). `sent`: it reached them."""

    at: datetime
    card: Card
    sent: bool


@frozen
class PersonalData:
    """`records` are grouped by kind, under the names of bot.texts.me.privacy.personal_data, oldest
    first. So are `cards`."""

    records: Mapping[str, tuple[Record, ...]]
    cards: tuple[PostedCard, ...]
