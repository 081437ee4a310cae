"""What Discord accepts as components of a message or of a modal.

https://discord.com/developers/docs/components/reference
"""

from collections.abc import Iterator
from typing import Any

from tests.fakes.discord.refusals import Json
from tests.fakes.discord.schema import (
    Check,
    Notes,
    Path,
    anything,
    choice,
    flag,
    items,
    snowflake,
    text,
    thing,
    union,
    unique,
    url,
    whole,
    written_snowflake,
)

ROW, BUTTON, STRING, INPUT, USER, ROLE, MENTIONABLE, CHANNEL = range(1, 9)
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = range(9, 15)
CONTAINER, LABEL, UPLOAD = 17, 18, 19
RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23
SELECTS = (STRING, USER, ROLE, MENTIONABLE, CHANNEL)
LINK, PREMIUM = 5, 6

TOTAL_COMPONENTS = 40
TOTAL_TEXT = 4_000

NAMED = {"id": whole(0, 2**31 - 1)}
ID = {"custom_id": text(100)}
EMOJI = thing({}, {"id": snowflake, "name": text(100), "animated": flag})


def _fitting_style(value: Json, at: Path, notes: Notes) -> None:
    needed = {LINK: "url", PREMIUM: "sku_id"}.get(value.get("style", 0), "custom_id")
    if not value.get(needed):
        notes.say((*at, needed), "BASE_TYPE_REQUIRED", "This field is required")
    for name in {"url", "sku_id", "custom_id"} - {needed}:
        if value.get(name):
            words = "A custom id and url cannot both be specified"
            notes.say((*at, name), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)
    if needed != "sku_id" and not (value.get("label") or value.get("emoji")):
        notes.say((*at, "label"), "BASE_TYPE_REQUIRED", "This field is required")


button = thing(
    {"style": whole(1, 6)},
    NAMED
    | ID
    | {"label": text(80), "emoji": EMOJI, "url": url("http", "https", "discord")}
    | {"disabled": flag, "sku_id": snowflake},
    _fitting_style,
)


def _between(value: Json, at: Path, notes: Notes) -> None:
    least, most = value.get("min_values"), value.get("max_values")
    least, most = 1 if least is None else least, 1 if most is None else most
    if isinstance(least, int) and isinstance(most, int) and least > most:
        notes.say((*at, "min_values"), "NUMBER_TYPE_MAX", "min_values is greater than max_values")


def _defaults(value: Json, at: Path, notes: Notes) -> None:
    options = value.get("options")
    chosen = [each for each in options if each.get("default")] if isinstance(options, list) else []
    if len(chosen) > (value.get("max_values") or 1):
        words = "There are too many default options"
        notes.say((*at, "options"), "SELECT_COMPONENT_DEFAULT_OPTIONS_EXCEEDED", words)


OPTION = {"label": text(100), "value": text(100)}
ABOUT_OPTION = {"description": text(100), "default": flag, "emoji": EMOJI}
SAME_VALUE = unique(
    "value", "COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"
)


def options(most: int, least: int = 1) -> Check:
    return items(thing(OPTION, ABOUT_OPTION), most, least, SAME_VALUE)


ABOUT_SELECT = (
    NAMED
    | {"placeholder": text(150, 0), "disabled": flag, "required": flag}
    | {"min_values": whole(0, 25), "max_values": whole(1, 25)}
)
DEFAULT_VALUE = thing({"id": written_snowflake, "type": choice("user", "role", "channel")}, {})
string_select = thing(ID | {"options": options(25)}, ABOUT_SELECT, _between, _defaults)
other_select = thing(
    ID,
    ABOUT_SELECT | {"default_values": items(DEFAULT_VALUE, 25), "channel_types": anything},
    _between,
)
SELECT = {kind: string_select if kind == STRING else other_select for kind in SELECTS}


