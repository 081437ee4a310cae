"""Cards, as rows hold them: the id of a wording, and a line for each value.

The wording is a card as JSON with a number in place of each value, such as what a member wrote or
is called, an instant or an id; hundreds of cards differ in their values only. A value is JSON, or
the id of a wording, where it is a question of the bank. Cards of earlier versions are JSON as a
whole, and are read as they are.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator, to_json
from sqlalchemy import Connection

from bot.cards.cards import Card
from bot.content.questions import the_bank
from storage import wordings
from storage.earlier_cards import json_of_now

_CARD: TypeAdapter[Card] = TypeAdapter(Card)
_WORDING = "#"
"""What a line begins with that is the id of a wording. No JSON does."""
_PLACE = re.compile(r'\{"":(\d+)\}')
"""Where a value stands. In words, the quotes would be escaped."""

_OF_TEXT = frozenset(
    (
        *("title", "quoted", "label", "push", "later", "rows", "passing", "items", "buttons"),
        *("links", "confirm", "yes", "no", "template", "values", "one", "many", "texts", "told"),
        *("files", "keepsake", "thanks", "year", "numbers", "programme", "line"),
    )
)
_OURS = _OF_TEXT | {"text"}
"""Under these keys, strings are words of ours; what stands under any other is a value."""
_AS_IT_IS = ("style", "between", "limit")
_ACTIONS = ("action", "stays")


def stored(db: Connection, cards: Sequence[Card]) -> list[str]:
    """What rows hold of these cards."""
    taken_apart = [_TakenApart.of(each) for each in cards]
    said = {each.wording for each in taken_apart}
    questions = {line for each in taken_apart for line in each.lines if line in _questions()}
    ids = wordings.keep(db, said | questions)
    return [_row(each, ids) for each in taken_apart]


def read(db: Connection, rows: Collection[str]) -> list[Card]:
    """The cards that rows hold. They were measured when they were made."""
    words = wordings.told(db, (key for each in rows for key in _named(each)))
    return [_UNMEASURED.validate_json(_json(each, words)) for each in rows]


def read_one(db: Connection, row: str) -> Card:
    return read(db, [row])[0]


@dataclass(slots=True)
class _TakenApart:
    """A card as its wording and its values, each value once."""

    wording: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, card: Card) -> "_TakenApart":
        apart = cls()
        whole = _CARD.dump_python(card, mode="json", exclude_defaults=True)
        apart.wording = to_json(apart._keyed(whole, _OURS)).decode()
        return apart

    def _keyed(self, part: dict[str, Any], ours: Collection[str]) -> dict[str, Any]:
        return {key: self._under(key, value, ours) for key, value in part.items()}

    def _under(self, key: str, value: Any, ours: Collection[str]) -> Any:
        if key in _AS_IT_IS:
            return value
        if key in _ACTIONS:
            return self._keyed(value, ("name",))
        if key == "blocks":
            return [self._keyed(each, _OURS) for each in value]
        return self._words(value) if key in ours else self._values(value)

    def _words(self, said: Any) -> Any:
        match said:
            case str():
                return said
            case list():
                return [self._words(each) for each in said]
            case dict():
                # What begins with "text" is a member's words, and a paragraph only as a block.
                return self._keyed(said, _OF_TEXT if next(iter(said)) == "text" else _OURS)
        return self._values(said)

    def _values(self, value: Any) -> Any:
        match value:
            case None | bool():
                return value
            case dict():
                return self._keyed(value, ())
            case list():
                return [self._values(each) for each in value]
        line = to_json(value).decode()
        return {"": self.lines.setdefault(line, len(self.lines))}


def _row(apart: _TakenApart, ids: Mapping[str, str]) -> str:
    lines = (_WORDING + ids[line] if line in ids else line for line in apart.lines)
    return "\n".join((ids[apart.wording], *lines))


def _named(row: str) -> Iterator[str]:
    """The ids of the wordings in a row."""
    if not row.startswith("{"):
        first, *lines = row.split("\n")
        yield first
        yield from (line.removeprefix(_WORDING) for line in lines if line.startswith(_WORDING))


def _json(row: str, words: Mapping[str, str]) -> str:
    if row.startswith("{"):
        return json_of_now(row)
    first, *lines = row.split("\n")
    values = [words[line[1:]] if line.startswith(_WORDING) else line for line in lines]
    around, places = _pieces(words[first])
    between = (f"{values[place]}{piece}" for place, piece in zip(places, around[1:], strict=True))
    return around[0] + "".join(between)


@lru_cache(maxsize=4_000)
def _pieces(wording: str) -> tuple[list[str], list[int]]:
    """A wording without its places, and which value stands at each."""
    pieces = _PLACE.split(wording)
    return pieces[::2], [int(each) for each in pieces[1::2]]


@cache
def _questions() -> frozenset[str]:
    """Those of the bank, as lines."""
    return frozenset(to_json(each.text).decode() for each in the_bank())


def _unmeasured(schema: Any) -> Any:
    """A schema that makes values without what they check when they are made."""
    match schema:
        case dict():
            parts = {key: _unmeasured(part) for key, part in schema.items()}
            return parts | {"post_init": False} if schema.get("type") == "dataclass" else parts
        case list() | tuple():
            return type(schema)(_unmeasured(each) for each in schema)
    return schema


_UNMEASURED = SchemaValidator(_unmeasured(_CARD.core_schema))
