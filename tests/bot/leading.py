"""Whether a card has one next step: a highlighted button or link."""

from collections.abc import Iterable

from bot.cards.blocks import Entry
from bot.cards.buttons import Button, Style
from bot.cards.cards import Card
from bot.cards.outside import Link


def has_one_next_step(card: Card) -> bool:
    """Whether at most one step is highlighted below the card, or else one in each entry of a list.
    Several buttons that do the same, with different times or people, are one step."""
    below = _steps(card.buttons) | _links(card)
    entries = (each for each in card.blocks if isinstance(each, Entry))
    above = [steps for each in entries if (steps := _steps(each.buttons))]
    return all(len(each) == 1 for each in above) and len(below) <= (0 if above else 1)


def _steps(buttons: Iterable[Button]) -> set[str]:
    return {each.action.name for each in buttons if each.style is Style.PRIMARY}


def _links(card: Card) -> set[str]:
    return {each.url for each in card.links if isinstance(each, Link) and each.is_next_step}
