"""Actions in Slack's ids of buttons and forms."""

import re

from adapters.shared.payload import action_in
from bot.cards.buttons import Action

PATTERN = re.compile(r"askwell(?:\.\d+)?:(.*)", re.DOTALL)
"""Every id of ours matches. Other ids belong to other apps, or to versions of another time."""
_LINK, _WAITING = "askwell_link.", "askwell_waits."


def action_id(action: Action, again: int = 0) -> str:
    """`again` distinguishes ids of the same action in one message, because Slack requires unique
    ids. An action is never too long for an id."""
    number = f".{again}" if again else ""
    return f"askwell{number}:{action.encode()}"


def link_id(number: int) -> str:
    """The id of a button that only opens a URL. Slack reports presses of those, too."""
    return f"{_LINK}{number}"


def waiting_id(view: str) -> str:
    """The id of a button that opens a form again which was sent from this view."""
    return f"{_WAITING}{view}"


def read_waiting(given: object) -> str:
    """The view. Empty if it is no such button."""
    is_one = isinstance(given, str) and given.startswith(_WAITING)
    return str(given).removeprefix(_WAITING) if is_one else ""


REFILLED = "askwell_why"
"""The id of the block above a form that opened again as its member had filled it in."""
MENU = "askwell_menu"
"""The id of a menu behind three dots. The chosen action is in its option."""


def is_link(given: object) -> bool:
    return isinstance(given, str) and given.startswith(_LINK)


def read(given: object) -> Action | None:
    """The action that an id stands for. None if it is not one of ours."""
    return action_in(given, PATTERN)
