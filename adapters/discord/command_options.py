"""A slash command: which one, and what was typed or is being typed."""

from dataclasses import dataclass
from typing import Any

from adapters.discord.limits import Json
from adapters.unreadable import Unreadable, at, text

UNKNOWN = "I do not know that command."
_SUBCOMMAND, _STRING, _USER = 1, 3, 6
"""Types of options."""


@dataclass(frozen=True, slots=True)
class InvokedCommand:
    """`user` is the id of the first person in it."""

    command: str
    words: str
    user: str | None


def invoked(data: Any) -> InvokedCommand:
    """Raises Unreadable."""
    command, options = _subcommand(data)
    words = (each.strip() for each in _values(options, _STRING))
    return InvokedCommand(command, " ".join(words), next(iter(_values(options, _USER)), None))


def focused(data: Any) -> tuple[str, str]:
    """The command that is being typed, and the words so far. Raises Unreadable."""
    command, options = _subcommand(data)
    for option in options:
        if option.get("focused"):
            return command, text(option.get("value") or "", UNKNOWN)
    raise Unreadable("Nothing is being typed.")


def _subcommand(data: Any) -> tuple[str, list[Json]]:
    """Its name and its options."""
    given = next(iter(_objects(at(data, "options"))), {})
    if given.get("type") != _SUBCOMMAND:
        raise Unreadable(UNKNOWN)
    return text(given.get("name"), UNKNOWN), _objects(given.get("options"))


def _values(options: list[Json], kind: int) -> list[str]:
    return [text(each.get("value"), UNKNOWN) for each in options if each.get("type") == kind]


def _objects(given: Any) -> list[Json]:
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