def _width(value: Json, at: Path, notes: Notes) -> None:
    kinds = [each.get("type") for each in value.get("components", []) if isinstance(each, dict)]
    if len(kinds) > 1 and set(kinds) != {BUTTON}:
        words = "The specified component exceeds the maximum width"
        notes.say((*at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)


row = thing({"components": items(union({BUTTON: button} | SELECT), 5, 1)}, NAMED, _width)
text_display = thing({"content": text(TOTAL_TEXT)}, NAMED)
MEDIA = thing({"url": url("http", "https", "attachment")}, {})
thumbnail = thing({"media": MEDIA}, NAMED | {"description": text(1_024, 0), "spoiler": flag})
GALLERY_ITEM = thing({"media": MEDIA}, {"description": text(1_024, 0), "spoiler": flag})
section = thing(
    {
        "components": items(union({TEXT: text_display}), 3, 1),
        "accessory": union({BUTTON: button, THUMBNAIL: thumbnail}),
    },
    NAMED,
)
INSIDE: dict[int, Check] = {
    ROW: row,
    SECTION: section,
    TEXT: text_display,
    GALLERY: thing({"items": items(GALLERY_ITEM, 10, 1)}, NAMED),
    FILE: thing({"file": thing({"url": url("attachment")}, {})}, NAMED | {"spoiler": flag}),
    SEPARATOR: thing({}, NAMED | {"divider": flag, "spacing": choice(1, 2)}),
}
container = thing(
    {"components": items(union(INSIDE), TOTAL_COMPONENTS, 1)},
    NAMED | {"accent_color": whole(0, 0xFFFFFF), "spoiler": flag},
)


def walk(components: Any, at: Path = ()) -> Iterator[tuple[Path, Json]]:
    """Every component with its path, parents before their children."""
    for number, each in enumerate(components if isinstance(components, list) else []):
        if isinstance(each, dict):
            yield (*at, number), each
            yield from walk(each.get("components"), (*at, number, "components"))
            for name in ("accessory", "component"):
                inner = each.get(name)
                if isinstance(inner, dict):
                    yield (*at, number, name), inner


def _same_ids(value: Any, at: Path, notes: Notes) -> None:
    for name, code, words in (
        ("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
        ("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"),
    ):
        seen: set[Any] = set()
        for path, each in walk(value, at):
            found = each.get(name)
            if found and found in seen:
                notes.say((*path, name), code, words)
            seen.add(found)


def _totals(value: Any, at: Path, notes: Notes) -> None:
    every = [each for _, each in walk(value)]
    if len(every) > TOTAL_COMPONENTS:
        words = f"The total number of components cannot exceed {TOTAL_COMPONENTS}"
        notes.say(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words)
    shown = [each["content"] for each in every if isinstance(each.get("content"), str)]
    if sum(map(len, shown)) > TOTAL_TEXT:
        words = f"Total displayable text size exceeds the maximum of {TOTAL_TEXT}"
        notes.say(at, "COMPONENT_MAX_TOTAL_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)


legacy_components = items(union({ROW: row}), 5, 0, _same_ids)
layout_components = items(
    union(INSIDE | {CONTAINER: container}), TOTAL_COMPONENTS, 0, _same_ids, _totals
)


# Modals


def _lengths(value: Json, at: Path, notes: Notes) -> None:
    least, most = value.get("min_length") or 0, value.get("max_length") or 4_000
    if least > most:
        notes.say((*at, "min_length"), "NUMBER_TYPE_MAX", "min_length is greater than max_length")


ABOUT_INPUT = (
    NAMED
    | {"min_length": whole(0, 4_000), "max_length": whole(1, 4_000), "required": flag}
    | {"value": text(4_000, 0), "placeholder": text(100, 0)}
)
INPUT_NEEDS = ID | {"style": choice(1, 2)}
labelled_input = thing(INPUT_NEEDS, ABOUT_INPUT, _lengths)


def _in_modal(value: Json, at: Path, notes: Notes) -> None:
    if value.get("disabled"):
        words = "Disabled components are not allowed in modals"
        notes.say((*at, "disabled"), "MODAL_COMPONENT_DISABLED", words)
    if value.get("required", True) and value.get("min_values") == 0:
        words = "min_values must be at least 1 for required components"
        notes.say((*at, "min_values"), "SELECT_COMPONENT_REQUIRED_MIN_VALUES", words)


def _both(*checks: Check) -> Check:
    return thing({}, {}, *checks)


ABOUT_GROUP = NAMED | {"required": flag}
FEW = {"min_values": whole(0, 10), "max_values": whole(1, 10)}
ASKED: dict[int, Check] = {
    **{kind: _both(check, _in_modal) for kind, check in SELECT.items()},
    INPUT: labelled_input,
    UPLOAD: thing(ID, ABOUT_GROUP | FEW, _between, _in_modal),
    RADIO: thing(ID | {"options": options(10, 2)}, ABOUT_GROUP),
    CHECKBOXES: thing(ID | {"options": options(10)}, ABOUT_GROUP | FEW, _in_modal),
    CHECKBOX: thing(ID, NAMED | {"default": flag}),
}
label = thing({"label": text(45), "component": union(ASKED)}, NAMED | {"description": text(100, 0)})
own_label = thing(INPUT_NEEDS | {"label": text(45)}, ABOUT_INPUT, _lengths)
input_row = thing({"components": items(union({INPUT: own_label}), 1, 1)}, NAMED)
modal = thing(
    ID
    | {"title": text(45)}
    | {
        "components": items(
            union({ROW: input_row, TEXT: text_display, LABEL: label}), 5, 1, _same_ids
        )
    },
    {},
)


def numbered(components: list[Json]) -> list[Json]:
    """The components, with the ids that Discord gives to those without one."""
    taken = {each["id"] for _, each in walk(components) if each.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)
    for _, each in walk(components):
        each["id"] = each.get("id") or next(free)
    return components
