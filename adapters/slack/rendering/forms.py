"""Forms and the other modals as Slack's views. In a form, each block has the name of its field."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from adapters.shared.payload import at
from adapters.slack.action_ids import REFILLED, action_id
from adapters.slack.limits import (
    HINT,
    ID,
    INPUT,
    LABEL,
    METADATA,
    OPTIONS,
    VIEW_TITLE,
    Json,
    view_within,
    within,
)
from adapters.slack.rendering.choices import checkboxes, menu_of, one_of
from adapters.slack.rendering.render import card_blocks
from adapters.slack.rendering.rich_text import elements, plain_line, rich_text
from bot.cards.cards import Card
from bot.cards.forms import (
    ChannelField,
    ChoiceField,
    DayField,
    Field,
    FileField,
    Form,
    TextField,
    Values,
    WhenField,
)
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, Words, joined, say

WHOM = "askwell_whom"
"""The callback id of the form in which somebody chooses whom to ask."""
NAME = Words("Askwell")
VALUE = "value"
"""The action id of every input."""

_FURTHER_TIMES = (say("Another time"), say("A third time"))
_TIMES = 1 + len(_FURTHER_TIMES)
_DIGITS = 10
"""A picker's value has this many digits: seconds since 1970, from 2001 on."""
_CHECKBOXES = 6
"""Up to this many options are shown as checkboxes if several can be chosen; the others are in a
menu below. Both give their values to the same field."""


FILE_TYPES = ["csv", "tsv", "txt"]


def without_files(view: Json) -> Json | None:
    """The form for a workspace that does not let Askwell read files. None if the form asks for
    none."""
    blocks = view["blocks"]
    left = [each for each in blocks if at(each, "element", "type") != "file_input"]
    return view | {"blocks": left} if len(left) < len(blocks) else None


def form_view(
    form: Form, reader: Reader, values: Values | None = None, private_metadata: str = ""
) -> Json:
    """The form, filled in with `values` if they are given, otherwise with its initial values."""
    if len(private_metadata) > METADATA:
        raise ValueError(f"Slack keeps at most {METADATA} characters with a view")
    blocks = rich_text("section", elements(form.intro, reader) if form.intro else [])
    for field in form.fields:
        filled = (values or {}).get(field.name, field.initial)
        blocks += _input_blocks(field, reader, filled)
    return {
        "type": "modal",
        "callback_id": action_id(form.action),
        "title": _label(form.title, reader),
        "submit": _label(form.submit, reader),
        "close": _label(say("Cancel"), reader),
        "private_metadata": private_metadata,
        "blocks": view_within(blocks),
    }


def moment_view(reader: Reader) -> Json:
    said = elements(say("One moment, please…"), reader)
    return _view(rich_text("section", said), say("Close"), reader)


def card_view(card: Card, reader: Reader) -> Json:
    """A card to read. Its buttons are left out: what can be pressed is sent as a message, which
    stays."""
    return _view(card_blocks(card.without_buttons(), reader), say("Close"), reader)


def whom_view(reader: Reader) -> Json:
    """The modal that a shortcut opens if it does not say whom to ask."""
    element = {"type": "users_select"}
    whom = _block("whom", say("Who would you like to ask?"), element, None, reader, required=True)
    asked = _view([whom], say("Cancel"), reader)
    return asked | {"callback_id": WHOM, "submit": _label(say("Next"), reader)}


def refilled(view: Any, why: Iterable[Text], reader: Reader) -> Json:
    """A form that was closed while waiting, open again with what was typed. The sentences are shown
    at the top, because Slack shows errors next to fields only in its first answer."""
    kept = ("type", "callback_id", "title", "submit", "close", "private_metadata")
    [sentences] = rich_text("section", elements(joined(why), reader))
    values = at(view, "state", "values")
    blocks = [_filled(each, values) for each in view["blocks"] if each.get("block_id") != REFILLED]
    shown = [sentences | {"block_id": REFILLED}, *blocks]
    return {name: view[name] for name in kept if view.get(name)} | {"blocks": shown}


def _filled(block: Json, values: Any) -> Json:
    element = block.get("element")
    if block.get("type") != "input" or not element:
        return block
    state = at(values, block["block_id"], element["action_id"]) or {}
    bare = {name: each for name, each in element.items() if not name.startswith("initial_")}
    for name, value in state.items():
        if value and (name == "value" or name.startswith("selected_")):
            bare[f"initial_{name.removeprefix('selected_')}"] = value
    return block | {"element": bare}


def _view(blocks: list[Json], close: Text, reader: Reader) -> Json:
    return {
        "type": "modal",
        "title": _label(NAME, reader),
        "close": _label(close, reader),
        "blocks": blocks,
    }


def _label(words: Text, reader: Reader) -> Json:
    return plain_line(words, reader, VIEW_TITLE, "a form's title or button")


