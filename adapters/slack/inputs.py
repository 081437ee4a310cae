"""A form's fields as input blocks: each block has its field's name."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from adapters.slack.limits import (
    HINT,
    ID,
    INPUT,
    LABEL,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    Json,
    within,
)
from adapters.slack.spans import line
from bot.cards.cards import ChoiceField, DayField, Field, Option, TextField, WhenField

VALUE = "value"
"""The action id of every input."""

_FURTHER_TIMES = ("Another time", "A third time")
_TIMES = 1 + len(_FURTHER_TIMES)
_DIGITS = 10
"""Of the seconds since 1970 in any time that a picker shows: from 2001 on."""
_RADIO_BUTTONS = 5
"""So many options are seen at once; more go into a menu."""


def input_blocks(field: Field, zone: ZoneInfo, filled: str | tuple[str, ...]) -> list[Json]:
    """The field, filled in: one block, or one for each time."""
    if "-" in field.name:
        raise ValueError(f"The name of a field on Slack has no dash: {field.name}")
    if isinstance(field, ChoiceField):
        chosen = filled if isinstance(filled, tuple) else ()
        return [_input(field, _choice(field, zone, chosen))]
    text = filled if isinstance(filled, str) else ""
    match field:
        case TextField():
            return [_input(field, _text(field, text))]
        case DayField():
            return [_input(field, _day(text))]
        case WhenField():
            return _times(field, zone, text)


def field_of_block(block_id: str) -> str:
    """The field that a block asks for: all of its times are one field's."""
    return block_id.partition("-")[0]


def _input(field: Field, element: Json) -> Json:
    return _block(field.name, field.label, element, field.hint, field.required)


def _block(block_id: str, label: str, element: Json, hint: str, required: bool) -> Json:
    anywhere = ZoneInfo("UTC")
    return {
        "type": "input",
        "block_id": within(block_id, ID, "an id"),
        "label": line((label,), anywhere, LABEL, "a field's label"),
        "element": {"action_id": VALUE} | element,
        "optional": not required,
    } | ({"hint": line((hint,), anywhere, HINT, "a field's hint")} if hint else {})


def _text(field: TextField, text: str) -> Json:
    if not 0 < field.most <= INPUT:
        raise ValueError(f"Slack's text inputs take 1 to {INPUT} characters, not {field.most}")
    return {
        "type": "plain_text_input",
        "multiline": field.multiline,
        "max_length": field.most,
    } | ({"initial_value": within(text, field.most, f"the first {field.name}")} if text else {})


def _day(text: str) -> Json:
    """Raises ValueError for a first value that is no day."""
    initial = {"initial_date": date.fromisoformat(text).isoformat()} if text else {}
    return {"type": "datepicker"} | initial


def _times(field: WhenField, zone: ZoneInfo, text: str) -> list[Json]:
    """Pickers, so that nobody types; the field's hint, which says how to, is left out."""
    times = [_instant(each, zone) for each in re.split("[,;\n]", text) if each.strip()]
    if len(times) > _TIMES:
        raise ValueError(f"{len(times)} times do not fit into {_TIMES} pickers: {field.name}")
    picker = {"type": "datetimepicker"}
    blocks = [_block(field.name, field.label, picker, "In your own time", field.required)]
    for number, label in enumerate(_FURTHER_TIMES, start=2):
        blocks.append(_block(f"{field.name}-{number}", label, picker, "", required=False))
    for block, at in zip(blocks, times, strict=False):
        block["element"]["initial_date_time"] = at
    return blocks


def _instant(text: str, zone: ZoneInfo) -> int:
    """Seconds, as pickers count; a time without an offset is one in `zone`. Raises ValueError."""
    at = datetime.fromisoformat(text.strip())
    seconds = int((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp())
    if len(str(seconds)) != _DIGITS:
        raise ValueError(f"Slack's pickers do not reach {text}")
    return seconds


def _choice(field: ChoiceField, zone: ZoneInfo, chosen: tuple[str, ...]) -> Json:
    if not len({option.value for option in field.options}) == len(field.options) <= OPTIONS:
        raise ValueError(f"Slack shows at most {OPTIONS} options, no two alike: {field.name}")
    options = [_option(option, zone) for option in field.options]
    picked = [option for option in options if option["value"] in chosen]
    if field.most > 1:
        several: Json = {"type": "multi_static_select", "max_selected_items": field.most}
        initial: Json = {"initial_options": picked} if picked else {}
        return several | {"options": options} | initial
    seen = field.required and len(options) <= _RADIO_BUTTONS
    one = {"type": "radio_buttons" if seen else "static_select", "options": options}
    return one | ({"initial_option": picked[0]} if picked else {})


def _option(option: Option, zone: ZoneInfo) -> Json:
    return {
        "text": line(option.label, zone, OPTION, "an option"),
        "value": within(option.value, OPTION_VALUE, "an option's value"),
    }
