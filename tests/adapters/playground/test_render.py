"""Golden payloads: what the page receives for a card and for a form."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from adapters.playground.render import card_json, for_reader, form_json
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.files import Picture, TextFile
from bot.cards.forms import Form, WhenField
from bot.cards.outside import Link
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, Words, say
from bot.interview.members import ClockFormat
from bot.texts.organizing.inviting import imports
from tests.adapters.playground.fake import FORM, HOME, SLOT

BERLIN, TOKYO = Reader(ZoneInfo("Europe/Berlin")), Reader(ZoneInfo("Asia/Tokyo"))


def test_a_card_for_a_reader_in_berlin() -> None:
    full = "Tuesday 24 November 2026, 17:00 CET"
    at = "2026-11-24T16:00:00+00:00"
    assert for_reader(card_json(HOME), BERLIN) == {
        "kind": "card",
        "title": ["Hello ", {"kind": "mention", "text": "Maya Kamau"}],
        "blocks": [
            {"kind": "paragraph", "text": ["What would you like to do?"]},
            {
                "kind": "quote",
                "text": [
                    {"kind": "words", "text": "<b>no & yes</b>, "},
                    {"kind": "link", "text": "https://a.example/x"},
                    {"kind": "words", "text": "."},
                ],
            },
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
                "portrait": "Daniel Okafor",
                "buttons": [
                    {
                        "label": ["Ask Daniel"],
                        "action": "ask:7:0:",
                        "style": "primary",
                        "rare": False,
                    }
                ],
            },
        ],
        "links": [],
        "files": [],
        "buttons": [
            {
                "label": [
                    {"kind": "time", "text": "Tue 24 Nov, 17:00", "full": full, "at": at},
                ],
                "action": "pick:i1:2:0",
                "style": "plain",
                "rare": False,
            }
        ],
    }


def test_each_reader_has_their_own_time() -> None:
    card = card_json(Card(Moment(SLOT)))
    assert for_reader(card, BERLIN)["title"][0]["text"] == "Tuesday 24 November 2026, 17:00 CET"
    assert for_reader(card, TOKYO)["title"][0]["text"] == "Wednesday 25 November 2026, 01:00 JST"


def test_a_zone_without_a_name_is_shown_by_its_offset() -> None:
    [title] = for_reader(card_json(Card(Moment(SLOT))), Reader(ZoneInfo("America/Sao_Paulo")))[
        "title"
    ]
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


def test_a_form_that_takes_a_file() -> None:
    fields = for_reader(form_json(imports.form()), BERLIN)["fields"]
    assert [each["kind"] for each in fields] == ["text", "file"]


def test_links_and_files() -> None:
    link, file = Link(say("Outlook"), "https://o.example/?a=b"), TextFile("a.ics", Moment(SLOT))
    card = Card(say("T"), links=(link,), files=(file, TextFile("LICENSE", say("x"))))
    shown = for_reader(card_json(card), BERLIN)
    assert shown["links"] == [{"label": "Outlook", "url": "https://o.example/?a=b", "leads": False}]
    assert shown["files"] == [
        {
            "name": "a.ics",
            "kind": "text/calendar",
            "text": "Tuesday 24 November 2026, 17:00 CET\n",
        },
        {"name": "LICENSE", "kind": "text/plain", "text": "x\n"},
    ]


def test_a_picture_has_what_it_shows_in_words() -> None:
    picture = Picture("a.png", "iVBO", Words("x" * 2_000, 2_000))
    [shown] = for_reader(card_json(Card(say("T"), files=(picture,))), BERLIN)["files"]
    assert (shown["png"], len(shown["alternative"])) == ("iVBO", 1_000)
    assert shown["alternative"].endswith("…")


def test_words_that_would_turn_the_text_around_lose_that_power() -> None:
    card = for_reader(card_json(Card(Words("a\u202eb\x1b[2Jc\nd"))), BERLIN)
    assert card["title"] == [{"kind": "words", "text": "ab[2Jc\nd"}]


def test_times_to_fill_in_are_on_their_readers_clock() -> None:
    when = WhenField("w", say("W"), initial="2026-11-24 17:00")
    reader = replace(BERLIN, clock=ClockFormat.HOURS_12)
    shown = for_reader(form_json(Form(Action("x"), say("T"), (when,), say("Go"))), reader)
    assert shown["fields"][0]["initial"] == "Tue 24 Nov 5:00 PM"
