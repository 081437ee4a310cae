"""Careful access to what others sent, and the error for what cannot be read."""

from typing import Any

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text


class Unreadable(Exception):
    """A platform sent something that it cannot have meant. `why` is a sentence for the member."""

    def __init__(self, why: Text) -> None:
        super().__init__(plain(why, ANYBODY))
        self.why = why


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
