"""Replaces in incoming text what no database stores: null characters and halves of surrogate pairs.
A field that shows nothing visible counts as empty."""

from dataclasses import replace
from typing import Any, TypeVar
from unicodedata import category

from bot.cards.buttons import Action
from bot.engine.events import Caller, Command, FromMember, Press, Said, Submit

E = TypeVar("E", bound=Caller | Action | FromMember)
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Invisible joiners and fillers that Unicode classifies as marks, letters or symbols."""


def storable(event: FromMember) -> FromMember:
    by = _of_person(event.by)
    match event:
        case Command():
            about, whom = storable_text(event.about), event.whom and _of_person(event.whom)
            return _with(event, by=by, text=storable_text(event.text), about=about, whom=whom)
        case Said():
            return _with(event, by=by, text=storable_text(event.text))
        case Press():
            return _with(event, by=by, action=_of_button(event.action))
        case Submit():
            values = {storable_text(name): _of_field(it) for name, it in event.values.items()}
            return replace(event, by=by, action=_of_button(event.action), values=values)


def _of_person(caller: Caller) -> Caller:
    return _with(caller, name=storable_text(caller.name))


def _of_button(action: Action) -> Action:
    """Its id comes back from the member's device, which may send anything."""
    name, about, arg = map(storable_text, (action.name, action.about, action.arg))
    return _with(action, name=name, about=about, arg=arg)


def _with(it: E, **values: Any) -> E:
    """The same object if nothing changes, which is nearly always so: creating a new one takes
    longer."""
    for name, value in values.items():
        if getattr(it, name) is not value:
            return replace(it, **values)
    return it


def _of_field(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return storable_text(value) if any(map(_is_seen, value)) else ""
    return tuple(map(storable_text, value))


def _is_seen(character: str) -> bool:
    return character not in _BLANK and category(character) not in _UNSEEN


def storable_text(text: str) -> str:
    """Text that can be stored. What cannot is shown as a replacement character; two surrogates that
    belong together become one character."""
    if text.isascii() and "\0" not in text:
        return text
    shown = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
