"""What versions 0.1 and 0.2 left in the outbox is still sent, with the same words."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.dialects import sqlite

from adapters.shared.card_lines import card_lines
from bot.cards.blocks import Paragraph
from bot.cards.cards import Card
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.texts.files import content
from storage.tables import column_types
from storage.tables.earlier_cards import CardJson

READER = Reader(ZoneInfo("Europe/Berlin"))
MAYA = {"user": "U1", "name": "Maya", "kind": "mention"}
FIVE = {"at": "2026-11-24T16:00:00Z", "style": "short", "kind": "moment"}
WORDS = {"text": " {all} of it ", "limit": 300, "kind": "words"}
PRESS = {
    "label": ["Ask ", MAYA],
    "action": {"name": "ask", "about": "7", "revision": 0, "arg": ""},
    "style": "primary",
}
EARLIER: dict[str, Any] = {
    "title": ["Booked: you and ", MAYA],
    "blocks": [
        {"text": ["With {braces}, at ", FIVE], "passing": False, "kind": "paragraph"},
        {"text": [WORDS], "kind": "quote"},
        {"rows": [["When", [FIVE]], ["Where", ["there"]]], "passing": ["Where"], "kind": "facts"},
        {"items": [["One?"], ["Two?"]], "start": 3, "kind": "numbered"},
        {"title": [MAYA], "text": [], "buttons": [PRESS], "kind": "entry"},
        {"title": ["A title"], "text": ["and text"], "buttons": [], "kind": "entry"},
    ],
    "buttons": [],
    "links": [{"label": "Join", "url": "https://meet.example"}],
    "files": [{"name": "a.ics", "text": "BEGIN:VCALENDAR\r\n"}],
}
SHOWN = """\
Booked: you and Maya
With {braces}, at Tue 24 Nov, 17:00
> {all} of it
When   Tue 24 Nov, 17:00
Where  there
 3. One?
 4. Two?
* Maya
  [Ask Maya]
* A title
  and text
Join: https://meet.example
File: a.ics"""


def read(stored: str | None) -> Any:
    return CardJson().result_processor(sqlite.dialect(), None)(stored)


def test_a_card_of_version_0_2_still_shows_the_same() -> None:
    card = read(json.dumps(EARLIER, separators=(",", ":")))
    assert "\n".join(line for line in card_lines(card, READER) if line) == SHOWN
    assert card.without_place().files == ()
    assert [content(each, READER) for each in card.files] == [b"BEGIN:VCALENDAR\r\n"]


def test_one_of_version_0_1_had_no_files() -> None:
    without = {name: each for name, each in EARLIER.items() if name != "files"}
    assert read(json.dumps(without, separators=(",", ":"))).files == ()


def test_a_card_is_stored_without_default_values() -> None:
    card = Card(say("Saved"), (Paragraph(say("So.")),))
    stored = CardJson().process_bind_param(card, sqlite.dialect())
    assert stored == '{"title":"Saved","blocks":[{"text":"So."}]}'
    assert read(stored) == card


def test_what_reads_cards_is_not_built_where_there_are_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(column_types, "TypeAdapter")
    assert read(None) is None
