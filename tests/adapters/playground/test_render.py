"""Golden payloads: what the page gets for a card and for a form."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from adapters.playground.messages import Message
from adapters.playground.render import card_json, for_reader, form_json
from adapters.playground.view import message_json
from bot.text import Moment, Words
from bot.ui import Card, File
from tests.adapters.playground.fake import FORM, HOME, SLOT

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


def test_a_file_comes_with_its_card_and_is_fetched_apart() -> None:
    payload = card_json(Card(("Here",), file=File("journal.md", "# <b>Mine</b>")))
    assert payload["file"] == {"name": "journal.md", "text": "# <b>Mine</b>"}
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    message = Message(7, "maya", "bot", payload, at, edited=False, private=True)
    link = {"name": "journal.md", "url": "/api/files/maya/7"}
    assert message_json(message, BERLIN)["body"]["file"] == link


def test_a_card_for_a_reader_in_berlin() -> None:
    full = "Tuesday 24 November 2026, 17:00 CET"
    at = "2026-11-24T16:00:00+00:00"
    assert for_reader(card_json(HOME), BERLIN) == {
        "kind": "card",
        "title": ["Hello ", {"kind": "mention", "text": "Maya Kamau"}],
        "blocks": [
            {"kind": "paragraph", "text": ["What would you like to do?"]},
            {"kind": "quote", "text": [{"kind": "words", "text": "<b>no & yes</b>"}]},
            {
                "kind": "facts",
                "rows": [
                    {
                        "label": "When",
                        "text": [{"kind": "time", "text": full, "full": full, "at": at}],
                    },
                    {
                        "label": "Day",
                        "text": [
                            {
                                "kind": "time",
                                "text": "Tuesday 24 November 2026",
                                "full": full,
                                "at": at,
                            }
                        ],
                    },
                ],
            },
            {"kind": "numbered", "start": 3, "items": [["First"], ["Second"]]},
            {
                "kind": "entry",
                "title": ["Daniel"],
                "text": ["Data"],
                "buttons": [{"label": ["Ask Daniel"], "action": "ask:7:0:", "style": "primary"}],
            },
        ],
        "buttons": [
            {
                "label": [
                    {"kind": "time", "text": "Tue 24 Nov, 17:00", "full": full, "at": at},
                ],
                "action": "pick:i1:2:0",
                "style": "plain",
            }
        ],
    }


def test_each_reader_has_their_own_time() -> None:
    card = card_json(Card((Moment(SLOT),)))
    assert for_reader(card, BERLIN)["title"][0]["text"] == "Tuesday 24 November 2026, 17:00 CET"
    assert for_reader(card, TOKYO)["title"][0]["text"] == "Wednesday 25 November 2026, 01:00 JST"


def test_a_zone_without_a_name_is_shown_by_its_offset() -> None:
    [title] = for_reader(card_json(Card((Moment(SLOT),))), ZoneInfo("America/Sao_Paulo"))["title"]
    assert title["text"] == "Tuesday 24 November 2026, 13:00 UTC-03"


def test_a_form() -> None:
    form = for_reader(form_json(FORM), BERLIN)
    connection, wish, slots, own_times, day = form["fields"]
    assert {name: form[name] for name in ("kind", "action", "title", "submit")} == {
        "kind": "form",
        "action": "request:7:1:",
        "title": "Ask for an interview",
        "submit": "Send the request",
    }
    assert connection == {
        "kind": "text",
        "name": "connection",
        "label": "How are you connected?",
        "hint": "This community is enough",
        "initial": "",
        "required": True,
        "multiline": False,
        "most": 60,
    }
    assert wish["multiline"]
    assert (slots["kind"], slots["initial"], slots["most"]) == ("choice", [], 2)
    assert slots["options"][1]["value"] == "1"
    assert slots["options"][1]["label"][0]["text"] == "Tue 24 Nov, 18:00"
    assert (own_times["kind"], day["kind"]) == ("when", "day")


def test_words_that_would_turn_the_text_around_lose_that_power() -> None:
    card = card_json(Card((Words("a\u202eb\x1b[2Jc\nd"),)))
    assert card["title"] == [{"kind": "words", "text": "ab[2Jc\nd"}]
