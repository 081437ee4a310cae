"""The data of a slash command: its subcommands, its options, and what is being typed."""

from collections.abc import Mapping
from typing import Any

from tests.fakes.discord import declaring, forms
from tests.fakes.discord.forms import CannotFill
from tests.fakes.discord.refusals import Json


def invoked(
    command: Json, path: list[str], given: Mapping[str, Any], focus: tuple[str, str] | None = None
) -> list[Json]:
    """The command's options. `path` leads to the subcommand; `focus` is the option that is being
    typed."""
    steps = _steps(command, path)
    declared = _options([command, *steps][-1])
    sent = forms.options(declared, given, partly=focus is not None)
    if focus:
        sent.append(_focused(declared, *focus))
    for step in reversed(steps):
        sent = [{"name": step["name"], "type": step["type"], "options": sent}]
    return sent


def _steps(command: Json, path: list[str]) -> list[Json]:
    """The groups and the subcommand along the path."""
    steps: list[Json] = []
    options = command.get("options", [])
    for name in path:
        found = [each for each in options if each["name"] == name and each["type"] in (1, 2)]
        if not found:
            raise LookupError(f"There is no command {command['name']} {' '.join(path)}")
        steps += found
        options = found[0].get("options", [])
    return steps


def _options(command: Json) -> list[Json]:
    """The options that can be filled in there."""
    options: list[Json] = command.get("options", [])
    if any(each["type"] in (declaring.SUBCOMMAND, declaring.GROUP) for each in options):
        raise LookupError(f"{command['name']} needs one of {[each['name'] for each in options]}")
    return options


def _focused(declared: list[Json], name: str, words: str) -> Json:
    for each in declared:
        if each["name"] == name and each.get("autocomplete"):
            return {"name": name, "type": each["type"], "value": words, "focused": True}
    raise CannotFill(f"{name} suggests nothing")
