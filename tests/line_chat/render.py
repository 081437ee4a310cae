"""Writes cards and forms as lines. The first character of a line says what it is, so nothing that a
member wrote can look like a button, or like the end of a message."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from adapters.shared.card_lines import card_lines
from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Field, Form, Invalid
from bot.cards.plain_text import plain
from bot.cards.reader import Reader


def card_message(key: str, card: Card, reader: Reader) -> list[str]:
    """A later message with the same key replaces this one."""
    buttons = [_button(each, reader) for each in card.all_buttons()]
    return _message(key, card_lines(card.without_buttons(), reader), buttons)


def form_message(key: str, form: Form, reader: Reader) -> list[str]:
    fields = [f"? {json.dumps(_field(each, reader))}" for each in form.fields]
    intro = plain(form.intro, reader).splitlines() if form.intro else []
    text = [plain(form.title, reader), *intro]
    send = f"> /submit {_encoded(form.action)}"
    return _message(key, text, [*fields, send])


def invalid_message(key: str, invalid: Invalid, reader: Reader) -> list[str]:
    """The form that the errors are about stays open."""
    return _message(key, [plain(each, reader) for each in invalid.why.values()], ["!"])


def _message(key: str, text: Iterable[str], controls: Iterable[str]) -> list[str]:
    return [f"= {key}", *(f"| {line}" for line in text), *controls, "."]


def _button(button: Button, reader: Reader) -> str:
    return f"[{_one_line(plain(button.label, reader))}] /press {_encoded(button.action)}"


def _field(field: Field, reader: Reader) -> dict[str, object]:
    label = plain(field.label, reader)
    shown: dict[str, object] = {"name": field.name, "label": label, "value": field.initial}
    if isinstance(field, ChoiceField):
        shown["options"] = {plain(each.label, reader): each.value for each in field.options}
    return shown


def _encoded(action: Action) -> str:
    """It contains everything that a button needs later, so that buttons still work after a
    restart."""
    return quote(action.encode(), safe=":")


def _one_line(words: str) -> str:
    return " ".join(words.split())
