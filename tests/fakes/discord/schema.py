"""A small schema language for request bodies, with Discord's own codes for what is wrong.

A check looks at a value and notes each error under its path. Rules look only at values of the right
shape: they run if the checks have found nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.fakes.discord.refusals import Json, Refusal

Path = tuple[str | int, ...]


@dataclass
class Notes:
    errors: Json = field(default_factory=dict)

    def say(self, at: Path, code: str, message: str) -> None:
        place = self.errors
        for name in at:
            place = place.setdefault(str(name), {})
        place.setdefault("_errors", []).append({"code": code, "message": message})


Check = Callable[[Any, Path, Notes], None]


def checked(check: Check, value: Any, *at: str | int) -> None:
    """Raises Refusal 50035 with every error."""
    notes = Notes()
    check(value, at, notes)
    if notes.errors:
        raise Refusal(50035, notes.errors)


def text(most: int, least: int = 1) -> Check:
    def check(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, str):
            notes.say(at, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif least and not value.strip():
            notes.say(at, "BASE_TYPE_REQUIRED", "This field is required")
        elif least <= 1 and len(value) > most:
            notes.say(at, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
        elif not least <= len(value) <= most:
            notes.say(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    return check


def whole(least: int, most: int) -> Check:
    def check(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            notes.say(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < least:
            words = f"int value should be greater than or equal to {least}."
            notes.say(at, "NUMBER_TYPE_MIN", words)
        elif value > most:
            words = f"int value should be less than or equal to {most}."
            notes.say(at, "NUMBER_TYPE_MAX", words)

    return check


def number(value: Any, at: Path, notes: Notes) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        notes.say(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not float.')


def snowflake(value: Any, at: Path, notes: Notes) -> None:
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,20}", str(value)):
        notes.say(at, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')


def written_snowflake(value: Any, at: Path, notes: Notes) -> None:
    """A snowflake as a string, because Discord does not accept a number here."""
    if not isinstance(value, str):
        notes.say(at, "BASE_TYPE_BAD_TYPE", "A snowflake is declared as a string here.")
    snowflake(value, at, notes)


def flag(value: Any, at: Path, notes: Notes) -> None:
    if not isinstance(value, bool):
        notes.say(at, "BOOLEAN_TYPE_CHOICES", "Must be either true or false.")


def url(*schemes: str) -> Check:
    def check(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, str) or value.partition("://")[0] not in schemes:
            words = f"Not a well formed URL. Scheme must be one of {schemes}."
            notes.say(at, "URL_TYPE_INVALID_URL", words)

    return check


def moment(value: Any, at: Path, notes: Notes) -> None:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        notes.say(at, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


def choice(*allowed: Any) -> Check:
    def check(value: Any, at: Path, notes: Notes) -> None:
        if isinstance(value, bool) or value not in allowed:
            notes.say(at, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")

    return check


def anything(value: Any, at: Path, notes: Notes) -> None:
    """Accepts everything."""


def items(each: Check, most: int, least: int = 0, *rules: Check) -> Check:
    def check(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, list):
            notes.say(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return
        if not least <= len(value) <= most:
            notes.say(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
        for number, item in enumerate(value):
            each(item, (*at, number), notes)
        if not notes.errors:
            for rule in rules:
                rule(value, at, notes)

    return check


def thing(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Check:
    """An object with these fields. Other fields are ignored, and so is null in an optional
    field."""

    def check(value: Any, at: Path, notes: Notes) -> None:
        if not isinstance(value, dict):
            notes.say(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            return
        for name, inner in required.items():
            if value.get(name) is None:
                notes.say((*at, name), "BASE_TYPE_REQUIRED", "This field is required")
            else:
                inner(value[name], (*at, name), notes)
        for name, inner in optional.items():
            if value.get(name) is not None:
                inner(value[name], (*at, name), notes)
        if not notes.errors:
            for rule in rules:
                rule(value, at, notes)

    return check


def union(table: Mapping[int, Check]) -> Check:
    """An object of one of these types."""

    def check(value: Any, at: Path, notes: Notes) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, int) and kind in table:
            table[kind](value, at, notes)
            return
        words = f'Value of field "type" must be one of {tuple(table)}.'
        notes.say((*at, "type"), "UNION_TYPE_CHOICES", words)

    return check


def unique(name: str, code: str, message: str) -> Check:
    """A rule for a list of objects: no two may have the same value in this field."""

    def check(value: Any, at: Path, notes: Notes) -> None:
        seen: set[Any] = set()
        for number, each in enumerate(value):
            found = each.get(name) if isinstance(each, dict) else None
            if found is not None and found in seen:
                notes.say((*at, number, name), code, message)
            seen.add(found)

    return check
