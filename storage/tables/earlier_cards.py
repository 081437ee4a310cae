"""Cards that versions 0.1 and 0.2 stored, when all texts were stored as finished English.

A text was a list of parts that are shown one after the other: our words as strings, values as
objects.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect

from bot.cards.cards import Card
from storage.tables.column_types import Json

OldText = list[str | dict[str, Any]]


_EARLIER = re.compile(r'\{"title": ?\[')
"""No present card begins so, because a text is not a list any more."""


class CardJson(Json):
    """A card as JSON text, which may be of an earlier version."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(Card)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Leave out default values, since most of the database is cards. So the defaults of cards,
        texts and files are part of the format: if you change one, stored cards change, too."""
        return self._adapter.dump_json(value, exclude_defaults=True).decode()

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """The validator of cards takes 25 ms and 0.8 MB, so it is built for the first card that is
        read: a community may have none in such a column."""
        return lambda value: None if value is None else self._read(value)

    def _read(self, card: str) -> Card:
        read: Card = self._adapter.validator.validate_json(upgraded_json(card))
        return read


def upgraded_json(card: str) -> str:
    """The card in the present format."""
    return json.dumps(upgraded(json.loads(card))) if _EARLIER.match(card) else card


def upgraded(card: dict[str, Any]) -> dict[str, Any]:
    """The card with all texts in the present format. What it says stays the same."""
    return card | {
        "title": _text(card["title"]),
        "blocks": [_block(each) for each in card["blocks"]],
        "buttons": [_labelled(each) for each in card.get("buttons", [])],
        "links": [each | {"label": _words(each["label"])} for each in card.get("links", [])],
        "files": [_file(each) for each in card.get("files", [])],
    }


def _block(block: dict[str, Any]) -> dict[str, Any]:
    match block["kind"]:
        case "quote":
            return {"quoted": _text(block["text"])}
        case "facts":
            rows = [[_words(label), _text(text)] for label, text in block["rows"]]
            return block | {"rows": rows, "passing": list(map(_words, block.get("passing", [])))}
        case "numbered":
            return block | {"items": list(map(_text, block["items"]))}
        case "entry":
            return block | {
                "title": _text(block["title"]),
                "text": _text(block["text"]) if block.get("text") else None,
                "buttons": [_labelled(each) for each in block.get("buttons", [])],
            }
    return block | {"text": _text(block["text"])}


def _labelled(button: dict[str, Any]) -> dict[str, Any]:
    return button | {"label": _text(button["label"])}


def _file(file: dict[str, Any]) -> dict[str, Any]:
    """Files are stored finished, too."""
    return {"name": file["name"], "finished": file["text"]}


def _text(spans: OldText) -> dict[str, Any]:
    items = [_words(span) if isinstance(span, str) else span for span in spans if span]
    return {"texts": items, "between": ""}


def _words(finished: str) -> dict[str, str]:
    """Words of ours that are stored as finished English."""
    return {"finished": finished}
