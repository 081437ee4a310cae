"""How rows store the content of cards: the id of a wording, then one line for each value.

A wording is a card as JSON with a numbered placeholder for each value, such as what a member wrote,
a name, an instant or an id. Hundreds of cards differ only in their values, so they share a wording.
A value is stored as JSON, and an instant as the seconds since 1970. There are two exceptions: for a
question of the question bank, the line contains the id of a wording; for the id of the interview
that the card is about, it is a mark, because the row has that id in another column. An answer that
every card with the same question offers is part of the wording. A card with a long wording, such as
one that brings everything about a member as a file, is like no other and is stored as JSON as a
whole: its wording would outlast it by a month. So are cards of earlier versions, which can still be
read.
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
from bot.interview.afterwards.assessments import ANSWERS
from bot.texts.interviews.review import write
from storage.statements import wordings
from storage.tables.earlier_cards import upgraded_json

_WORDING = "#"
"""A line that contains the id of a wording begins with this. No JSON begins so."""
_ABOUT = "@"
"""The line that replaces the id of the interview that the card is about. It is not JSON either."""
_SHARED_AT_MOST = 4_000
"""Characters. Nearly all wordings have fewer than 3,000; a report has 8,000, and a file with
everything about a member up to half a million."""
_NOTHING = repeat(None)
_IN_UTC = timedelta(0)
_SECONDS_END = 20_000_000_000
"""From this number on, in the year 2603, pydantic reads a number as milliseconds."""
_PLACE = re.compile(r'\{"":(\d+)\}')
"""A placeholder for a value. It cannot occur inside a text, because JSON escapes the quotes
there."""

_OURS: dict[type, tuple[str, ...]] = {
    Template: ("template",),
    Plural: ("one", "many"),
    Joined: ("between",),
    Words: ("limit",),
    Action: ("name",),
    **dict.fromkeys((Moment, Date, Listed, Button), ("style",)),
}
"""By class, the fields that are part of the wording, because they are the same for everybody. All
other fields are values, except booleans, texts of ours without values, and the names of values."""
_VALUES = ("str", "int", "datetime", "date", "time", "enum")
"""The schema types of which values consist."""


def get_ready() -> None:
    """Build everything that is needed to write and read cards. It takes long, so it is done before
    a transaction has to wait for it."""
    for make in (_serializer, _validator, _questions, _answers):
        make()


def stored(
    db: Connection, cards: Sequence[Card], abouts: Iterable[str | None] = _NOTHING
) -> list[str]:
    """Return what the rows of these cards store. `abouts` are the ids of the interviews that they
    are about, None for a card that is about none."""
    taken_apart = [_taken_apart(each) for each in cards]
    said = {wording for wording, _ in taken_apart if len(wording) <= _SHARED_AT_MOST}
    questions = {line for _, lines in taken_apart for line in lines if line in _questions()}
    ids = wordings.save(db, said | questions)
    apart = zip(cards, taken_apart, abouts, strict=False)
    return [
        _row(wording, lines, ids, _id(about)) if wording in ids else _as_json(card)
        for card, (wording, lines), about in apart
    ]


def read(
    db: Connection, rows: Collection[str], abouts: Iterable[str | None] = _NOTHING
) -> list[Card]:
    """Return the cards that are stored in these rows, with `abouts` as for `stored`. They are not
    validated again, as they were when they were created. Raises KeyError if a wording is missing,
    or ValueError."""
    split = [row.split("\n") for row in rows]
    words = wordings.texts_of(db, (key for lines in split for key in _named(lines)))
    whole = (_json(lines, words, _id(about)) for lines, about in zip(split, abouts, strict=False))
    return list(map(_validator().validate_json, whole))


def wordings_in(row: str) -> Iterator[str]:
    """The ids of the wordings to which a row refers."""
    return _named(row.split("\n"))


def read_one(db: Connection, row: str, about: str | None = None) -> Card:
    return read(db, [row], [about])[0]


def _taken_apart(card: Card) -> tuple[str, list[str]]:
    """The wording of a card, and its values as lines. A value that occurs several times has one
    line."""
    places: dict[Any, int] = {}
    wording = _serializer().to_json(card, exclude_defaults=True, context=places)
    return wording.decode(), list(map(_line, places))


def _place(value: Any, info: SerializationInfo[dict[Any, int]]) -> dict[str, int] | str:
    if value in _answers():
        return str(value)
    places = info.context
    return {"": places.setdefault(value, len(places))}


def _line(value: Any) -> str:
    """The line for a value. An instant as a number takes half as much room as its text, and
    pydantic reads it in the same way."""
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


def _as_json(card: Card) -> str:
    return _whole_serializer().to_json(card, exclude_defaults=True).decode()


def _named(row: Sequence[str]) -> Iterator[str]:
    """The ids of the wordings that a row refers to."""
    first, *lines = row
    if not _is_whole(first):
        yield first
        yield from (line.removeprefix(_WORDING) for line in lines if line.startswith(_WORDING))


def _json(row: Sequence[str], words: Mapping[str, str], about: str) -> str:
    first, *lines = row
    if _is_whole(first):
        return upgraded_json(first)
    values = [_whole(line, words, about) for line in lines]
    form, places = _form(words[first])
    return form % tuple([values[place] for place in places])


def _is_whole(line: str) -> bool:
    """Whether this is a card as JSON. JSON has no line breaks."""
    return line.startswith("{")


def _whole(line: str, words: Mapping[str, str], about: str) -> str:
    if line == _ABOUT:
        return about
    return words[line[1:]] if line.startswith(_WORDING) else line


def _id(about: str | None) -> str:
    """The id as a line. It is empty for None, which no value's line is."""
    return f'"{about}"' if about else ""


