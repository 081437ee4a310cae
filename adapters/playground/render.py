"""Cards and forms as JSON for the page, in two steps.

`card_json` and `form_json` keep every text as a template, so that they can be stored. `for_reader`
renders the texts for a reader. The page only sets text content, so nothing that a member wrote can
have an effect in it.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from mimetypes import guess_type
from typing import Any

from pydantic import TypeAdapter

from adapters.playground.chat.messages import Json
from bot.cards import formats, links
from bot.cards.blocks import Block, Entry, Facts, Numbered, Paragraph, Quote
from bot.cards.buttons import Button
from bot.cards.cards import BUTTONS_PER_CARD, Card
from bot.cards.files import File, Picture
from bot.cards.forms import ChannelField, ChoiceField, Field, Form, TextField
from bot.cards.links import WebAddress
from bot.cards.outside import Link, Outside
from bot.cards.plain_text import plain, printable
from bot.cards.rare_buttons import with_menu
from bot.cards.reader import Reader
from bot.cards.rendering import Span, spans
from bot.cards.rich_text import CommandName, Mention, Moment, MomentStyle, Text, Words
from bot.texts.clock_fields import typed_times
from bot.texts.files import alternative, content

CHANNEL = "#general"
"""The only channel."""


def card_json(card: Card) -> Json:
    return {
        "kind": "card",
        "title": text_json(card.title),
        "blocks": [_block(block) for block in card.blocks],
        "links": list(map(_link, card.links)),
        "files": [file_json(file) for file in card.files],
        "buttons": _buttons(card.buttons),
    }


def _link(link: Outside) -> Json:
    """A person's link has no address here: there is no conversation without Askwell."""
    if not isinstance(link, Link):
        return {"label": line_json(link.label), "url": None, "leads": False}
    return {"label": line_json(link.label), "url": link.url, "leads": link.is_next_step}


def form_json(form: Form) -> Json:
    return {
        "kind": "form",
        "action": form.action.encode(),
        "title": line_json(form.title),
        "intro": text_json(form.intro) if form.intro else [],
        "fields": [_field(field) for field in form.fields],
        "submit": line_json(form.submit),
    }


def text_json(text: Text) -> Json:
    return {"kind": "rich_text", "text": _texts().dump_python(text, mode="json")}


def line_json(text: Text) -> Json:
    """A text for places where the page shows a plain line."""
    return text_json(text) | {"kind": "line_text"}


def file_json(file: File) -> Json:
    return {"kind": "file", "file": _files().dump_python(file, mode="json")}


def for_reader(payload: Any, reader: Reader) -> Any:
    """The payload with each text rendered for its reader: in pieces, in which our own words are
    plain strings, or as one line. Each file becomes its content. Instants that version 0.2 stored
    are among the pieces already, and are only formatted."""
    if isinstance(payload, Mapping):
        match payload.get("kind"):
            case "rich_text":
                return [
                    piece
                    for span in spans(_text(payload), reader)
                    for piece in _pieces(span, reader)
                ]
            case "line_text":
                return plain(_text(payload), reader)
            case "file" if "file" in payload:  # a form's field for a file is of this kind, too
                return _file(_files().validate_python(payload["file"]), reader)
            case "when":
                payload = {**payload, "initial": typed_times(payload["initial"], reader)}
            case "moment":
                style = MomentStyle(payload["style"])
                return _moment(Moment(datetime.fromisoformat(payload["at"]), style), reader)
        return {name: for_reader(each, reader) for name, each in payload.items()}
    return [for_reader(each, reader) for each in payload] if isinstance(payload, list) else payload


def _text(payload: Mapping[str, Any]) -> Text:
    return _texts().validate_python(payload["text"])


def _pieces(span: Span, reader: Reader) -> list[str | Json]:
    match span:
        case str():
            return [span]
        case Moment():
            return [_moment(span, reader)]
        case Mention():
            return [{"kind": "mention", "text": printable(span.shown)}]
        case CommandName():
            return [{"kind": "words", "text": span.shown}]
        case Words():
            return [_words_or_link(part) for part in links.parts(span)]


def _words_or_link(part: str | WebAddress) -> Json:
    if isinstance(part, str):
        return {"kind": "words", "text": part}
    return {"kind": "link", "text": part.url}


def _moment(at: Moment, reader: Reader) -> Json:
    return {
        "kind": "time",
        "text": formats.moment(at, reader),
        "full": formats.moment(Moment(at.at), reader),
        "at": at.at.isoformat(),
    }


def _block(block: Block) -> Json:
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": text_json(text)}
        case Quote(text):
            return {"kind": "quote", "text": text_json(text)}
        case Facts(rows):
            facts = [{"label": line_json(label), "text": text_json(text)} for label, text in rows]
            return {"kind": "facts", "rows": facts}
        case Numbered(items, start):
            return {"kind": "numbered", "start": start, "items": [text_json(i) for i in items]}
        case Entry(title, text, buttons):
            words = {"title": text_json(title), "text": text_json(text) if text else []}
            who = {"portrait": block.portrait.name.strip()} if block.portrait else {}
            return {"kind": "entry", **words, **who, "buttons": _buttons(buttons)}


def _buttons(buttons: tuple[Button, ...]) -> list[Json]:
    """The page folds the rare ones."""
    shown, rare = with_menu(buttons, BUTTONS_PER_CARD)
    often = [_button(each, rare=False) for each in shown]
    return often + [_button(each, rare=True) for each in rare]


def _button(button: Button, *, rare: bool) -> Json:
    return {
        "label": text_json(button.label),
        "action": button.action.encode(),
        "style": button.style.value,
        "rare": rare,
    }


def _file(file: File, reader: Reader) -> Json:
    if isinstance(file, Picture):
        alternative_text = alternative(file, reader)
        return {"name": file.name, "png": file.png, "alternative": alternative_text}
    kind = guess_type(file.name)[0] or "text/plain"
    return {"name": file.name, "kind": kind, "text": content(file, reader).decode()}


def _field(field: Field) -> Json:
    common: Json = {
        "kind": field.kind,
        "name": field.name,
        "label": line_json(field.label),
        "hint": line_json(field.hint) if field.hint else "",
        "initial": field.initial,
        "required": field.required,
    }
    if isinstance(field, ChoiceField):
        options = [
            {
                "value": option.value,
                "label": text_json(option.label),
                "group": text_json(option.group) if option.group else None,
            }
            for option in field.options
        ]
        return common | {"initial": list(field.initial), "options": options, "most": field.most}
    if isinstance(field, ChannelField):
        channel = {"value": CHANNEL, "label": text_json(Words(CHANNEL))}
        chosen = {"kind": "choice", "initial": [CHANNEL]}
        return common | chosen | {"options": [channel], "most": 1}
    if isinstance(field, TextField):
        return common | {"multiline": field.multiline, "most": field.most}
    return common


@cache
def _texts() -> TypeAdapter[Text]:
    return TypeAdapter(Text)


@cache
def _files() -> TypeAdapter[File]:
    return TypeAdapter(File)
