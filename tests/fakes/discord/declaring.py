"""What Discord accepts as the definition of an application command.

https://discord.com/developers/docs/interactions/application-commands
"""

import re
from collections import Counter
from typing import Any

from tests.fakes.discord.refusals import Json, Refusal
from tests.fakes.discord.schema import (
    Check,
    Notes,
    Path,
    anything,
    checked,
    choice,
    flag,
    items,
    number,
    text,
    thing,
    union,
    unique,
    whole,
)

SLASH, USER, MESSAGE = 1, 2, 3
"""The types of commands."""
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, PERSON, CHANNEL, ROLE = range(1, 9)
MENTIONABLE, NUMBER, ATTACHMENT = range(9, 12)
"""The types of options."""
MOST = {SLASH: 100, USER: 5, MESSAGE: 5}
TOTAL = 8_000
"""The limit for all names, descriptions and values of a command together, in characters."""

SAME_NAME = unique(
    "name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists"
)


def slash_name(value: Any, at: Path, notes: Notes) -> None:
    if (
        not isinstance(value, str)
        or not re.fullmatch(r"[-'\w]{1,32}", value)
        or value.lower() != value
    ):
        notes.say(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def permissions(value: Any, at: Path, notes: Notes) -> None:
    if isinstance(value, bool) or not str(value).isdigit():
        notes.say(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not a set of permissions.')


def localized(check: Check) -> Check:
    def each(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, dict):
            notes.say(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return
        for locale, words in value.items():
            check(words, (*at, locale), notes)

    return each


def _required_first(value: Any, at: Path, notes: Notes) -> None:
    optional = False
    for number_, each in enumerate(value):
        required = isinstance(each, dict) and bool(each.get("required"))
        if required and optional:
            words = "Required options must be placed before non-required options"
            notes.say((*at, number_), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)
        optional = optional or not required


def _one_kind(value: Any, at: Path, notes: Notes) -> None:
    kinds = [each.get("type") in (SUBCOMMAND, GROUP) for each in value if isinstance(each, dict)]
    if any(kinds) and not all(kinds):
        words = "Sub-command and sub-command group option types are exclusive to all other types"
        notes.say(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)


def _choices_or_autocomplete(value: Json, at: Path, notes: Notes) -> None:
    if value.get("autocomplete") and value.get("choices"):
        words = "Autocomplete and choices are mutually exclusive"
        notes.say((*at, "autocomplete"), "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", words)


def _nothing_to_complete(value: Json, at: Path, notes: Notes) -> None:
    for name in ("autocomplete", "choices"):
        if value.get(name):
            words = f"{name} is not valid for this type of option"
            notes.say((*at, name), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", words)


NAMED = {"name": slash_name, "description": text(100)}
ABROAD = {
    "name_localizations": localized(slash_name),
    "description_localizations": localized(text(100)),
}
PLAIN = ABROAD | {"required": flag}


def _choice(value: Check) -> Check:
    return thing({"name": text(100), "value": value}, {"name_localizations": localized(text(100))})


def _typed(value: Check, **limits: Check) -> Check:
    """An option that is typed: it may have choices or autocomplete."""
    choices = items(_choice(value), 25, 0, SAME_NAME)
    more = {"choices": choices, "autocomplete": flag, **limits}
    return thing(NAMED, PLAIN | more, _choices_or_autocomplete)


VALUES: dict[int, Check] = {
    STRING: _typed(text(100), min_length=whole(0, 6_000), max_length=whole(1, 6_000)),
    INTEGER: _typed(whole(-(2**53), 2**53), min_value=number, max_value=number),
    NUMBER: _typed(number, min_value=number, max_value=number),
    CHANNEL: thing(NAMED, PLAIN | {"channel_types": anything}, _nothing_to_complete),
    **{
        kind: thing(NAMED, PLAIN, _nothing_to_complete)
        for kind in (BOOLEAN, PERSON, ROLE, MENTIONABLE, ATTACHMENT)
    },
}
INSIDE = items(union(VALUES), 25, 0, SAME_NAME, _required_first)
SUBCOMMANDS: dict[int, Check] = {SUBCOMMAND: thing(NAMED, ABROAD | {"options": INSIDE})}
GROUPS: dict[int, Check] = {
    GROUP: thing(NAMED, ABROAD | {"options": items(union(SUBCOMMANDS), 25, 1, SAME_NAME)})
}
OPTIONS = items(union(VALUES | SUBCOMMANDS | GROUPS), 25, 0, SAME_NAME, _required_first, _one_kind)
COMMON = {
    "default_member_permissions": permissions,
    "dm_permission": flag,
    "nsfw": flag,
    "contexts": items(choice(0, 1, 2), 3),
    "integration_types": items(choice(0, 1), 2, 1),
}


def _too_large(value: Json, at: Path, notes: Notes) -> None:
    if size(value) > TOTAL:
        words = f"Command exceeds maximum size ({TOTAL})"
        notes.say(at, "APPLICATION_COMMAND_TOO_LARGE", words)


def _nothing_more(value: Json, at: Path, notes: Notes) -> None:
    for name in ("description", "options"):
        if value.get(name):
            words = "Context menu commands cannot have this"
            notes.say((*at, name), "APPLICATION_COMMAND_CONTEXT_MENU_INVALID", words)


slash = thing(NAMED, COMMON | ABROAD | {"options": OPTIONS}, _too_large)
menu = thing(
    {"name": text(32)}, COMMON | {"name_localizations": localized(text(32))}, _nothing_more
)
KINDS = {SLASH: slash, USER: menu, MESSAGE: menu}


def size(declared: Json) -> int:
    """The length in characters. Each text counts with its longest translation."""
    total = 0
    for name in ("name", "description"):
        texts = [declared.get(name), *(declared.get(f"{name}_localizations") or {}).values()]
        total += max((len(each) for each in texts if isinstance(each, str)), default=0)
    if isinstance(declared.get("value"), str):
        total += len(declared["value"])
    inner = [*(declared.get("options") or []), *(declared.get("choices") or [])]
    return total + sum(size(each) for each in inner if isinstance(each, dict))


def check(declared: Any, *at: int) -> None:
    """Raises Refusal for what Discord does not accept."""
    kind = declared.get("type") or SLASH if isinstance(declared, dict) else SLASH
    checked(KINDS.get(kind, union(KINDS)), declared, *at)


def check_all(declared: Any) -> None:
    """Check all commands of a guild, or all global ones."""
    checked(items(anything, sum(MOST.values())), declared)
    for number_, each in enumerate(declared):
        check(each, number_)
    kinds = Counter(each.get("type") or SLASH for each in declared)
    if any(kinds[kind] > most for kind, most in MOST.items()):
        raise Refusal(30032)
    same = Counter((each.get("type") or SLASH, each["name"]) for each in declared)
    twice = [
        n for n, each in enumerate(declared) if same[each.get("type") or SLASH, each["name"]] > 1
    ]
    if twice:
        words = "Application command names must be unique"
        wrong = [{"code": "APPLICATION_COMMANDS_DUPLICATE_NAME", "message": words}]
        raise Refusal(50035, {str(twice[-1]): {"name": {"_errors": wrong}}})
