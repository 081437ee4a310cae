"""A text in a place with little room fits there even in a language that is 40 % longer than
English, or its comment says how much room there is."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog

from bot.cards import cards, forms, outside
from tools.texts import CODE, ROOT
from tools.texts.pseudo import pseudo_catalogue
from tools.texts.templates import length, room, strings

_FIELD: dict[int | str, int] = {
    1: forms.FORM_LABEL,
    2: forms.FORM_HINT,
    "hint": forms.FORM_HINT,
}
PLACES: dict[str, dict[int | str, int]] = {
    "Form": {1: forms.FORM_TITLE, 3: forms.FORM_TITLE, "submit": forms.FORM_TITLE},
    "TextField": _FIELD,
    "WhenField": _FIELD,
    "DayField": _FIELD,
    "ChannelField": _FIELD,
    "FileField": _FIELD,
    "ChoiceField": {1: forms.FORM_LABEL, 3: forms.FORM_HINT, "hint": forms.FORM_HINT},
    "Option": {1: forms.OPTION_LABEL},
    "Button": {0: outside.BUTTON_LABEL},
    "Link": {0: outside.BUTTON_LABEL},
    "run": {0: outside.BUTTON_LABEL},
    "on": {1: outside.BUTTON_LABEL},
    "Card": {0: cards.CARD_TITLE},
}
"""The functions that take a text, with the argument that it is, and its room in characters."""


@dataclass(frozen=True)
class Placed:
    template: str
    most: int


def placed(call: ast.Call) -> Iterator[Placed]:
    """The texts that are written directly into a call of one of these functions."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = dict(enumerate(call.args)) | {each.arg: each.value for each in call.keywords}
    for where, most in PLACES.get(name, {}).items():
        for template in templates(given.get(where)):
            yield Placed(template, most)


def templates(node: ast.expr | None) -> Iterator[str]:
    """The templates of `say` and `say_many`; both if there is a condition."""
    if isinstance(node, ast.IfExp):
        yield from templates(node.body)
        yield from templates(node.orelse)
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_many"):
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def placed_in(folder: Path) -> Iterator[Placed]:
    for file in sorted(folder.rglob("*.py")):
        calls = (
            node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)
        )
        for call in calls:
            yield from placed(call)


def too_long(each: Placed, told: Catalog) -> Iterator[str]:
    message = told.get(each.template)
    assert message, each
    stated = room(message)
    for string in strings(message):
        if (needed := length(string, stated.besides if stated else ())) > each.most:
            yield f"{each.template!r} may need {needed} characters, of {each.most}"


def test_every_text_in_a_small_place_has_room_in_a_longer_language() -> None:
    told = pseudo_catalogue("ru")
    found = {each for folder in CODE for each in placed_in(ROOT / folder)}
    assert len(found) > 200
    assert sorted(why for each in found for why in too_long(each, told)) == []
