"""What a template is made of, and how much room it has."""

import re
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Message

NUMBER = "number"
LENGTHS = {NUMBER: 5}
LENGTH_OF_A_VALUE = 40
"""In characters: names are shown so far, and few dates are longer."""

_ROOM = re.compile(r"\bat most (\d+) characters", re.IGNORECASE)
_LENGTH = re.compile(r"\b(\d+) (?:of them )?for \{(\w+)\}")


def placeholders(template: str) -> set[str]:
    """The names between braces. Raises ValueError where a brace has no partner."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def room(message: Message) -> int | None:
    """How long it may be where it is shown, in characters: its comment says "at most 24
    characters"."""
    return min(map(int, _ROOM.findall(_comment(message))), default=None)


def length(template: str, message: Message) -> int:
    """In characters, where each placeholder counts as much as `LENGTHS` says, or the comment: "at
    most 75 characters, 20 of them for {host}". Raises ValueError as `placeholders` does."""
    lengths = LENGTHS | {name: int(most) for most, name in _LENGTH.findall(_comment(message))}
    return sum(
        len(literal) + (lengths.get(name, LENGTH_OF_A_VALUE) if name is not None else 0)
        for literal, name, _, _ in Formatter().parse(template)
    )


def too_long(template: str, message: Message) -> Iterator[str]:
    """In words, if it is. Raises ValueError as `placeholders` does."""
    at_most, needed = room(message), length(template, message)
    if at_most is not None and needed > at_most:
        yield f"needs {needed} characters, but there is room for {at_most}."


def ids(message: Message) -> tuple[str, ...]:
    """The English: a template, or two of which a number chooses one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def strings(message: Message) -> tuple[str, ...]:
    """The translation: one, or one for each form of the plural; empty where there is none yet."""
    found = message.string or ""
    return (found,) if isinstance(found, str) else tuple(found)


def _comment(message: Message) -> str:
    return " ".join(message.auto_comments)
