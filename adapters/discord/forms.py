"""Forms as Discord's modals: a label and an input for each field.

There is no picker of dates: times are chosen from the options, or typed.
"""

from textwrap import wrap
from typing import Any
from zoneinfo import ZoneInfo

from discord import SelectOption, TextStyle, ui

from adapters.discord import limits
from adapters.discord.custom_ids import FieldId, button_id
from adapters.discord.markdown import markdown, one_line, plain_words
from bot.cards.cards import Action
from bot.cards.forms import ChoiceField, Field, Form, TextField, Values, WhenField

TIMES = 200
"""Characters for times that are typed."""
DAY = 10


class FormModal(ui.Modal):
    """discord.py does not remember it: what it means stands in its ids, and outlives a restart."""

    def is_finished(self) -> bool:
        return True


def modal(
    form: Form, zone: ZoneInfo, opening: str, opener: Action | None, values: Values | None = None
) -> FormModal:
    """The form, filled in with `values` where they are given, else as it comes.

    `opening` is the same when this one is sent twice; `opener` is what opens it again.
    """
    title = limits.within(form.title, limits.MODAL_TITLE, "a form's title")
    made = FormModal(title=title, custom_id=button_id(form.action))
    said_above = "" if _is_full(form) else markdown(form.intro).strip()
    if said_above:
        made.add_item(ui.TextDisplay(said_above))
    said = _descriptions(form, zone)
    for number, field in enumerate(form.fields):
        first = (opening, opener) if number == 0 else ()
        field_id = FieldId(field.name, *first).encode()
        filled = (values or {}).get(field.name, field.initial)
        made.add_item(_label(field, field_id, said[number], zone, filled))
    return made


def _is_full(form: Form) -> bool:
    return len(form.fields) == limits.MODAL_PARTS


def _descriptions(form: Form, zone: ZoneInfo) -> list[str]:
    """The hint below each label. Where the form has no part left for its introduction, that
    stands below the first labels, and hints move into the fields, where those can be typed in."""
    hints = [field.hint.strip() for field in form.fields]
    if not form.intro or not _is_full(form):
        return hints
    parts = wrap(plain_words(form.intro, zone), limits.DESCRIPTION)
    if not all(isinstance(field, TextField) for field in form.fields[: len(parts)]):
        raise ValueError(f"Discord has no room for the introduction of “{form.title}”")
    return [*parts, *hints[len(parts) :]]


def _label(
    field: Field, field_id: str, said: str, zone: ZoneInfo, filled: str | tuple[str, ...]
) -> ui.Label[Any]:
    moved = field.hint.strip() if said != field.hint.strip() else ""
    if isinstance(field, ChoiceField):
        shown: ui.Item[Any] = _select(field, field_id, zone, filled)
    else:
        shown = _input(field, field_id, filled if isinstance(filled, str) else "", moved)
    return ui.Label(
        text=limits.within(field.label, limits.LABEL, "a field's label"),
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
        placeholder=limits.within(moved, limits.PLACEHOLDER, "a hint inside a field")
        if moved
        else None,
        default=limits.within(filled, most, f"the first {field.name}") if filled else None,
    )


def _size(field: Field) -> tuple[TextStyle, int]:
    if isinstance(field, TextField):
        if not 0 < field.most <= limits.INPUT:
            raise ValueError(
                f"Discord's inputs take 1 to {limits.INPUT} characters, not {field.most}"
            )
        return (TextStyle.long if field.multiline else TextStyle.short), field.most
    return (TextStyle.long, TIMES) if isinstance(field, WhenField) else (TextStyle.short, DAY)


def _select(
    field: ChoiceField, field_id: str, zone: ZoneInfo, chosen: str | tuple[str, ...]
) -> ui.Select[Any]:
    if not len({option.value for option in field.options}) == len(field.options) <= limits.OPTIONS:
        raise ValueError(
            f"Discord shows at most {limits.OPTIONS} options, no two alike: {field.name}"
        )
    return ui.Select(
        custom_id=field_id,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=min(field.most, len(field.options)),
        options=[
            SelectOption(
                label=limits.within(one_line(option.label, zone), limits.OPTION, "an option"),
                value=limits.within(option.value, limits.OPTION, "an option's value"),
                default=isinstance(chosen, tuple) and option.value in chosen,
            )
            for option in field.options
        ],
    )
