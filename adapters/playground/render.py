"""Cards and forms as JSON for the page, in two steps.

`card_json` and `form_json` keep every instant as an instant: so they can be stored.
`for_reader` writes the instants in a reader's zone. The page only ever sets text content,
so nothing that a member wrote can act in it.
"""

from collections.abc import Mapping
from datetime import datetime
from mimetypes import guess_type
from typing import Any
from zoneinfo import ZoneInfo

from adapters.playground.messages import Json
from bot.cards.cards import Block, Button, Card, Entry, Facts, File, Numbered, Paragraph, Quote
from bot.cards.forms import ChoiceField, Field, Form, TextField
from bot.cards.plain_text import plain, written
from bot.cards.rich_text import Moment, MomentStyle, Span, Text, Words

_ANYWHERE = ZoneInfo("UTC")


def card_json(card: Card) -> Json:
    return {
        "kind": "card",
        "title": text_json(card.title),
        "blocks": [_block(block) for block in card.blocks],
        "links": [{"label": link.label, "url": link.url} for link in card.links],
        "files": [_file(file) for file in card.files],
        "buttons": _buttons(card.buttons),
    }


def form_json(form: Form) -> Json:
    return {
        "kind": "form",
        "action": form.action.encode(),
        "title": form.title,
        "intro": text_json(form.intro),
        "fields": [_field(field) for field in form.fields],
        "submit": form.submit,
    }


def text_json(text: Text) -> list[str | Json]:
    return [_span(span) for span in text]


def for_reader(payload: Any, zone: ZoneInfo) -> Any:
    """The payload with each instant written as a reader in `zone` reads it."""
    if isinstance(payload, Mapping):
        if payload.get("kind") == "moment":
            return _moment(payload, zone)
        return {name: for_reader(each, zone) for name, each in payload.items()}
    return [for_reader(each, zone) for each in payload] if isinstance(payload, list) else payload


def _moment(payload: Mapping[str, str], zone: ZoneInfo) -> Json:
    at = datetime.fromisoformat(payload["at"])
    return {
        "kind": "time",
        "text": written(Moment(at, MomentStyle(payload["style"])), zone),
        "full": written(Moment(at), zone),
        "at": payload["at"],
    }


def _span(span: Span) -> str | Json:
    if isinstance(span, str):
        return span
    if isinstance(span, Moment):
        return {"kind": "moment", "at": span.at.isoformat(), "style": span.style.value}
    kind = "words" if isinstance(span, Words) else "mention"
    return {"kind": kind, "text": plain((span,), _ANYWHERE)}


def _block(block: Block) -> Json:
    match block:
        case Paragraph(text) | Quote(text):
            return {"kind": block.kind, "text": text_json(text)}
        case Facts(rows):
            facts = [{"label": label, "text": text_json(text)} for label, text in rows]
            return {"kind": block.kind, "rows": facts}
        case Numbered(items, start):
            return {"kind": block.kind, "start": start, "items": [text_json(i) for i in items]}
        case Entry(title, text, buttons):
            words = {"title": text_json(title), "text": text_json(text)}
            return {"kind": block.kind, **words, "buttons": _buttons(buttons)}


def _buttons(buttons: tuple[Button, ...]) -> list[Json]:
    return [
        {
            "label": text_json(button.label),
            "action": button.action.encode(),
            "style": button.style.value,
        }
        for button in buttons
    ]


def _file(file: File) -> Json:
    kind = guess_type(file.name)[0] or "text/plain"
    return {"name": file.name, "kind": kind, "text": file.text}


def _field(field: Field) -> Json:
    common: Json = {
        "kind": field.kind,
        "name": field.name,
        "label": field.label,
        "hint": field.hint,
        "initial": field.initial,
        "required": field.required,
    }
    if isinstance(field, ChoiceField):
        options = [
            {"value": option.value, "label": text_json(option.label)} for option in field.options
        ]
        return common | {"initial": list(field.initial), "options": options, "most": field.most}
    if isinstance(field, TextField):
        return common | {"multiline": field.multiline, "most": field.most}
    return common
