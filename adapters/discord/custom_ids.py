"""Actions as Discord's custom ids: of a button, and of a form and its fields.

Nothing is remembered: whatever a button or a form needs later stands in its ids, so both
outlive a restart.
"""

import re

from adapters.discord.limits import ID, within
from bot.cards.buttons import Action
from bot.engine.events import Caller, Command, FromMember, Press
from bot.interview.frozen import frozen

_BUTTON = re.compile(r"(?:\d+\|)?([^|]*:.*)", re.DOTALL)
_AGAIN = "again|"
_MEANT = "meant|"
# Version 0.1 called an announcement a knock; its buttons are still there to be pressed.
_ANNOUNCEMENT = re.compile(r"knock\|(\d{1,18})\|(\d{1,20})")
_SERVER = "server|"
_PERSON = "@"
_FIELD, _OPENING = 16, 20
"""How long the name of a form's first field may be, and the number of its opening."""


def button_id(action: Action, again: int = 0) -> str:
    """`again` tells apart ids of the same action in one message, as Discord wants."""
    number = f"{again}|" if again else ""
    return within(f"{number}{action.encode()}", ID, "an id")


def read_action(given: object) -> Action | None:
    """The action that an id stands for; None if it is none of ours."""
    ours = _BUTTON.fullmatch(given) if isinstance(given, str) else None
    try:
        return Action.decode(ours[1]) if ours else None
    except ValueError:
        return None


def reopen_id(opener: Action) -> str:
    """Of the button that opens a form once more, with what was typed."""
    return within(f"{_AGAIN}{opener.encode()}", ID, "an id")


def read_reopen(given: object) -> Action | None:
    is_one = isinstance(given, str) and given.startswith(_AGAIN)
    return read_action(str(given).removeprefix(_AGAIN)) if is_one else None


def choice_id(opener: Action, name: str, number: int) -> str:
    """Of a button that does the same, with its own label in one field. Raises ValueError where
    there is no room for it."""
    return within(f"{_MEANT}{number}|{name}|{opener.encode()}", ID, "an id")


def read_choice(given: object) -> tuple[Action, str] | None:
    """What opens the form, and the name of the field."""
    if not isinstance(given, str) or not given.startswith(_MEANT):
        return None
    _number, name, encoded = (*given.removeprefix(_MEANT).split("|", 2), "", "")[:3]
    opener = read_action(encoded)
    return (opener, name) if opener else None


def announcement_id(card: int, user: str) -> str:
    """Of the button in a channel that shows one card to the person it is for."""
    return f"knock|{card}|{user}"


def read_announcement(given: object) -> tuple[int, str] | None:
    """The card, and for whom it is."""
    found = _ANNOUNCEMENT.fullmatch(given) if isinstance(given, str) else None
    return (int(found[1]), found[2]) if found else None


def server_id(server: str) -> str:
    """Of the button that says which server somebody means."""
    return f"{_SERVER}{server}"


def read_server(given: object) -> str:
    """The server; empty if it is no such button."""
    found = given.removeprefix(_SERVER) if isinstance(given, str) else given
    return found if isinstance(found, str) and found != given and found.isdecimal() else ""


def opener(event: FromMember) -> Action | None:
    """What opens a form again as this event did, without words that the form's own id would have
    no room for."""
    match event:
        case Press():
            return event.action
        case Command():
            arg = f"{_PERSON}{event.user}" if event.user else event.text
            return _command(event, arg) or _command(event)
    return None


def _command(event: Command, arg: str = "") -> Action | None:
    try:
        action = Action(event.name, event.about, arg=arg)
    except ValueError:
        return None
    first = FieldId("f" * _FIELD, "1" * _OPENING, action)
    return action if FieldId.decode(first.encode()) == first else None


def event_of(event: str, by: Caller, action: Action) -> Press | Command:
    """The event that an opener stands for."""
    user = action.arg.removeprefix(_PERSON)
    if action.arg.startswith(_PERSON) and user.isdecimal():
        return Command(event, by, action.name, user=user, about=action.about)
    return Press(event, by, action)


@frozen
class FieldId:
    """The id of a form's field. The first one also says which opening of which form this is."""

    name: str
    opening: str = ""
    opener: Action | None = None

    def encode(self) -> str:
        if not self.opening:
            return within(self.name, ID, "an id")
        parts = [self.name, self.opening, self.opener.encode() if self.opener else ""]
        whole, short = "|".join(parts), "|".join(parts[:2])
        return within(whole if len(whole) <= ID else short, ID, "an id")

    @classmethod
    def decode(cls, given: str) -> "FieldId":
        name, opening, encoded = (*given.split("|", 2), "", "")[:3]
        return cls(name, opening, read_action(encoded))
