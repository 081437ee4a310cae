"""What a template is made of, and how much room it has."""

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
    """In characters, where `besides` are placeholders for which there is room of their own."""

    at_most: int
    besides: frozenset[str]


def placeholders(template: str) -> set[str]:
    """The names between braces. Raises ValueError where a brace has no partner."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def room(message: Message) -> Room | None:
    """What its comments say: "at most 24 characters", or "at most 24 characters besides {host}"."""
    found = _ROOM.findall(" ".join(message.auto_comments))
    rooms = [Room(int(most), frozenset(_NAMES.findall(besides))) for most, besides in found]
    return min(rooms, key=lambda each: each.at_most, default=None)


def length(template: str, besides: Collection[str] = ()) -> int:
    """In characters, as long as its values may get. Raises ValueError as `placeholders` does."""
    return sum(
        len(literal) + (0 if name is None or name in besides else _length_of_value(name))
        for literal, name, _, _ in Formatter().parse(template)
    )


def _length_of_value(name: str) -> int:
    """Names are shown up to 40 characters, and few dates are longer."""
    return 5 if name == NUMBER else 40


def too_long(template: str, message: Message) -> Iterator[str]:
    """In words, if it is. Raises ValueError as `placeholders` does."""
    if place := room(message):
        needed = length(template, place.besides)
        if needed > place.at_most:
            yield f"needs {needed} characters, but there is room for {place.at_most}."


def ids(message: Message) -> tuple[str, ...]:
    """The English: a template, or two of which a number chooses one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """The translation: one, or one for each form of the plural; empty where there is none yet."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)
