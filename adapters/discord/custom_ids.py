"""Actions in Discord's custom ids of buttons, and of forms and their fields.

Nothing is remembered: everything that a button or a form needs later is in its ids, so both survive
a restart.
"""

import re

from adapters.discord.limits import ID, within
from adapters.shared.payload import action_in
from bot.cards.buttons import Action
from bot.engine.events import Caller, Command, FromMember, Press
from bot.interview.frozen import frozen

_BUTTON = re.compile(r"(?:\d+\|)?([^|]*:.*)", re.DOTALL)
_AGAIN, _WAITING, _CORRECTED = "again|", "waits|", "c|"
_MEANT, _MEANT_BEFORE = "m|", "meant|"
"""Buttons of earlier versions kept no opening."""
# Version 0.1 called an announcement a knock; its buttons are still there to be pressed.
_ANNOUNCEMENT = re.compile(r"knock\|(\d{1,18})\|(\d{1,20})")
_SERVER = "server|"
_PERSON = "@"
_FIELD, _OPENING = 16, 20
"""The longest name of a form's first field, and the longest id of its opening."""
_ROOM = ID - len("||") - _FIELD - _OPENING
"""What is left for an action in the id of a form's first field."""


def button_id(action: Action, again: int = 0) -> str:
    """`again` distinguishes ids of the same action in one message, because Discord requires unique
    ids. Both fit into an id: see bot.cards.buttons.ACTION_LENGTH."""
    number = f"{again}|" if again else ""
    return f"{number}{action.encode()}"


def read_action(given: object) -> Action | None:
    """The action that an id stands for. None if it is not one of ours."""
    return action_in(given, _BUTTON)


def reopen_id(opener: Action) -> str:
    """The id of the button that opens a form again, with what was typed."""
    return within(f"{_AGAIN}{opener.encode()}", ID, "an id")


def correction_id(opener: Action, opening: str) -> str:
    """The id of a button that does the same, and keeps the `opening` of the form that it corrects.
    An opener and an opening that a form's field had room for fit into it."""
    return within(f"{_CORRECTED}{opening}|{opener.encode()}", ID, "an id")


def read_correction(given: object) -> tuple[Action, str] | None:
    """What opens the form, and the opening that it keeps."""
    if not isinstance(given, str) or not given.startswith(_CORRECTED):
        return None
    opening, _, encoded = given.removeprefix(_CORRECTED).partition("|")
    opener = read_action(encoded)
    return (opener, opening) if opener else None


def waiting_id(opener: Action) -> str:
    """The id of a button that does the same, on a message that stays once the form was accepted."""
    return within(f"{_WAITING}{opener.encode()}", ID, "an id")


def read_reopen(given: object, prefixes: tuple[str, ...] = (_AGAIN, _WAITING)) -> Action | None:
    is_one = isinstance(given, str) and given.startswith(prefixes)
    return read_action(str(given).partition("|")[2]) if is_one else None


def is_reopen(given: object) -> bool:
    """Whether it is one on a message that goes once the form was accepted."""
    return bool(read_reopen(given, (_AGAIN,)) or read_correction(given))


def choice_id(opener: Action, opening: str, name: str, number: int) -> str:
    """The id of a button that corrects a form, too, with its own label in one field. Raises
    ValueError if there is no room for it."""
    return within(f"{_MEANT}{number}|{opening}|{name}|{opener.encode()}", ID, "an id")


def read_choice(given: object) -> tuple[Action, str, str] | None:
    """What opens the form, the opening that it keeps, and the name of the field."""
    if not isinstance(given, str) or not given.startswith((_MEANT, _MEANT_BEFORE)):
        return None
    _number, _, rest = given.partition("|")[2].partition("|")
    opening, _, rest = rest.partition("|") if given.startswith(_MEANT) else ("", "", rest)
    name, _, encoded = rest.partition("|")
    opener = read_action(encoded)
    return (opener, opening, name) if opener else None


def announcement_id(card: int, user: str) -> str:
    """The id of the button in a channel that shows a card to the person it is for."""
    return f"knock|{card}|{user}"


def read_announcement(given: object) -> tuple[int, str] | None:
    """The card, and the person it is for."""
    found = _ANNOUNCEMENT.fullmatch(given) if isinstance(given, str) else None
    return (int(found[1]), found[2]) if found else None


def server_id(server: str) -> str:
    """The id of the button with which somebody chooses a server."""
    return f"{_SERVER}{server}"


def read_server(given: object) -> str:
    """The server. Empty if it is no such button."""
    found = given.removeprefix(_SERVER) if isinstance(given, str) else given
    return found if isinstance(found, str) and found != given and found.isdecimal() else ""


def opener(event: FromMember) -> Action | None:
    """What opens a form again in the same way as this event did, without words that the form's id
    has no room for."""
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
    return action if len(action.encode()) <= _ROOM else None


def event_of(event: str, by: Caller, action: Action) -> Press | Command:
    """The event that an opener stands for."""
    user = action.arg.removeprefix(_PERSON)
    if action.arg.startswith(_PERSON) and user.isdecimal():
        return Command(event, by, action.name, user=user, about=action.about)
    return Press(event, by, action)


@frozen
class FieldId:
    """The id of a form's field. The id of the first field also says which form it is and which
    opening of it."""

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
