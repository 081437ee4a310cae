"""Careful access to what others sent, and the error for what cannot be read."""

import re
from typing import Any

from bot.cards.buttons import Action
from bot.cards.rich_text import Text
from bot.engine.errors import Explained


class Unreadable(Explained):
    """A platform sent something that it cannot have meant. `why` is a sentence for the member."""


def at(node: Any, *names: str) -> Any:
    """The value under these names, one inside the other. None if there is none."""
    for name in names:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def text(given: object, why: Text) -> str:
    """The value, which must be a text. Raises Unreadable with this sentence."""
    if not isinstance(given, str):
        raise Unreadable(why)
    return given


def action_in(given: object, ours: re.Pattern[str]) -> Action | None:
    """The action in an id of a button or form; it is the pattern's first group. None if the id is
    not one of ours."""
    found = ours.fullmatch(given) if isinstance(given, str) else None
    try:
        return Action.decode(found[1]) if found else None
    except ValueError:
        return None
