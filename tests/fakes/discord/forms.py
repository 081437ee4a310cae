"""What a person fills in: the options of a command, menus, and the fields of a modal.

Discord's own app accepts only what the definition allows, and so does this module.
"""

from collections.abc import Mapping
from typing import Any

from tests.fakes.discord import components as known
from tests.fakes.discord import declaring, reading
from tests.fakes.discord.refusals import Json
from tests.fakes.discord.uploads import PickedFile


class CannotFill(Exception):
    """Discord's own app would not allow this."""


def options(declared: list[Json], given: Mapping[str, Any], *, partly: bool = False) -> list[Json]:
    """The options of a command as they are sent. `partly`: the person is still typing, so some may
    be missing."""
    names = {each["name"] for each in declared}
    if set(given) - names:
        raise CannotFill(f"There is no option {', '.join(set(given) - names)}")
    missing = [each["name"] for each in declared if each.get("required")]
    missing = [name for name in missing if name not in given]
    if missing and not partly:
        raise CannotFill(f"This option is required: {', '.join(missing)}")
    return [
        {"name": each["name"], "type": each["type"], "value": _option(each, given[each["name"]])}
        for each in declared
        if each["name"] in given
    ]


def people(given: Any) -> list[int]:
    """The ids of the people among the answers."""
    several = given if isinstance(given, list | tuple) else [given]
    return [each.id for each in several if hasattr(each, "person")]


def _option(declared: Json, value: Any) -> Any:
    if declared.get("choices"):
        for each in declared["choices"]:
            if value in (each["name"], each["value"]):
                return each["value"]
        raise CannotFill(f"{value!r} is none of {[each['name'] for each in declared['choices']]}")
    match declared["type"]:
        case declaring.STRING if isinstance(value, str):
            return _typed(value, declared.get("min_length", 1), declared.get("max_length", 6_000))
        case declaring.INTEGER if isinstance(value, int) and not isinstance(value, bool):
            return _within(value, declared)
        case declaring.NUMBER if isinstance(value, int | float):
            return _within(value, declared)
        case declaring.BOOLEAN if isinstance(value, bool):
            return value
        case declaring.PERSON | declaring.MENTIONABLE if people(value):
            return str(value.id)
    raise CannotFill(f"{value!r} does not fit the option {declared['name']}")


def _typed(value: str, least: int, most: int) -> str:
    if not least <= len(value) <= most:
        raise CannotFill(f"{len(value)} characters, not {least} to {most}")
    return value


def _within(value: float, declared: Json) -> float:
    least, most = declared.get("min_value", value), declared.get("max_value", value)
    if not least <= value <= most:
        raise CannotFill(f"{value} is not within {least} and {most}")
    return value


def chosen(select: Json, *answers: Any) -> list[str]:
    """The values of the chosen options. They are given by label, by value, or as people."""
    values = [_choice(select, each) for each in answers]
    least, most = _limits(select)
    if len(set(values)) != len(values) or not least <= len(values) <= most:
        raise CannotFill(f"{len(values)} chosen, not {least} to {most}")
    return values


def _limits(asked: Json) -> tuple[int, int]:
    least, most = asked.get("min_values"), asked.get("max_values")
    whole = len(asked.get("options", [])) if asked["type"] == known.CHECKBOXES else 1
    return 1 if least is None else least, whole if most is None else most


def _choice(select: Json, answer: Any) -> str:
    if select["type"] in (known.USER, known.MENTIONABLE):
        if people(answer):
            return str(answer.id)
        raise CannotFill(f"{answer!r} is nobody")
    if select["type"] == known.CHANNEL and hasattr(answer, "guild"):
        return str(answer.id)
    offered = select.get("options", [])
    for each in offered:
        if answer in (each["label"], each["value"]):
            return str(each["value"])
    raise CannotFill(f"{answer!r} is none of {[each['label'] for each in offered]}")


def filled(components: list[Json], given: Mapping[str, Any]) -> list[Json]:
    """The answers to a modal, given by label or custom id. Other fields keep their initial
    values."""
    left = dict(given)
    sent = [_sent(each, left) for each in components]
    if left:
        raise CannotFill(f"The form does not ask for {', '.join(left)}")
    return sent


def _sent(shown: Json, left: dict[str, Any]) -> Json:
    common = {"type": shown["type"], "id": shown["id"]}
    for label, asked in reading.fields([shown]).items():
        answered = [name for name in (label, asked["custom_id"]) if name in left]
        answers = [left.pop(name) for name in answered]
        try:
            answer = _answer(asked, answers[0]) if answers else _untouched(asked)
        except CannotFill as why:
            raise CannotFill(f"{label}: {why}") from None
        inner = {name: asked[name] for name in ("type", "id", "custom_id")} | answer
        if shown["type"] == known.LABEL:
            return common | {"component": inner}
        return common | {"components": [inner]}
    return common


def _answer(asked: Json, answer: Any) -> Json:
    match asked["type"]:
        case known.INPUT:
            return {"value": _written(asked, answer)}
        case known.RADIO:
            return {"value": _choice(asked, answer)}
        case known.CHECKBOX if isinstance(answer, bool):
            return {"value": answer}
        case known.UPLOAD:
            return {"values": _picked(asked, answer)}
        case known.CHECKBOX:
            raise CannotFill(f"{answer!r} does not fit")
    several = answer if isinstance(answer, list | tuple) else [answer]
    if not several and not asked.get("required", True):
        return {"values": []}
    return {"values": chosen(asked, *several)}


def _picked(asked: Json, answers: Any) -> list[str]:
    several = answers if isinstance(answers, list | tuple) else [answers]
    least, most = _limits(asked)
    if not least <= len(several) <= most:
        raise CannotFill(f"{len(several)} files, not {least} to {most}")
    return [str(each.id) for each in several]


def files(given: Any) -> list[PickedFile]:
    """The files among the answers."""
    several = given if isinstance(given, list | tuple) else [given]
    return [each for each in several if isinstance(each, PickedFile)]


def _untouched(asked: Json) -> Json:
    """The initial value of a field, as the app set it."""
    required = asked.get("required", True)
    defaults = [each["value"] for each in asked.get("options", []) if each.get("default")]
    defaults += [each["id"] for each in asked.get("default_values") or []]
    match asked["type"]:
        case known.INPUT:
            return {"value": _written(asked, asked.get("value") or "")}
        case known.CHECKBOX:
            return {"value": bool(asked.get("default"))}
        case _ if required and not defaults:
            raise CannotFill("This field is required")
        case known.RADIO:
            return {"value": defaults[0] if defaults else None}
        case _:
            return {"values": defaults}


def _written(asked: Json, answer: Any) -> str:
    if not isinstance(answer, str):
        raise CannotFill(f"Nobody types {answer!r}")
    if "\n" in answer and asked["style"] == 1:
        raise CannotFill("This field has one line")
    if not answer.strip() and asked.get("required", True):
        raise CannotFill("This field is required")
    least, most = asked.get("min_length") or 0, asked.get("max_length") or 4_000
    return _typed(answer, least, most) if answer else answer
