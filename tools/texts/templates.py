"""The placeholders of a template, and how much room it has."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from string import Formatter

from babel.messages.catalog import Message

NUMBER = "number"
_ROOM = re.compile(r"\bat most (\d+) characters(?: besides ([^.]*))?", re.IGNORECASE)
_NAMES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Room:
    """In characters. Placeholders in `besides` are not counted, because they have room of their
    own."""

    at_most: int
    besides: frozenset[str]


def placeholders(template: str) -> set[str]:
    """The names between braces. Raises ValueError if a brace has no partner."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def room(message: Message) -> Room | None:
    """The limit that its comments give: "at most 24 characters", or "at most 24 characters besides
    {host}"."""
    found = _ROOM.findall(" ".join(message.auto_comments))
    rooms = [Room(int(most), frozenset(_NAMES.findall(besides))) for most, besides in found]
    return min(rooms, key=lambda each: each.at_most, default=None)


def length(template: str, besides: Collection[str] = ()) -> int:
    """The greatest length in characters, once values are filled in. Raises ValueError as
    `placeholders` does."""
    return sum(
        len(literal) + (0 if name is None or name in besides else _length_of_value(name))
        for literal, name, _, _ in Formatter().parse(template)
    )


def _length_of_value(name: str) -> int:
    """A name is cut to 40 characters, and few dates are longer."""
    return 5 if name == NUMBER else 40


def too_long(template: str, message: Message) -> Iterator[str]:
    """A complaint if the template is too long for its room. Raises ValueError as `placeholders`
    does."""
    if place := room(message):
        needed = length(template, place.besides)
        if needed > place.at_most:
            yield f"needs {needed} characters, but there is room for {place.at_most}."


def ids(message: Message) -> tuple[str, ...]:
    """The English template, or two: singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """The translation, or one for each plural form. Empty if there is none yet."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)
