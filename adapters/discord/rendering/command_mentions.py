"""Commands as Discord shows them so that they can be pressed: `</askwell
start:1574348783616000004>`.

Their ids are Discord's and belong to the application: there is one set for the process, known once
the commands were read or sent. Until then, a command is named in plain words.
"""

from collections.abc import Iterable

from discord.app_commands import AppCommand

COMMAND = "askwell"
ALONE = f"{COMMAND}-"
"""The name of a command of its own begins with this."""

_ids: dict[str, int] = {}


def remember_commands(commands: Iterable[AppCommand]) -> None:
    """These are all commands that Discord has."""
    _ids.clear()
    _ids.update((each.name, each.id) for each in commands)


def forget_commands() -> None:
    """For when there is no connection any more."""
    _ids.clear()


def command_mention(command: str) -> str:
    """The command as text for a message. `command` is our name of it, such as "start"."""
    alone = f"{ALONE}{command}"
    name = alone if alone in _ids else f"{COMMAND} {command}"
    known = _ids.get(alone) or _ids.get(COMMAND)
    return f"</{name}:{known}>" if known else f"/{name}"
