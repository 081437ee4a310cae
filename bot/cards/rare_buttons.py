"""The rare buttons of a card: they are in a menu, or behind one button."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rich_text import say

WORTH_A_MENU = 2
NO_MENUS = 0
ALL = "all"
"""The argument of the action that shows a card again, with all its buttons."""


def with_menu(
    buttons: Sequence[Button], most: int, again: Action | None = None
) -> tuple[Sequence[Button], Sequence[Button]]:
    """The buttons to show, and those for a menu next to them. `most`: how many entries the
    platform's menus can have. `again` shows the card again. Without a menu, rare buttons are behind
    one button. It shows those about an interview in a message of their own, and otherwise the card
    with all its buttons. They are shown like any button if the card has no other buttons, if that
    would hide a single one, except a report, or if nothing could show them."""
    rare = [each for each in buttons if each.rare]
    if not rare:
        return buttons, ()
    often = [each for each in buttons if not each.rare]
    if often and WORTH_A_MENU <= len(rare) <= most:
        return often, rare
    more = _more(buttons, again)
    hides = len(rare) >= WORTH_A_MENU or any(each.opens_concern for each in rare)
    if more is None or not often or not hides:
        return buttons, ()
    return (*often, Button(say("More"), more)), ()


def as_asked(card: Card, action: Action) -> Card:
    """The card, with all its buttons if it was asked for by the button that shows them."""
    if card.again is None or action != _whole(card.again):
        return card
    shown = tuple(replace(each, rare=False) for each in card.buttons)
    return replace(card, buttons=shown, instead=True)


def _more(buttons: Sequence[Button], again: Action | None) -> Action | None:
    about = next((each.action.about for each in buttons if each.opens_concern), None)
    if about is not None:
        return Action(ActionName.MORE_ABOUT, about)
    return _whole(again) if again else None


def _whole(again: Action) -> Action:
    return replace(again, arg=ALL)
