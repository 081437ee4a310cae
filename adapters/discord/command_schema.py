"""The application commands, made from the table of commands.

https://discord.com/developers/docs/interactions/application-commands
"""

from collections.abc import Sequence
from typing import Any

from discord.app_commands import AppCommand

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

WHERE = ("contexts", "integration_types")
"""Said of commands of everywhere only."""
_TO_SERVERS = {"integration_types": [0]}
_EVERYWHERE = {"contexts": [_IN_SERVERS, _IN_MESSAGES]} | _TO_SERVERS
_ONLY_IN_SERVERS = {"contexts": [_IN_SERVERS]} | _TO_SERVERS
_NO_STATE: Any = None
"""Of discord.py, for what is only read."""


def commands(specs: Sequence[CommandSpec]) -> list[Json]:
    """`/askwell` with all of them, and the menu command on a person."""
    help_text = within("Find somebody, ask them, and all the rest", COMMAND_HELP, "a description")
    inside = at_most([_subcommand(spec) for spec in specs], SUBCOMMANDS, "subcommands")
    slash = {"type": SLASH, "name": COMMAND, "description": help_text, "options": inside}
    return [slash | _EVERYWHERE, {"type": ON_PERSON, "name": ASK} | _ONLY_IN_SERVERS]


def same(ours: Sequence[Json], theirs: Sequence[Json]) -> bool:
    """Whether Discord has what we would send, and nothing else. It adds ids, and leaves out or
    fills in what it takes for granted."""
    return _by_name(ours) == _by_name(theirs)


def _by_name(listed: Sequence[Json]) -> dict[tuple[int, str], Json]:
    return {(each["type"], each["name"]): _whole(each) for each in listed}


def _whole(command: Json) -> Json:
    """With all that may be said of a command, as discord.py reads it; but it loses some of where
    a command can be used, and leaves out who may."""
    given: Any = {"description": ""} | command | {"id": 0, "application_id": 0}
    read = AppCommand(data=given, state=_NO_STATE)
    where = {name: sorted(command.get(name) or ()) for name in WHERE}
    return {**read.to_dict(), **where, "who": read.default_member_permissions, "nsfw": read.nsfw}


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
