"""A small schema language for blocks, with Slack's own words for what is wrong.

A check looks at a value and notes each error under a JSON pointer.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Notes:
    """Where the blocks will be shown, which people are known there, and the errors that were
    found."""

    surface: str
    known: Callable[[str], bool]
    errors: list[str] = field(default_factory=list)

    def say(self, what: str, at: str) -> None:
        self.errors.append(f"{what} [json-pointer:{at}]")


Check = Callable[[Any, str, Notes], None]


def text(most: int, least: int = 1) -> Check:
    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, str):
            notes.say("must provide a string", at)
        elif len(value) < least:
            notes.say(f"must be more than {least - 1} characters", at)
        elif len(value) > most:
            notes.say(f"must be less than {most + 1} characters", at)

    return check


def whole(least: int, most: int) -> Check:
    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            notes.say("must provide an integer", at)
        elif not least <= value <= most:
            notes.say(f"must be between {least} and {most}", at)

    return check


def flag(value: Any, at: str, notes: Notes) -> None:
    if not isinstance(value, bool):
        notes.say("must provide a boolean", at)


def choice(*allowed: str) -> Check:
    def check(value: Any, at: str, notes: Notes) -> None:
        if value not in allowed:
            notes.say(f"must be a valid enum value: {', '.join(allowed)}", at)

    return check


def shaped(pattern: str) -> Check:
    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            notes.say(f"must match pattern: {pattern}", at)

    return check


def user(value: Any, at: str, notes: Notes) -> None:
    if not isinstance(value, str) or not notes.known(value):
        notes.say("invalid user_id", at)


def items(each: Check, most: int, least: int = 1) -> Check:
    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, list):
            notes.say("must provide an array", at)
            return
        if len(value) > most:
            notes.say(f"no more than {most} items allowed", at)
        if len(value) < least:
            notes.say(f"no less than {least} items allowed", at)
        for number, item in enumerate(value):
            each(item, f"{at}/{number}", notes)

    return check


def thing(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Check:
    """An object with exactly these fields. Its `type` was checked before."""
    fields = {**required, **optional}

    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, dict):
            notes.say("must provide an object", at)
            return
        for name in required:
            if name not in value:
                notes.say(f"missing required field: {name}", at)
        for name, inner in value.items():
            if name in fields:
                fields[name](inner, f"{at}/{name}", notes)
            elif name != "type":
                notes.say(f"invalid additional property: {name}", at)
        for rule in rules:
            rule(value, at, notes)

    return check


def typed(table: Mapping[str, Check]) -> Check:
    """An object of one of these types."""

    def check(value: Any, at: str, notes: Notes) -> None:
        if not isinstance(value, dict):
            notes.say("must provide an object", at)
        elif "type" not in value:
            notes.say("missing required field: type", at)
        elif not isinstance(value["type"], str) or value["type"] not in table:
            notes.say(f"unsupported type: {value['type']}", f"{at}/type")
        else:
            table[value["type"]](value, at, notes)

    return check


def pick(table: Mapping[str, Check], names: str) -> Check:
    return typed({name: table[name] for name in names.split()})
