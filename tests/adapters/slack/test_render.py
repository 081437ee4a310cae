"""Cards as blocks: golden payloads, and what is true for every card."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from pydantic_core import to_json

from adapters.slack.limits import RICH_TEXT, view_within
from adapters.slack.receiving.receive import is_link, pressed
from adapters.slack.rendering.render import card_blocks, home_view, notification
from bot.cards.blocks import Entry, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import Action, Button
from bot.cards.cards import PARTS_PER_CARD, Card
from bot.cards.outside import Link, Outside
from bot.cards.reader import Reader
from bot.cards.rich_text import Mention, Moment, Words, joined, say
from tests.adapters.slack.anything import cards, readers
from tests.adapters.slack.checked import check_blocks, nodes
from tests.adapters.slack.samples import BERLIN, BOOKED, FOUND, NASTY, REQUEST, SLOT, golden


@pytest.mark.parametrize(
    ("name", "card"), [("request", REQUEST), ("booked", BOOKED), ("found", FOUND)]
)
def test_a_card_is_rendered_as_it_always_was(name: str, card: Card) -> None:
    blocks = card_blocks(card, BERLIN)
    assert blocks == golden(name, blocks)


def test_the_home_tab_is_rendered_as_it_always_was() -> None:
    view = home_view([BOOKED, FOUND], BERLIN)
    assert view == golden("home", view)


@given(cards, readers)
def test_every_card_is_shown_within_slacks_limits(card: Card, reader: Reader) -> None:
    check_blocks(view_within(card_blocks(card, reader)), 50)
    assert notification(card, reader)


def test_more_text_than_slack_shows_is_refused() -> None:
    longest = Card(say("Long"), (Paragraph(Words("\N{SLICE OF PIZZA}" * 3_200, 3_200)),))
    view = home_view([longest] * 4, BERLIN)
    assert len(to_json(view)) > RICH_TEXT  # and yet it is shown: its characters count
    with pytest.raises(ValueError, match="13000 characters"):
        home_view([longest] * 5, BERLIN)


def url_of(link: Outside) -> str:
    if isinstance(link, Link):
        return link.url
    return f"slack://user?team={link.person.space}&id={link.person.user}"


@given(cards, readers)
def test_every_button_comes_back_as_its_action(card: Card, reader: Reader) -> None:
    buttons = [node for node in nodes(card_blocks(card, reader)) if node.get("type") == "button"]
    links = [each for each in buttons if is_link({"actions": [each]})]
    assert [each["url"] for each in links] == list(map(url_of, card.links))
    drawn = [each for each in buttons if each not in links]
    assert [pressed({"actions": [each]}) for each in drawn] == [
        button.action for button in card.all_buttons()
    ]


@given(cards, readers)
def test_nothing_in_a_notification_acts(card: Card, reader: Reader) -> None:
    shown = notification(card, reader)
    assert "<" not in shown
    assert ">" not in shown


def test_a_notification_is_the_title_and_the_first_paragraph() -> None:
    card = Card(
        say("Hello"), (Quote(say("A quote")), Paragraph(say("& more")), Paragraph(say("No")))
    )
    assert notification(card, BERLIN) == "Hello\n&amp; more"
    assert notification(Card(Moment(SLOT)), BERLIN) == "Tuesday 24 November 2026, 17:00 CET"


def test_a_notification_says_nothing_of_what_is_below_a_question() -> None:
    asks = Entry(say("Was it worth it?"), buttons=(Button(say("Yes"), Action("yes")),))
    card = Card(say("A note from Maya"), (asks, Paragraph(say("Maya never sees this."))))
    assert notification(card, BERLIN) == "A note from Maya"


def test_members_words_are_shown_as_plain_text() -> None:
    [_, quote] = card_blocks(Card(say("Wish"), (Quote(Words(NASTY)),)), BERLIN)
    shown = NASTY.replace("\u202e", "")
    assert quote["elements"] == [
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": shown}]}
    ]


def test_a_person_without_an_id_of_slacks_is_named() -> None:
    [_, text] = card_blocks(Card(say("T"), (Paragraph(Mention("<!here>", "Eve")),)), BERLIN)
    assert text["elements"][0]["elements"] == [{"type": "text", "text": "Eve"}]


def test_empty_parts_are_left_out_or_shown_as_an_ellipsis() -> None:
    empty = Words("\0")
    blocks = (Paragraph(empty), Quote(empty), Entry(empty), Numbered((empty, say("b"))))
    card = Card(empty, blocks)
    [header, numbered] = card_blocks(card, BERLIN)
    assert header["text"]["text"] == "…"
    [first, second] = numbered["elements"][0]["elements"]
    assert [first["elements"], second["elements"]] == [
        [{"type": "text", "text": "…"}],
        [{"type": "text", "text": "b"}],
    ]


@pytest.mark.parametrize(
    ("name", "told"), [("\u202eMa\x1b\nya\ud800", "Ma ya"), ("\x00", "…"), ("", "…")]
)
def test_a_picture_is_named_in_words_that_can_be_shown(name: str, told: str) -> None:
    shown = Entry(say("A host"), portrait=Portrait(name, "https://pictures.example/1"))
    [image] = [
        each
        for each in nodes(card_blocks(Card(say("T"), (shown,)), BERLIN))
        if each.get("type") == "image"
    ]
    assert image["alt_text"] == told


def test_the_same_action_twice_has_two_ids() -> None:
    twice = Button(say("Again"), Action("find", arg="a:1"))
    [_, row] = card_blocks(Card(say("T"), (), (twice, twice)), BERLIN)
    ids = [element["action_id"] for element in row["elements"]]
    assert ids == ["askwell:find::0:a:1", "askwell.1:find::0:a:1"]


def test_a_link_that_is_the_next_step_is_highlighted() -> None:
    links = [
        Link(say("Join"), "https://meet.example", is_next_step=is_it) for is_it in (True, False)
    ]
    [_, row] = card_blocks(Card(say("T"), links=tuple(links)), BERLIN)
    assert [each.get("style") for each in row["elements"]] == ["primary", None]


def test_content_that_slack_would_not_show_is_refused() -> None:
    paragraphs = (Paragraph(say("x")),) * (PARTS_PER_CARD - 1)
    button = Button(say("Go"), Action("find"))
    with pytest.raises(ValueError, match="at most 50 blocks, not 51"):
        card_blocks(Card(say("T"), paragraphs, (button,)), BERLIN)
    with pytest.raises(ValueError, match="at most 100 blocks"):
        home_view([Card(say("T"), paragraphs[:40])] * 3, BERLIN)
    with pytest.raises(ValueError, match="at most 13000 characters"):
        home_view([Card(say("T"), (Paragraph(say("x" * 3_400)),))] * 4, BERLIN)
    day = Moment(SLOT + timedelta(days=1))
    long_in_kathmandu = joined([day, day, day, say("x" * 30)], "")
    with pytest.raises(ValueError, match="1 to 150 characters as a title"):
        card_blocks(Card(long_in_kathmandu), Reader(ZoneInfo("Asia/Kathmandu")))
