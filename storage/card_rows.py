"""Cards, as rows hold them: the id of a wording, and a line for each value.

The wording is a card as JSON with a number in place of each value, such as what a member wrote or
is called, an instant or an id; hundreds of cards differ in their values only. A value is JSON, an
instant in it a number of seconds since 1970; or it is the id of a wording, where it is a question
of the bank; or a mark, where it is the interview that the card is about, which the row names
anyway. Cards of earlier versions are JSON as a whole, and are read as they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from itertools import repeat
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import SchemaSerializer, SchemaValidator, to_json
from pydantic_core.core_schema import SerializationInfo, plain_serializer_function_ser_schema
from sqlalchemy import Connection

from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rich_text import Date, Joined, Listed, Moment, Plural, Template, Words
from bot.content.questions import the_bank
from storage import wordings
from storage.earlier_cards import json_of_now

_WORDING = "#"
"""What a line begins with that is the id of a wording. No JSON does."""
_ABOUT = "@"
"""A line for the id of what the card is about. It is no JSON either."""
_NOTHING = repeat(None)
_IN_UTC = timedelta(0)
_SECONDS_END = 20_000_000_000
"""From here on, pydantic takes a number for milliseconds: in the year 2603."""
_PLACE = re.compile(r'\{"":(\d+)\}')
"""Where a value stands. In words, the quotes would be escaped."""

_OURS: dict[type, tuple[str, ...]] = {
    Template: ("template",),
    Plural: ("one", "many"),
    Joined: ("between",),
    Words: ("limit",),
    Action: ("name",),
    **dict.fromkeys((Moment, Date, Listed, Button), ("style",)),
}
"""What of these is ours, and the same for everybody. All else is a value, but whether something is
so, words of ours that hold no value, and the names of values."""
_VALUES = ("str", "int", "datetime", "date", "time", "enum")
"""The types of what a value consists of."""


def get_ready() -> None:
    """Make what all cards are written and read with. It takes long, and no transaction is to wait
    for it."""
    for make in (_apart, _unmeasured, _questions):
        make()


def stored(
    db: Connection, cards: Sequence[Card], abouts: Iterable[str | None] = _NOTHING
) -> list[str]:
    """What rows hold of these cards, each about an interview or nothing."""
    taken_apart = [_taken_apart(each) for each in cards]
    said = {wording for wording, _ in taken_apart}
    questions = {line for _, lines in taken_apart for line in lines if line in _questions()}
    ids = wordings.keep(db, said | questions)
    apart = zip(taken_apart, abouts, strict=False)
    return [_row(wording, lines, ids, _id(about)) for (wording, lines), about in apart]


def read(
    db: Connection, rows: Collection[str], abouts: Iterable[str | None] = _NOTHING
) -> list[Card]:
    """The cards that rows hold, and what these are about. They were measured when they were made.
    Raises KeyError or ValueError."""
    words = wordings.told(db, (key for each in rows for key in _named(each)))
    whole = (_json(row, words, _id(about)) for row, about in zip(rows, abouts, strict=False))
    return list(map(_unmeasured().validate_json, whole))


def read_one(db: Connection, row: str, about: str | None = None) -> Card:
    return read(db, [row], [about])[0]


def _taken_apart(card: Card) -> tuple[str, list[str]]:
    """A card as its wording and its values, each value once."""
    places: dict[Any, int] = {}
    wording = _apart().to_json(card, exclude_defaults=True, context=places)
    return wording.decode(), list(map(_line, places))


def _place(value: Any, info: SerializationInfo[dict[Any, int]]) -> dict[str, int]:
    places = info.context
    return {"": places.setdefault(value, len(places))}


def _line(value: Any) -> str:
    """An instant takes half as long as a number, and is read from one as it is from text."""
    if isinstance(value, datetime) and value.utcoffset() == _IN_UTC and not value.microsecond:
        seconds = int(value.timestamp())
        if 0 <= seconds < _SECONDS_END:
            return str(seconds)
    return to_json(value).decode()


def _row(wording: str, values: Iterable[str], ids: Mapping[str, str], about: str) -> str:
    return "\n".join((ids[wording], *(_short(line, ids, about) for line in values)))


def _short(line: str, ids: Mapping[str, str], about: str) -> str:
    if line in ids:
        return _WORDING + ids[line]
    return _ABOUT if line == about else line


def _named(row: str) -> Iterator[str]:
    """The ids of the wordings in a row."""
    if not row.startswith("{"):
        first, *lines = row.split("\n")
        yield first
        yield from (line.removeprefix(_WORDING) for line in lines if line.startswith(_WORDING))


def _json(row: str, words: Mapping[str, str], about: str) -> str:
    if row.startswith("{"):
        return json_of_now(row)
    first, *lines = row.split("\n")
    values = [_whole(line, words, about) for line in lines]
    around, places = _pieces(words[first])
    between = (f"{values[place]}{piece}" for place, piece in zip(places, around[1:], strict=True))
    return around[0] + "".join(between)


def _whole(line: str, words: Mapping[str, str], about: str) -> str:
    if line == _ABOUT:
        return about
    return words[line[1:]] if line.startswith(_WORDING) else line


def _id(about: str | None) -> str:
    """As a value. Of nothing it is no JSON."""
    return f'"{about}"' if about else ""


@lru_cache(maxsize=4_000)
def _pieces(wording: str) -> tuple[list[str], list[int]]:
    """A wording without its places, and which value stands at each."""
    pieces = _PLACE.split(wording)
    return pieces[::2], [int(each) for each in pieces[1::2]]


@cache
def _questions() -> frozenset[str]:
    """Those of the bank, as lines."""
    return frozenset(to_json(each.text).decode() for each in the_bank())


@cache
def _card() -> Any:
    """What a card consists of. To gather it takes a while, so it is done for the first card."""
    return TypeAdapter(Card).core_schema


@cache
def _unmeasured() -> SchemaValidator:
    return SchemaValidator(_without_measuring(_card()))


def _without_measuring(schema: Any) -> Any:
    """A schema that makes values without what they check when they are made."""
    match schema:
        case dict():
            parts = {key: _without_measuring(part) for key, part in schema.items()}
            return parts | {"post_init": False} if schema.get("type") == "dataclass" else parts
        case list() | tuple():
            return type(schema)(_without_measuring(each) for each in schema)
    return schema


@cache
def _apart() -> SchemaSerializer:
    return SchemaSerializer(_with_places(_card()))


def _with_places(schema: Any, ours: Collection[str] = ()) -> Any:
    """A schema that writes a place for each value. The fields of its class that are `ours` stay."""
    match schema:
        case {"type": "dataclass", "cls": kind, "schema": parts}:
            return schema | {"schema": _with_places(parts, _OURS.get(kind, ()))}
        case {"type": "dataclass-field", "name": name} if name in ours:
            return schema
        case {"type": "tagged-union", "choices": choices}:
            return schema | {"choices": _with_places(choices) | _words_alone(choices)}
        case {"type": "union", "choices": [{"type": "int"} as number, text]}:
            return _number_or_text(_with_places(number), _with_places(text))
        case {"type": "tuple", "items_schema": [{"type": "str"} as name, value]}:
            return schema | {"items_schema": [name, _with_places(value)]}
        case {"type": kind} if kind in _VALUES:
            return schema | {"serialization": _AS_PLACE}
        case dict():
            return {key: _with_places(part, ours) for key, part in schema.items()}
        case list() | tuple():
            return type(schema)(_with_places(each, ours) for each in schema)
    return schema


def _words_alone(choices: Mapping[str, Any]) -> dict[str, Any]:
    """Those of a text that are ours, and hold no value."""
    return {kind: schema for kind, schema in choices.items() if kind == ""}


def _number_or_text(number: Any, text: Any) -> Any:
    """Whoever writes a union tries one after the other, and what writes a place takes anything."""
    kind_of = text["discriminator"]
    return text | {
        "choices": text["choices"] | {"number": number},
        "discriminator": lambda value: "number" if isinstance(value, int) else kind_of(value),
    }


_AS_PLACE = plain_serializer_function_ser_schema(_place, info_arg=True)
