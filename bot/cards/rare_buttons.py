"""The rare buttons of a card: they are in a menu, or behind one button."""

from collections.abc import Sequence

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action, Button
from bot.cards.rich_text import say

WORTH_A_MENU = 2
NO_MENUS = 0


def with_menu(buttons: Sequence[Button], most: int) -> tuple[Sequence[Button], Sequence[Button]]:
    """The buttons to show, and those for a menu next to them. `most`: how many entries the
    platform's menus can have. Without a menu, rare buttons about an interview are behind one button
    that shows them in a message of their own. They are shown like any button if the card has no
    other buttons, if that would hide a single one, except a report, or if they are not about an
    interview."""
    rare = [each for each in buttons if each.rare]
    if not rare:
        return buttons, ()
    often = [each for each in buttons if not each.rare]
    if often and WORTH_A_MENU <= len(rare) <= most:
        return often, rare
    about = next((each.action.about for each in buttons if _reports(each)), None)
    hides = len(rare) >= WORTH_A_MENU or any(map(_reports, rare))
    if about is None or not often or not hides:
        return buttons, ()
    return (*often, Button(say("More"), Action(ActionName.MORE_ABOUT, about))), ()


def _reports(button: Button) -> bool:
    return button.action.name == ActionName.SOMETHING_WRONG
