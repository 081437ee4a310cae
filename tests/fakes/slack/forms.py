"""Filling in forms: what a person chooses, as the state of an element in Slack's format."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from tests.fakes.slack.blocks import elements
from tests.fakes.slack.elements import options_of
from tests.fakes.slack.schema import Json

KEPT = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}
"""For each type of element, the name of its value in the state, and the field with its initial
value."""


class CannotFill(ValueError):
    """Slack's own app would not allow this."""


def state(element: Json) -> Json:
    """The initial state of an element."""
    name, initial = KEPT[element["type"]]
    nothing: list[Json] | None = [] if name.endswith("s") else None
    return {"type": element["type"], name: element.get(initial, nothing)}


def chosen(element: Json, answer: Any, known: Callable[[str], bool]) -> Json:
    """The state of an element after a person has chosen or typed the answer."""
    name, _ = KEPT[element["type"]]
    return {"type": element["type"], name: _value(element, answer, known)}


def values(blocks: list[Json], answers: Mapping[tuple[str, str], Json] | None = None) -> Json:
    """The state of every element, by block and action id."""
    found: Json = {}
    for block in blocks:
        for element in elements(block):
            if element["type"] in KEPT:
                key = (block["block_id"], element["action_id"])
                kept = (answers or {}).get(key, state(element))
                found.setdefault(key[0], {})[key[1]] = kept
    return found


def filled(blocks: list[Json], given: Mapping[str, Any], known: Callable[[str], bool]) -> Json:
    """The values of a form, given by label or block id. Raises CannotFill if a required field is
    empty."""
    left = dict(given)
    answers = {}
    for block in blocks:
        if block["type"] != "input":
            continue
        element, label = block["element"], block["label"]["text"]
        kept = state(element)
        for name in (label, block["block_id"]):
            if name in left:
                kept = chosen(element, left.pop(name), known)
        if not block.get("optional") and kept[KEPT[element["type"]][0]] in (None, []):
            raise CannotFill(f"Please complete this required field: {label}")
        answers[block["block_id"], element["action_id"]] = kept
    if left:
        raise CannotFill(f"The form does not ask for {', '.join(left)}")
    return values(blocks, answers)


def _value(element: Json, answer: Any, known: Callable[[str], bool]) -> Any:
    match element["type"]:
        case "plain_text_input":
            return _typed(element, answer)
        case "static_select" | "radio_buttons":
            return None if answer is None else _option(element, answer)
        case "multi_static_select" | "checkboxes":
            return [_option(element, each) for each in _few(element, answer)]
        case "users_select":
            return _person(answer, known)
        case "multi_users_select":
            return [_person(each, known) for each in _few(element, answer)]
        case "file_input":
            return [_file(element, each) for each in answer]
        case "datepicker":
            return None if answer is None else date.fromisoformat(str(answer)).isoformat()
        case "datetimepicker":
            return _instant(answer)
        case _:
            return answer


def _typed(element: Json, answer: Any) -> str | None:
    if not isinstance(answer, str):
        raise CannotFill(f"Nobody types {answer!r}")
    if "\n" in answer and not element.get("multiline"):
        raise CannotFill("This field has one line")
    least, most = element.get("min_length", 0), element.get("max_length", 3_000)
    if answer and not least <= len(answer) <= most:
        raise CannotFill(f"{len(answer)} characters, not {least} to {most}")
    return answer or None


def _option(element: Json, answer: Any) -> Json:
    for option in options_of(element):
        if answer in (option["text"]["text"], option["value"]):
            return option
    offered = [option["text"]["text"] for option in options_of(element)]
    raise CannotFill(f"{answer!r} is none of {offered}")


def _few(element: Json, answer: Any) -> list[Any]:
    several = [answer] if isinstance(answer, str) else list(answer)
    most = element.get("max_selected_items", len(several))
    if len(several) > most:
        raise CannotFill(f"{len(several)} chosen, at most {most} can be")
    return several


def _file(element: Json, given: Json) -> Json:
    """A file that the person chose. Slack offers only files of the types that are asked for."""
    kinds = element.get("filetypes")
    if kinds and given["filetype"] not in kinds:
        raise CannotFill(f"{given['name']} is none of {kinds}")
    return given


def _person(answer: Any, known: Callable[[str], bool]) -> str | None:
    user: str | None = getattr(answer, "id", answer)
    if user is not None and not known(user):
        raise CannotFill(f"Nobody here is {user!r}")
    return user


def _instant(answer: Any) -> int | None:
    if isinstance(answer, datetime):
        if answer.tzinfo is None:
            raise CannotFill(f"{answer} has no zone")
        return int(answer.timestamp())
    if answer is not None and not isinstance(answer, int):
        raise CannotFill(f"{answer!r} is no instant")
    return answer
