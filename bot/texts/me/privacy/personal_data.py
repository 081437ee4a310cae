"""Everything that is stored about a member, as files: one for programs, and a page to read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from html import escape

from bot.cards.files import TextFile
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import ERASED_NAME, Date, DateStyle, Moment, Text, Words, joined, say
from bot.engine.personal_data import PersonalData, PostedCard, Record
from bot.texts.hosting.host import A_MONDAY
from bot.texts.markdown import NO_LIMIT
from bot.texts.me.privacy.personal_data_labels import LABELS, PARTS, SECTIONS
from bot.texts.me.privacy.stored_kinds import KINDS

Part = Mapping[str, Sequence[Record]]
"""Records, by the name of what they contain."""

PART_LENGTH = 400_000
"""In characters of JSON. The page for it, with its HTML, also fits into one file."""

_OTHERS = ("seeker", "host", "other", "by", "whom", "reporter", "about")
"""Labels whose value is another member's name, and none for somebody who has left."""


def files(held: PersonalData, reader: Reader) -> list[tuple[TextFile, ...]]:
    """As many pairs as needed, each with a page and a file for programs."""
    return [
        (_page(part, _named(number, "html")), _json(part, _named(number, "json")))
        for number, part in enumerate(_parts(_all(held, reader)), 1)
    ]


def _named(number: int, ending: str) -> str:
    return f"askwell.{ending}" if number == 1 else f"askwell-{number}.{ending}"


def _all(held: PersonalData, reader: Reader) -> Iterator[tuple[str, Record]]:
    for name, records in held.records.items():
        yield from ((name, each) for each in records)
    yield from (("messages", _message(each, reader)) for each in held.cards)


def _message(held: PostedCard, reader: Reader) -> Record:
    says = "\n".join(plain(each, reader) for each in held.card.texts())
    return {"at": held.at.isoformat(), "says": says, "sent": held.sent}


def _parts(records: Iterable[tuple[str, Record]]) -> Iterator[Part]:
    part: defaultdict[str, list[Record]] = defaultdict(list)
    total = 0
    for name, record in records:
        size = len(json.dumps(record))
        if part and total + size > PART_LENGTH:
            yield part
            part, total = defaultdict(list), 0
        part[name].append(record)
        total += size
    yield part


def _json(part: Part, name: str) -> TextFile:
    """JSON in ASCII only, so that no letter is taken for markup, and none gets lost."""
    return TextFile(name, Words(json.dumps(part, indent=1), NO_LIMIT))


def _page(part: Part, name: str) -> TextFile:
    title = say("Everything that Askwell keeps about you")
    sections = (line for each in part.items() for line in _section(*each))
    return TextFile(
        name,
        joined(
            (
                Words(
                    '<!doctype html><meta charset="utf-8"><style>body{max-width:45em;'
                    "margin:2em auto;font:1em sans-serif}dd{white-space:pre-wrap}</style>",
                    NO_LIMIT,
                ),
                _within("title", title),
                _within("h1", title),
                *sections,
            )
        ),
    )


def _section(name: str, records: Sequence[Record]) -> Iterator[Text]:
    yield _within("h2", SECTIONS.get(name) or Words(name))
    for record in records:
        yield Words("<dl>")
        for label, value in record.items():
            is_erased = value is None and label in _OTHERS
            if is_erased or value not in (None, "", [], {}):
                yield _within("dt", LABELS.get(label) or Words(label.replace("_", " ")))
                yield _within("dd", ERASED_NAME if is_erased else _value(value))
        yield Words("</dl>")


def _value(value: object) -> Text:
    match value:
        case bool():
            return say("Yes") if value else say("No")
        case StrEnum():
            return KINDS[type(value)][value]
        case str():
            at = _instant(value)
            return Moment(at) if at else Words(escape(value), NO_LIMIT)
        case {"text": str(words)}:
            return Words(escape(words), NO_LIMIT)
        case dict():
            return joined(
                _part(name, each) for name, each in value.items() if each not in (None, "", [])
            )
        case list():
            return joined(_value(each) for each in value)
    return Words(escape(str(value)), NO_LIMIT)


def _part(name: str, value: object) -> Text:
    told = _weekday(value) if name == "weekday" else _value(value)
    return joined((PARTS.get(name) or Words(name), told), ": ")


def _weekday(value: object) -> Text:
    return Date(A_MONDAY + timedelta(int(str(value))), DateStyle.WEEKDAY)


def _instant(words: str) -> datetime | None:
    """The time in a record. None for words that are not a date with a time and a time zone."""
    if "T" not in words[:11]:
        return None
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _within(tag: str, text: Text) -> Text:
    return joined((Words(f"<{tag}>"), text, Words(f"</{tag}>")), "")