def _input_blocks(field: Field, reader: Reader, filled: str | tuple[str, ...]) -> list[Json]:
    """The field, filled in. One block, or several if it has several pickers or menus."""
    if "-" in field.name:
        raise ValueError(f"The name of a field on Slack has no dash: {field.name}")
    text = filled if isinstance(filled, str) else ""
    match field:
        case ChoiceField():
            return _choices(field, reader, filled if isinstance(filled, tuple) else ())
        case WhenField():
            return _times(field, reader, text)
        case ChannelField():
            element = _channel(filled)
        case FileField():
            element = {"type": "file_input", "filetypes": FILE_TYPES, "max_files": 1}
        case TextField(time_of_day=True):
            element = _time(text)
        case TextField():
            element = _text(field, text)
        case DayField():
            element = _day(text)
    return [_input(field, element, reader)]


def _input(field: Field, element: Json, reader: Reader) -> Json:
    return _block(field.name, field.label, element, field.hint, reader, required=field.required)


def _block(
    block_id: str, label: Text, element: Json, hint: Text | None, reader: Reader, *, required: bool
) -> Json:
    return {
        "type": "input",
        "block_id": within(block_id, ID, "an id"),
        "label": plain_line(label, reader, LABEL, "a field's label"),
        "element": {"action_id": VALUE} | element,
        "optional": not required,
    } | ({"hint": plain_line(hint, reader, HINT, "a field's hint")} if hint else {})


def _channel(chosen: str | tuple[str, ...]) -> Json:
    """Channels that Askwell is not in are offered, too: it may be allowed to post there."""
    shown = {"include": ["public", "private"], "exclude_bot_users": True}
    initial = {"initial_conversation": chosen[0]} if chosen else {}
    return {"type": "conversations_select", "filter": shown} | initial


def _text(field: TextField, text: str) -> Json:
    if not 0 < field.most <= INPUT:
        raise ValueError(f"Slack's text inputs take 1 to {INPUT} characters, not {field.most}")
    return {
        "type": "plain_text_input",
        "multiline": field.multiline,
        "max_length": field.most,
    } | ({"initial_value": within(text, field.most, f"the first {field.name}")} if text else {})


def _day(text: str) -> Json:
    """Raises ValueError if the initial value is no day."""
    initial = {"initial_date": date.fromisoformat(text).isoformat()} if text else {}
    return {"type": "datepicker"} | initial


def _time(text: str) -> Json:
    """Raises ValueError if the initial value is no time."""
    clock = "%I:%M %p" if text.endswith("M") else "%H:%M"
    initial = {"initial_time": f"{datetime.strptime(text, clock):%H:%M}"} if text else {}  # noqa: DTZ007
    return {"type": "timepicker"} | initial


def _times(field: WhenField, reader: Reader, text: str) -> list[Json]:
    """Pickers, so that nobody has to type. The field's hint, which says how to type times, is left
    out."""
    times = [_instant(each, reader.zone) for each in re.split("[,;\n]", text) if each.strip()]
    if len(times) > _TIMES:
        raise ValueError(f"{len(times)} times do not fit into {_TIMES} pickers: {field.name}")
    picker = {"type": "datetimepicker"}
    hint = say("In your own time")
    blocks = [_block(field.name, field.label, picker, hint, reader, required=field.required)]
    for number, label in enumerate(_FURTHER_TIMES, start=2):
        blocks.append(_block(f"{field.name}-{number}", label, picker, None, reader, required=False))
    for block, seconds in zip(blocks, times, strict=False):
        block["element"]["initial_date_time"] = seconds
    return blocks


def _instant(text: str, zone: ZoneInfo) -> int:
    """Seconds since 1970, as pickers count. A time without an offset is in `zone`. Raises
    ValueError."""
    at = datetime.fromisoformat(text.strip())
    seconds = int((at if at.tzinfo else at.replace(tzinfo=zone)).timestamp())
    if len(str(seconds)) != _DIGITS:
        raise ValueError(f"Slack's pickers do not reach {text}")
    return seconds


def _choices(field: ChoiceField, reader: Reader, chosen: tuple[str, ...]) -> list[Json]:
    """If the options are in groups, the first few are shown as checkboxes, and the rest in a
    menu."""
    if not len({option.value for option in field.options}) == len(field.options) <= OPTIONS:
        raise ValueError(f"Slack shows at most {OPTIONS} options, no two alike: {field.name}")
    if field.most == 1:
        return [_input(field, one_of(field, reader, chosen), reader)]
    if not (field.options and all(each.group for each in field.options)):
        return [_input(field, menu_of(field, field.options, reader, chosen), reader)]
    first, rest = field.options[:_CHECKBOXES], field.options[_CHECKBOXES:]
    boxes = [_input(field, checkboxes(first, reader, chosen), reader)]
    if rest:
        menu = menu_of(field, rest, reader, chosen)
        boxes.append(
            _block(f"{field.name}-2", say("More times"), menu, None, reader, required=False)
        )
    return boxes
