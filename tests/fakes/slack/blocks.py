"""Blocks and views, as in https://docs.slack.dev/reference/block-kit/blocks and .../reference/views

What a message, a modal and a Home tab can contain, and what must be unique in them.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.fakes.slack.elements import ELEMENTS, ID, IMAGE, plain, words
from tests.fakes.slack.rich_text import PARTS
from tests.fakes.slack.schema import Check, Json, Notes, flag, items, pick, text, thing, typed

CHARACTERS = 13_200
"""The limit for all blocks of a message together, in characters:
https://github.com/slackapi/bolt-js/issues/2509"""

_MENUS = "static_select users_select conversations_select channels_select"
_MULTI = "multi_static_select multi_users_select"
_PICKERS = "checkboxes radio_buttons datepicker timepicker"
_INPUTS = "plain_text_input email_text_input url_text_input number_input datetimepicker file_input"


def _text_or_fields(block: Json, at: str, notes: Notes) -> None:
    if "text" not in block and "fields" not in block:
        notes.say("must define either `text` or `fields`", at)


def _block(
    required: dict[str, Check], optional: dict[str, Check] | None = None, *rules: Check
) -> Check:
    return thing(required, {"block_id": ID} | (optional or {}), *rules)


BLOCKS: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": words(3_000),
            "fields": items(words(2_000), 10),
            "accessory": pick(ELEMENTS, f"button image overflow {_MENUS} {_MULTI} {_PICKERS}"),
            "expand": flag,
        },
        _text_or_fields,
    ),
    "header": _block({"text": plain(150)}),
    "divider": _block({}),
    "image": _block({"image_url": text(3_000), "alt_text": text(2_000)}, {"title": plain(2_000)}),
    "context": _block(
        {
            "elements": items(
                typed({"image": IMAGE, "plain_text": words(2_000), "mrkdwn": words(2_000)}), 10
            )
        }
    ),
    "actions": _block(
        {
            "elements": items(
                pick(ELEMENTS, f"button overflow datetimepicker {_MENUS} {_PICKERS}"), 25
            )
        }
    ),
    "input": _block(
        {
            "label": plain(2_000),
            "element": pick(ELEMENTS, f"{_INPUTS} {_MENUS} {_MULTI} {_PICKERS}"),
        },
        {"hint": plain(2_000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": _block({"elements": items(PARTS, 1_000)}),
    "markdown": _block({"text": text(12_000)}),
}

_IN_VIEWS = {name: check for name, check in BLOCKS.items() if name != "markdown"}
_VIEW: dict[str, Check] = {
    "blocks": items(typed(_IN_VIEWS), 100, 0),
}
_KEPT: dict[str, Check] = {
    "callback_id": text(255, 0),
    "private_metadata": text(3_000, 0),
    "external_id": text(255, 0),
}


def _submit_for_inputs(view: Json, at: str, notes: Notes) -> None:
    for number, block in enumerate(_dicts(view.get("blocks"))):
        if block.get("type") == "input" and "submit" not in view:
            notes.say("must define `submit` to use an `input` block", f"{at}/blocks/{number}/input")


VIEWS: dict[str, Check] = {
    "modal": thing(
        {"title": plain(24), **_VIEW},
        {
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
            **_KEPT,
        },
        _submit_for_inputs,
    ),
    "home": thing(_VIEW, _KEPT),
}


def message_errors(blocks: Any, known: Callable[[str], bool]) -> list[str]:
    notes = Notes("message", known)
    items(typed(BLOCKS), 50, 0)(blocks, "/blocks", notes)
    _unique(_dicts(blocks), "/blocks", notes)
    return notes.errors


def view_errors(view: Json, kind: str, known: Callable[[str], bool]) -> list[str]:
    notes = Notes(kind, known)
    pick(VIEWS, kind)(view, "/view", notes)
    _unique(_dicts(view.get("blocks")), "/view/blocks", notes)
    if notes.errors:
        notes.errors.insert(0, "failed to match all allowed schemas [json-pointer:/view]")
    return notes.errors


def elements(block: Json) -> list[Json]:
    """The interactive elements of a block."""
    inside = [block.get("element"), block.get("accessory")]
    if block.get("type") == "actions":
        inside += block.get("elements") or []
    return [each for each in inside if isinstance(each, dict) and each.get("type") != "image"]


def too_long(blocks: list[Json]) -> bool:
    return sum(len(words) for words in _strings(blocks)) > CHARACTERS


def _strings(node: Any) -> Iterator[str]:
    """Every text that is shown. A date counts as its fallback text."""
    if isinstance(node, list):
        for each in node:
            yield from _strings(each)
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name in ("text", "fallback") and isinstance(inner, str):
                yield inner
            else:
                yield from _strings(inner)


def _unique(blocks: list[Json], at: str, notes: Notes) -> None:
    seen: set[str] = set()
    focused = 0
    for number, block in enumerate(blocks):
        _once(block.get("block_id"), "block_id", seen, f"{at}/{number}/block_id", notes)
        actions: set[str] = set()
        for element in elements(block):
            where = f"{at}/{number}/elements/action_id"
            _once(element.get("action_id"), "action_id", actions, where, notes)
            focused += element.get("focus_on_load") is True
    if focused > 1:
        notes.say("`focus_on_load` can only be true for one element", at)


def _once(given: Any, what: str, seen: set[str], at: str, notes: Notes) -> None:
    if isinstance(given, str):
        if given in seen:
            notes.say(f'`{what}` "{given}" already exists', at)
        seen.add(given)


def _dicts(blocks: Any) -> list[Json]:
    return [each for each in blocks if isinstance(each, dict)] if isinstance(blocks, list) else []
