"""Actions as Slack's ids: of a button, and of a form."""

import re

from adapters.slack.limits import ID, within
from bot.cards.buttons import Action

PATTERN = re.compile(r"askwell(?:\.\d+)?:(.*)", re.DOTALL)
"""Every id of ours; others are other apps' or of another time."""
_LINK = "askwell_link."


def action_id(action: Action, again: int = 0) -> str:
    """`again` tells apart ids of the same action that stand together, as Slack wants."""
    number = f".{again}" if again else ""
    return within(f"askwell{number}:{action.encode()}", ID, "an id")


def link_id(number: int) -> str:
    """Of a button that only opens an address; Slack tells of those, too."""
    return f"{_LINK}{number}"


MENU = "askwell_menu"
"""Of a menu behind three dots; what was chosen stands in its option."""


def is_link(given: object) -> bool:
    return isinstance(given, str) and given.startswith(_LINK)


def read(given: object) -> Action | None:
    """The action that an id stands for; None if it is none of ours."""
    ours = PATTERN.fullmatch(given) if isinstance(given, str) else None
    try:
        return Action.decode(ours[1]) if ours else None
    except ValueError:
        return None
