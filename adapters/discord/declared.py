"""The application commands, made from the table of commands.

https://discord.com/developers/docs/interactions/application-commands
"""

from collections.abc import Sequence
from typing import Any

from adapters.discord.limits import COMMAND_HELP, SUBCOMMANDS, Json, at_most, within
from bot.router import CommandSpec

COMMAND = "askwell"
ASK = "Ask for an interview"
NAME = "name"
"""The option for a host whose name is typed, beside the one for a person who is chosen."""

SLASH, ON_PERSON = 1, 2
SUBCOMMAND, WORDS, PERSON = 1, 3, 6
_IN_SERVERS, _IN_MESSAGES = 0, 1
_WORDS = 300

_WHERE = {"contexts": [_IN_SERVERS, _IN_MESSAGES], "integration_types": [0]}


def commands(specs: Sequence[CommandSpec]) -> list[Json]:
    """`/askwell` with all of them, and the menu command on a person."""
    help_text = within("Find somebody, ask them, and all the rest", COMMAND_HELP, "a description")
    inside = at_most([_subcommand(spec) for spec in specs], SUBCOMMANDS, "subcommands")
    slash = {"type": SLASH, "name": COMMAND, "description": help_text, "options": inside}
    return [slash | _WHERE, {"type": ON_PERSON, "name": ASK, "contexts": [_IN_SERVERS]}]


def same(ours: Any, theirs: Any) -> bool:
    """Whether Discord has what we would send. It adds ids and what it takes for granted."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return all(same(value, theirs.get(name)) for name, value in ours.items())
    if isinstance(ours, list) and isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return bool(ours == theirs) or not (ours or theirs)


def _subcommand(spec: CommandSpec) -> Json:
    return {
        "type": SUBCOMMAND,
        "name": spec.name,
        "description": within(spec.help, COMMAND_HELP, "a command's help"),
        "options": _options(spec),
    }


def _options(spec: CommandSpec) -> list[Json]:
    if not spec.takes:
        return []
    if spec.takes != "person":
        return [_words(spec.takes, f"{spec.takes.capitalize()} of your own", spec)]
    whom = {"type": PERSON, "name": spec.takes, "description": "Somebody in this server"}
    return [whom, _words(NAME, "Or the name of a host", spec)]


def _words(name: str, said: str, spec: CommandSpec) -> Json:
    option = {"type": WORDS, "name": name, "description": said, "max_length": _WORDS}
    return option | ({"autocomplete": True} if spec.suggests else {})
