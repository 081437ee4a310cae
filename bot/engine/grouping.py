"""Several cards for one member in one message, so that two reminders ring once."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.cards.cards import Block, Card, Entry
from bot.cards.rich_text import joined
from bot.engine.store import Outbox, QueuedCard

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
    return (Entry(card.title, None, card.buttons), *card.blocks)


def by_message(
    outbox: Outbox, cards: Sequence[QueuedCard], now: datetime
) -> Iterator[list[QueuedCard]]:
    """The cards by the messages that show them, or will. What is of no use any more stays by
    itself, so that it takes no other with it; and what may have arrived without the others, so
    that none of them is taken for arrived too."""
    together: dict[tuple[int, str | bool, bool], list[QueuedCard]] = {}
    for card in cards:
        if _is_shared(card, now):
            together.setdefault(_message(card), []).append(card)
    for card in cards:
        if not _is_shared(card, now):
            yield [card]
        elif same := together.pop(_message(card), None):
            shown = outbox.shown_with(card) if card.message else same
            yield from _fitting(sorted(shown, key=lambda each: each.id))


def _message(card: QueuedCard) -> tuple[int, str | bool, bool]:
    """A message that announces a card stands in another place than one that shows it."""
    return card.to.id, card.message or card.in_doubt, card.announced


def _is_shared(card: QueuedCard, now: datetime) -> bool:
    return card.grouped and (card.message is not None or card.until is None or now < card.until)


def _fitting(cards: list[QueuedCard]) -> Iterator[list[QueuedCard]]:
    """All in one message, or each in its own where that would be too much."""
    if merge_cards([each.card for each in cards]):
        yield cards
    else:
        yield from ([each] for each in cards)
