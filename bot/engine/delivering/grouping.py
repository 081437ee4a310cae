"""Puts several cards for one member into one message, so that two reminders ring only once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.cards.blocks import Block, Entry
from bot.cards.buttons import Action
from bot.cards.cards import CARD_TITLE, Card
from bot.cards.lengths import length
from bot.cards.rich_text import Text, joined, say
from bot.engine.store.outbox import Outbox, QueuedCard

GROUPING_WINDOW = timedelta(hours=1)
"""What is due within this time after a reminder comes together with it."""
_TITLE = 2 * CARD_TITLE // 3
"""The length for English; other languages are longer."""


def merge_cards(cards: Sequence[Card]) -> Card | None:
    """One card that holds all of them. None if a message cannot show that much."""
    if len(cards) == 1:
        return cards[0]
    try:
        return Card(
            _title([card.title for card in cards]),
            tuple(block for card in _each_button_once(cards) for block in _part(card)),
            links=tuple(link for card in cards for link in card.links),
            files=tuple(file for card in cards for file in card.files),
            push=_title([card.notification for card in cards]),
        )
    except ValueError:
        return None


def _each_button_once(cards: Sequence[Card]) -> Iterator[Card]:
    """What several cards offer alike, such as to stop all nudges, is on the first of them."""
    offered: set[Action] = set()
    for card in cards:
        new = tuple(each for each in card.buttons if each.action not in offered)
        offered.update(each.action for each in card.buttons)
        yield replace(card, buttons=new)


def _title(titles: Sequence[Text]) -> Text:
    """All titles if there is room for them in any language. Each is also shown in the card."""
    together = joined(titles, "; ")
    if length(together) <= _TITLE:
        return together
    # Translators: the title of a message that holds several cards; {title} is that of the first.
    return say("{title}, and more", title=titles[0])


def _part(card: Card) -> tuple[Block, ...]:
    return (Entry(card.title, None, card.buttons), *card.blocks)


def by_message(
    outbox: Outbox, cards: Sequence[QueuedCard], now: datetime
) -> Iterator[list[QueuedCard]]:
    """The cards by the messages that show them or will show them. A card that is too late stays
    alone, so that it does not take others with it. So does a card that may have arrived without the
    others, so that these are not taken for arrived, too."""
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
    """A message that announces a card is in another place than one that shows it."""
    return card.to.id, card.message or card.in_doubt, card.announced


def _is_shared(card: QueuedCard, now: datetime) -> bool:
    return card.grouped and (card.message is not None or card.until is None or now < card.until)


def _fitting(cards: Sequence[QueuedCard]) -> Iterator[list[QueuedCard]]:
    """The cards in as few messages as can hold them, in order."""
    message: list[QueuedCard] = []
    for card in cards:
        if message and not merge_cards([each.card for each in (*message, card)]):
            yield message
            message = []
        message.append(card)
    yield message