@lru_cache(maxsize=4_000)
def _form(wording: str) -> tuple[str, list[int]]:
    """A wording with %s in place of each placeholder, and the numbers of the values to fill in."""
    form = _PLACE.sub("%s", wording.replace("%", "%%"))
    return form, [int(place) for place in _PLACE.findall(wording)]


@cache
def _answers() -> frozenset[str]:
    """What buttons mean with which members assess an interview."""
    return frozenset(write(what, each) for what, some in ANSWERS.items() for each in some)


@cache
def _questions() -> frozenset[str]:
    """The texts of the question bank, as lines."""
    return frozenset(to_json(each.text).decode() for each in the_bank())


@cache
def _card_schema() -> Any:
    """The schema of a card. It takes a while to build, so it is built only once."""
    return TypeAdapter(Card).core_schema


@cache
def _validator() -> SchemaValidator:
    return SchemaValidator(_without_checks(_card_schema()))


def _without_checks(schema: Any) -> Any:
    """The schema without the checks that values make when they are created."""
    match schema:
        case dict():
            parts = {key: _without_checks(part) for key, part in schema.items()}
            return parts | {"post_init": False} if schema.get("type") == "dataclass" else parts
        case list() | tuple():
            return type(schema)(_without_checks(each) for each in schema)
    return schema


@cache
def _whole_serializer() -> SchemaSerializer:
    return SchemaSerializer(_card_schema())


@cache
def _serializer() -> SchemaSerializer:
    return SchemaSerializer(_with_places(_card_schema()))


def _with_places(schema: Any, ours: Collection[str] = ()) -> Any:
    """A schema that writes a placeholder for each value. The fields of a class that are `ours` stay
    part of the wording."""
    match schema:
        case {"type": "dataclass", "cls": kind, "schema": parts}:
            return schema | {"schema": _with_places(parts, _OURS.get(kind, ()))}
        case {"type": "dataclass-field", "name": name} if name in ours:
            return schema
        case {"type": "tagged-union", "choices": choices}:
            return schema | {"choices": _with_places(choices) | _plain_words(choices)}
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


def _plain_words(choices: Mapping[str, Any]) -> dict[str, Any]:
    """Those choices for a text that are words of ours without values. They stay part of the
    wording."""
    return {kind: schema for kind, schema in choices.items() if kind == ""}


def _number_or_text(number: Any, text: Any) -> Any:
    """A union that decides by the type of a value which choice writes it. A plain union tries one
    choice after the other, and a placeholder can be written for any value, so the first choice
    would always be taken."""
    kind_of = text["discriminator"]
    return text | {
        "choices": text["choices"] | {"number": number},
        "discriminator": lambda value: "number" if isinstance(value, int) else kind_of(value),
    }


_AS_PLACE = plain_serializer_function_ser_schema(_place, info_arg=True)
