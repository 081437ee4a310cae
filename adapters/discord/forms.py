"""Forms as Discord's modals: a label and an input for each field.

There is no picker of dates: times are chosen from the options, or typed.
"""

from textwrap import wrap
from zoneinfo import ZoneInfo

from adapters.discord.custom_ids import FieldId, button_id
from adapters.discord.limits import (
    DESCRIPTION,
    INPUT,
    LABEL,
    MODAL_PARTS,
    MODAL_TITLE,
    OPTION,
    OPTIONS,
    PLACEHOLDER,
    Json,
    within,
)
from adapters.discord.markdown import line, markdown, words
from adapters.discord.render import text_display
from bot.events import Values
from bot.ui import Action, ChoiceField, Field, Form, TextField

LABEL_TYPE, INPUT_TYPE, SELECT_TYPE = 18, 4, 3
SHORT, LONG = 1, 2
TIMES = 200
"""Characters for times that are typed."""
DAY = 10


def modal(
    form: Form, zone: ZoneInfo, opening: str, opener: Action | None, values: Values | None = None
) -> Json:
    """The form, filled in with `values` where they are given, else as it comes.

    `opening` is the same when this one is sent twice; `opener` is what opens it again.
    """
    said = _descriptions(form, zone)
    fields = []
    for number, field in enumerate(form.fields):
        first = (opening, opener) if number == 0 else ()
        filled = (values or {}).get(field.name, field.initial)
        fields.append(_label(field, FieldId(field.name, *first), said[number], zone, filled))
    said_above = "" if _is_full(form) else markdown(form.intro).strip()
    intro = [text_display(said_above)] if said_above else []
    return {
        "custom_id": button_id(form.action),
        "title": within(form.title, MODAL_TITLE, "a form's title"),
        "components": [*intro, *fields],
    }


def _is_full(form: Form) -> bool:
    return len(form.fields) == MODAL_PARTS


def _descriptions(form: Form, zone: ZoneInfo) -> list[str]:
    """The hint below each label. Where the form has no part left for its introduction, that
    stands below the first labels, and hints move into the fields, where those can be typed in."""
    hints = [field.hint.strip() for field in form.fields]
    if not form.intro or not _is_full(form):
        return hints
    parts = wrap(words(form.intro, zone), DESCRIPTION)
    if not all(isinstance(field, TextField) for field in form.fields[: len(parts)]):
        raise ValueError(f"Discord has no room for the introduction of “{form.title}”")
    return [*parts, *hints[len(parts) :]]


def _label(
    field: Field, field_id: FieldId, said: str, zone: ZoneInfo, filled: str | tuple[str, ...]
) -> Json:
    moved = field.hint.strip() if said != field.hint.strip() else ""
    described = {"description": within(said, DESCRIPTION, "a hint")} if said else {}
    return {
        "type": LABEL_TYPE,
        "label": within(field.label, LABEL, "a field's label"),
        **described,
        "component": _input(field, zone, filled, moved)
        | {"custom_id": field_id.encode(), "required": field.required},
    }


def _input(field: Field, zone: ZoneInfo, filled: str | tuple[str, ...], moved: str) -> Json:
    if isinstance(field, ChoiceField):
        return _select(field, zone, filled if isinstance(filled, tuple) else ())
    style, most = _size(field)
    text = filled if isinstance(filled, str) else ""
    shown: Json = {"type": INPUT_TYPE, "style": style, "max_length": most}
    if moved:
        shown["placeholder"] = within(moved, PLACEHOLDER, "a hint inside a field")
    return shown | ({"value": within(text, most, f"the first {field.name}")} if text else {})


def _size(field: Field) -> tuple[int, int]:
    if isinstance(field, TextField):
        if not 0 < field.most <= INPUT:
            raise ValueError(f"Discord's inputs take 1 to {INPUT} characters, not {field.most}")
        return (LONG if field.multiline else SHORT), field.most
    return (LONG, TIMES) if field.kind == "when" else (SHORT, DAY)


def _select(field: ChoiceField, zone: ZoneInfo, chosen: tuple[str, ...]) -> Json:
    if not len({option.value for option in field.options}) == len(field.options) <= OPTIONS:
        raise ValueError(f"Discord shows at most {OPTIONS} options, no two alike: {field.name}")
    return {
        "type": SELECT_TYPE,
        "min_values": 1 if field.required else 0,
        "max_values": min(field.most, len(field.options)),
        "options": [
            {
                "label": within(line(option.label, zone), OPTION, "an option"),
                "value": within(option.value, OPTION, "an option's value"),
                "default": option.value in chosen,
            }
            for option in field.options
        ],
    }
