"""Forms as Discord's modals: a label and an input for each field.

Discord has no date picker, so times are chosen from options or typed.
"""

import re
from textwrap import wrap
from typing import Any

from discord import ChannelType, SelectDefaultValue, SelectOption, TextStyle, ui

from adapters.discord import limits
from adapters.discord.custom_ids import FieldId, button_id
from adapters.discord.rendering.markdown import markdown
from bot.cards.buttons import Action
from bot.cards.forms import (
    ChannelField,
    ChoiceField,
    Field,
    FileField,
    Form,
    TextField,
    Values,
    WhenField,
)
from bot.cards.plain_text import one_line, plain
from bot.cards.reader import Reader
from bot.texts.clock_fields import typed_times

TIMES = 200
"""Characters of times that are typed."""
DAY = 10
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


class FormModal(ui.Modal):
    """discord.py does not remember it: what it means is in its ids, and survives a restart."""

    def is_finished(self) -> bool:
        return True


def modal(
    form: Form, reader: Reader, opening: str, opener: Action | None, values: Values | None = None
) -> FormModal:
    """The form, filled in with `values` if they are given, otherwise with its initial values.

    `opening` is the same if this form is sent twice. `opener` is what opens it again.
    """
    title = limits.within(one_line(form.title, reader), limits.MODAL_TITLE, "a form's title")
    made = FormModal(title=title, custom_id=button_id(form.action))
    said_above = "" if _is_full(form) else _intro(form, reader)
    if said_above:
        made.add_item(ui.TextDisplay(said_above))
    said = _descriptions(form, reader)
    for number, field in enumerate(form.fields):
        first = (opening, opener) if number == 0 else ()
        field_id = FieldId(field.name, *first).encode()
        filled = (values or {}).get(field.name, _initial(field, reader))
        made.add_item(_label(field, field_id, said[number], reader, filled))
    return made


def _initial(field: Field, reader: Reader) -> str | tuple[str, ...]:
    return typed_times(field.initial, reader) if isinstance(field, WhenField) else field.initial


def _intro(form: Form, reader: Reader) -> str:
    return markdown(form.intro, reader).strip() if form.intro else ""


def _hint(field: Field, reader: Reader) -> str:
    return plain(field.hint, reader).strip() if field.hint else ""


def _is_full(form: Form) -> bool:
    return len(form.fields) == limits.MODAL_PARTS


def _descriptions(form: Form, reader: Reader) -> list[str]:
    """The hint below each label. If the form has no field left for its introduction, that is shown
    below the first labels, and their hints move into the fields."""
    hints = [_hint(field, reader) for field in form.fields]
    if form.intro is None or not _is_full(form):
        return hints
    parts = _in_descriptions(plain(form.intro, reader))
    if not all(isinstance(field, TextField | ChoiceField) for field in form.fields[: len(parts)]):
        raise ValueError(f"Discord has no room for the introduction of {form.action.name}")
    return [*parts, *hints[len(parts) :]]


def _in_descriptions(intro: str) -> list[str]:
    """In as few parts as can hold it. A sentence is only split if it is longer than a part."""
    parts: list[str] = []
    for sentence in _SENTENCES.split(" ".join(intro.split())):
        longer = f"{parts[-1]} {sentence}" if parts else sentence
        if parts and len(longer) <= limits.DESCRIPTION:
            parts[-1] = longer
        else:
            parts += wrap(sentence, limits.DESCRIPTION)
    return parts


def _label(
    field: Field, field_id: str, said: str, reader: Reader, filled: str | tuple[str, ...]
) -> ui.Label[Any]:
    hint = _hint(field, reader)
    moved = hint if said != hint else ""
    if isinstance(field, ChoiceField):
        shown: ui.Item[Any] = _select(field, field_id, reader, filled, moved)
    elif isinstance(field, FileField):
        shown = ui.FileUpload(custom_id=field_id, required=False, min_values=0, max_values=1)
    elif isinstance(field, ChannelField):
        shown = _channel(field, field_id, filled, moved)
    else:
        shown = _input(field, field_id, filled if isinstance(filled, str) else "", moved)
    return ui.Label(
        text=limits.within(one_line(field.label, reader), limits.LABEL, "a field's label"),
        description=limits.within(said, limits.DESCRIPTION, "a hint") if said else None,
        component=shown,
    )


def _input(field: Field, field_id: str, filled: str, moved: str) -> ui.TextInput[Any]:
    style, most = _size(field)
    return ui.TextInput(
        custom_id=field_id,
        style=style,
        required=field.required,
        max_length=most,
        placeholder=_moved(moved),
        default=limits.within(filled, most, f"the first {field.name}") if filled else None,
    )


def _moved(hint: str) -> str | None:
    return limits.within(hint, limits.PLACEHOLDER, "a hint inside a field") if hint else None


def _size(field: Field) -> tuple[TextStyle, int]:
    if isinstance(field, TextField):
        if not 0 < field.most <= limits.INPUT:
            raise ValueError(
                f"Discord's inputs take 1 to {limits.INPUT} characters, not {field.most}"
            )
        return (TextStyle.long if field.multiline else TextStyle.short), field.most
    return (TextStyle.long, TIMES) if isinstance(field, WhenField) else (TextStyle.short, DAY)


def _channel(
    field: ChannelField, field_id: str, chosen: str | tuple[str, ...], moved: str
) -> ui.ChannelSelect[Any]:
    here = chosen if isinstance(chosen, tuple) else ()
    return ui.ChannelSelect(
        custom_id=field_id,
        placeholder=_moved(moved),
        required=field.required,
        min_values=1 if field.required else 0,
        channel_types=[ChannelType.text, ChannelType.news],
        default_values=[_standing(each) for each in here],
    )


def _standing(channel_id: str) -> SelectDefaultValue:
    """With its id as a string, as Discord's documentation says. discord.py would send a number."""
    told: Any = {"id": channel_id, "type": "channel"}
    return SelectDefaultValue.from_dict(told)


def _select(
    field: ChoiceField, field_id: str, reader: Reader, chosen: str | tuple[str, ...], moved: str
) -> ui.Select[Any]:
    if not len({option.value for option in field.options}) == len(field.options) <= limits.OPTIONS:
        raise ValueError(
            f"Discord shows at most {limits.OPTIONS} options, no two alike: {field.name}"
        )
    return ui.Select(
        custom_id=field_id,
        placeholder=_moved(moved),
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=min(field.most, len(field.options)),
        options=[
            SelectOption(
                label=limits.within(one_line(option.label, reader), limits.OPTION, "an option"),
                value=limits.within(option.value, limits.OPTION, "an option's value"),
                default=isinstance(chosen, tuple) and option.value in chosen,
            )
            for option in field.options
        ],
    )
