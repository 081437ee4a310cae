"""Several cards for one member in one message, so that two reminders ring once."""

from collections.abc import Sequence
from datetime import timedelta

from bot.cards.cards import Block, Card, Entry
from bot.cards.rich_text import joined

GROUPING_WINDOW = timedelta(hours=1)
"""What falls due so soon after a reminder comes with it."""


def merge_cards(cards: Sequence[Card]) -> Card | None:
    """All of them on one card; None if that would be more than a message can show."""
    if len(cards) == 1:
        return cards[0]
    title = joined([card.title for card in cards], "; ")
    try:
        return Card(
            title,
            tuple(block for card in cards for block in _part(card)),
            links=tuple(link for card in cards for link in card.links),
            files=tuple(file for card in cards for file in card.files),
        )
    except ValueError:
        return None


def _part(card: Card) -> tuple[Block, ...]:
    return (Entry(card.title, (), card.buttons), *card.blocks)
