"""The values of a submitted form, and the blocks at which its errors are shown."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from adapters.shared.payload import Unreadable, at
from adapters.slack import action_ids
from adapters.slack.limits import Json
from adapters.slack.receiving.emoji_names import with_emoji
from bot.cards.buttons import Action
from bot.cards.forms import Values
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, say
from bot.engine.receiving.sanitize import storable_text

_FORM = say("This form cannot be read. Please open it again.")


def submitted(view: Any) -> tuple[Action, Values]:
    """The action of a form and its values by field name. Blocks whose names differ only after a
    dash belong to one field: several pickers are the lines of its value, and choices from several
    menus are joined."""
    action, blocks = action_ids.read(at(view, "callback_id")), at(view, "state", "values")
    if action is None or not isinstance(blocks, Mapping):
        raise Unreadable(_FORM)
    return action, _by_field(blocks)


def untouched(view: Any, values: Values) -> frozenset[str]:
    """The fields of a form that still hold what Askwell filled in. Empty for a form that opened
    again: it was filled in by its member, too."""
    if any(at(each, "block_id") == action_ids.REFILLED for each in _blocks(view)):
        return frozenset()
    states = {each["block_id"]: {"": _initial(each.get("element"))} for each in _inputs(view)}
    before = _by_field(states)
    return frozenset(name for name, value in values.items() if value and value == before.get(name))


def _initial(element: Any) -> Json:
    """The state of an input that nobody has touched."""
    if not isinstance(element, dict):
        raise Unreadable(_FORM)
    state = {"type": element.get("type")}
    for name, value in element.items():
        of = name.removeprefix("initial_")
        if of != name:
            state["value" if of == "value" else f"selected_{of}"] = value
    return state


def _by_field(blocks: Mapping[str, Any]) -> Values:
    values: dict[str, str | tuple[str, ...]] = {}
    for block_id in sorted(blocks):
        field, value = block_id.partition("-")[0], _value(_only(blocks[block_id]))
        values[field] = _both(values[field], value) if field in values else value
    return values


def errors(why: Mapping[str, Text], view: Any, reader: Reader) -> dict[str, str]:
    """The sentences by block, as Slack shows them in a form that stays open."""
    shown: dict[str, str] = {}
    for name, text in why.items():
        sentence = plain(text, reader)
        block_id = field_of(name, view)
        shown[block_id] = f"{shown[block_id]} {sentence}" if block_id in shown else sentence
    return shown


def field_of(name: str, view: Any) -> str:
    """The id of the block at which a field's sentence is shown: the field's own, otherwise the
    first one."""
    inputs = [each["block_id"] for each in _inputs(view)]
    return name if name in inputs or not inputs else inputs[0]


def _inputs(view: Any) -> list[Json]:
    return [
        each
        for each in _blocks(view)
        if at(each, "type") == "input" and isinstance(at(each, "block_id"), str)
    ]


def _blocks(view: Any) -> list[Any]:
    blocks = at(view, "blocks")
    return blocks if isinstance(blocks, list) else []


def whom(view: Any) -> str:
    """The chosen person. Raises Unreadable."""
    user = at(view, "state", "values", "whom", "value", "selected_user")
    if not isinstance(user, str) or not user:
        raise Unreadable(say("Please choose somebody."))
    return user


def _only(block: Any) -> Json:
    """The state of the only input in a block."""
    states = list(block.values()) if isinstance(block, Mapping) else []
    if len(states) != 1 or not isinstance(states[0], dict):
        raise Unreadable(_FORM)
    return states[0]


def _value(state: Json) -> str | tuple[str, ...]:
    match state.get("type"):
        case "plain_text_input":
            return with_emoji(_text(state.get("value")))
        case "datepicker":
            return _text(state.get("selected_date"))
        case "timepicker":
            return _text(state.get("selected_time"))
        case "datetimepicker":
            return _instant(state.get("selected_date_time"))
        case "static_select" | "radio_buttons":
            return _chosen([state.get("selected_option")])
        case "conversations_select":
            return tuple(filter(None, [_text(state.get("selected_conversation"))]))
        case "file_input":
            files = state.get("files")
            return _text(at(files[0], "url_private_download")) if files else ""
        case "multi_static_select" | "checkboxes":
            return _chosen(state.get("selected_options"))
    raise Unreadable(_FORM)


def _text(value: object) -> str:
    if value is not None and not isinstance(value, str):
        raise Unreadable(_FORM)
    return storable_text(value or "")


def _instant(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable(_FORM)
    try:
        return datetime.fromtimestamp(value, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise Unreadable(_FORM) from None


def _chosen(options: object) -> tuple[str, ...]:
    listed = options if isinstance(options, list) else []
    return tuple(_text(at(option, "value")) for option in listed if option is not None)


def _both(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> str | tuple[str, ...]:
    match one, other:
        case tuple(), tuple():
            return (*one, *other)
        case str(), str():
            return "\n".join(each for each in (one, other) if each)
    raise Unreadable(_FORM)
