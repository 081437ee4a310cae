"""Cards as components: golden payloads, and what is true for every card."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from adapters.discord import custom_ids
from adapters.discord.rendering import render
from adapters.discord.rendering.components import written
from adapters.discord.rendering.markdown import escaped, markdown
from bot.cards.blocks import Entry, Facts, Numbered, Paragraph, Portrait, Quote
from bot.cards.buttons import ACTION_LENGTH, Action, Button
from bot.cards.cards import PARTS_PER_CARD, Card
from bot.cards.outside import Link, Outside
from bot.cards.reader import Reader
from bot.cards.rich_text import Mention, Words, joined, say
from bot.engine.concern_button import concern_button
from bot.engine.delivering.grouping import merge_cards
from tests.adapters.discord.payload import payload
from tests.adapters.slack.anything import cards, readers
from tests.adapters.slack.samples import BERLIN, BOOKED, FOUND, NASTY, REQUEST
from tests.fakes.discord.components import walk
from tests.fakes.discord.content import layout_message
from tests.fakes.discord.schema import checked

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, made: Any) -> Any:
    """The stored result with this name. Delete the file to have it written again, and then check
    it."""
    path = GOLDEN / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
        raise AssertionError(f"{path.name} was not there. It is now: is it right?")
    return json.loads(path.read_text())


def message(card: Card, reader: Reader, *more: Any) -> Any:
    return payload(render.message(card, reader, *more))


@pytest.mark.parametrize(
    ("name", "card"), [("request", REQUEST), ("booked", BOOKED), ("found", FOUND)]
)
def test_a_card_is_rendered_as_it_always_was(name: str, card: Card) -> None:
    made = message(card, BERLIN)
    checked(layout_message, made)
    assert made == golden(name, made)


@given(cards, readers)
def test_every_card_is_shown_within_discords_limits_and_notifies_nobody(
    card: Card, reader: Reader
) -> None:
    made = message(card, reader)
    checked(layout_message, made)
    assert made["allowed_mentions"] == {"parse": []}


def url_of(link: Outside) -> str:
    if isinstance(link, Link):
        return link.url
    return f"https://discord.com/users/{link.person.user}"


@given(cards, readers)
def test_every_button_comes_back_as_its_action(card: Card, reader: Reader) -> None:
    drawn = [each for _, each in walk(message(card, reader)["components"]) if each["type"] == 2]
    found = [custom_ids.read_action(each["custom_id"]) for each in drawn if "custom_id" in each]
    assert [each["url"] for each in drawn if "url" in each] == list(map(url_of, card.links))
    wanted = [button.action for button in card.all_buttons()]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<@1> <@&2> <#3> @everyone", r"\<\@1\> \<\@&2\> \<#3\> \@everyone"),
        ("[here](https://evil.example)", r"\[here\](https\://evil.example)"),
        ("*a* _b_ ~~c~~ ||d|| `e`", r"\*a\* \_b\_ \~\~c\~\~ \|\|d\|\| \`e\`"),
        (
            "# big\n-# small\n- list\n12. two\n> quoted",
            "\\# big\n\\-# small\n\\- list\n12\\. two\n\\> quoted",
        ),
        ("HTTP://meet.example", r"HTTP\://meet.example"),
        (r"\*", r"\\\*"),
        ("1 - 2 + 3 # 4", "1 - 2 + 3 # 4"),
        ("<t:0:R> </help:1> <:a:1>", r"\<t:0:R\> \</help:1\> \<:a:1\>"),
    ],
)
def test_nothing_that_a_member_wrote_acts(words: str, shown: str) -> None:
    assert escaped(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "See https://meet.example/a_b?d=*e*, yes",
            "See <https://meet.example/a_b?d=%2Ae%2A>, yes",
        ),
        ("[bank](https://evil.example)", r"\[bank\](<https://evil.example>)"),
        ("[bank](<https://evil.example>)", r"\[bank\](\<<https://evil.example>\>)"),
        ("https://bank.example@evil.example", r"https\://bank.example\@evil.example"),
        ("https://аррӏе.example", r"https\://аррӏе.example"),
    ],
)
def test_a_members_address_is_a_link_that_shows_all_of_itself(words: str, shown: str) -> None:
    assert markdown(Words(words), BERLIN) == shown


def test_a_link_that_is_the_next_step_is_marked_because_it_cannot_be_coloured() -> None:
    links = tuple(
        Link(say("Join"), "https://meet.example", is_next_step=is_it) for is_it in (True, False)
    )
    made = message(Card(say("It is time"), links=links), BERLIN)
    checked(layout_message, made)
    drawn = [each for _, each in walk(made["components"]) if "url" in each]
    assert [each.get("emoji", {}).get("name") for each in drawn] == ["👉", None]


def test_where_there_is_no_room_for_escapes_an_address_still_is_a_link() -> None:
    words = Words("[a](https://a.example/b_c) https://x@evil.example")
    assert markdown(words, BERLIN, tight=True) == (
        "［a］(<https://a.example/b_c>) https：//x＠evil.example"
    )


def test_words_without_room_for_escapes_are_widened() -> None:
    card = Card(say("A note"), (Quote(Words("*" * 3_000, 3_000)),))
    [frame] = message(card, BERLIN)["components"]
    assert "＊" * 3_000 in frame["components"][1]["content"]
    assert "*" not in frame["components"][1]["content"]


@pytest.mark.parametrize("lines", [1, 100, 1_000, 1_500])
def test_a_note_of_many_lines_is_shown_whole(lines: int) -> None:
    note = "\n".join(["x" * (3_000 // lines - 1)] * lines)
    made = message(Card(say("A note"), (Quote(Words(note, 3_000)), Paragraph(say("So.")))), BERLIN)
    checked(layout_message, made)
    assert json.dumps(made).count("x") == note.count("x")


def test_a_card_of_many_parts_has_room_for_their_signs() -> None:
    items = tuple(Words("q" * 69, 100) for _ in range(PARTS_PER_CARD - 1))
    checked(layout_message, message(Card(say("T"), (Numbered(items),)), BERLIN))
    rows = tuple((say(f"Label {number}"), say("x" * 60)) for number in range(PARTS_PER_CARD - 1))
    checked(layout_message, message(Card(say("T"), (Facts(rows),)), BERLIN))
    with pytest.raises(ValueError, match="too many parts"):
        Card(say("T"), (Numbered((say("q"),) * PARTS_PER_CARD),))


def test_the_longest_action_has_room_for_its_number() -> None:
    longest = Button(say("Again"), Action("find", arg="y" * (ACTION_LENGTH - len("find::0:"))))
    checked(layout_message, message(Card(say("T"), (), (longest,) * 20), BERLIN))
    assert custom_ids.reopen_id(longest.action)


def test_a_person_is_linked_by_their_id_only() -> None:
    eve = Mention("123", "Eve")
    assert markdown(joined([eve, eve]), BERLIN) == "Eve (<@123>)\nEve", "a link is enough"
    assert markdown(Mention("@everyone", "Eve*"), BERLIN) == r"Eve\*"


def test_the_same_action_twice_has_two_ids() -> None:
    twice = Button(say("Again"), Action("find", arg="a|1"))
    drawn = [
        each for _, each in walk(message(Card(say("T"), (), (twice, twice)), BERLIN)["components"])
    ]
    shown = [each["custom_id"] for each in drawn if each["type"] == 2]
    assert shown == ["find::0:a|1", "1|find::0:a|1"]
    assert [custom_ids.read_action(each) for each in shown] == [twice.action] * 2


def test_many_entries_stand_together_with_their_buttons_below() -> None:
    entries = tuple(
        Entry(
            say("Host {number}", number=number),
            None,
            (Button(say("Ask {number}", number=number), Action("ask", str(number))),),
        )
        for number in range(20)
    )
    made = message(Card(say("People"), entries), BERLIN)
    checked(layout_message, made)
    [text, *rows] = made["components"][0]["components"]
    assert text["content"].count("**Host") == 20
    assert [len(row["components"]) for row in rows] == [5] * 4


def test_empty_parts_are_left_out_or_shown_as_an_ellipsis() -> None:
    empty = Words("\0")
    blocks = (Paragraph(empty), Quote(empty), Entry(empty), Numbered((empty, say("b"))))
    card = Card(empty, blocks)
    [text] = message(card, BERLIN)["components"][0]["components"]
    assert text["content"] == "## …\n\n1. …\n2. b"


def test_content_that_discord_would_not_show_is_refused() -> None:
    full = tuple(Button(say(str(number)), Action("a", arg=str(number))) for number in range(20))
    with pytest.raises(ValueError, match="40 components in a message, not 46"):
        message(Card(say("T"), (), full), BERLIN, *(written("x") for _ in range(20)))
    with pytest.raises(ValueError, match="1 to 4000 characters"):
        message(Card(say("T"), (Paragraph(say("x" * 3_400)),)), BERLIN, written("y" * 700))


def test_characters_that_reverse_text_are_removed() -> None:
    assert "\u202e" not in markdown(Words(NASTY), BERLIN)


def test_a_picture_is_named_in_words_that_can_be_shown() -> None:
    shown = Entry(say("A host"), portrait=Portrait("\u202eMa\x1b\nya", "https://a.example/1"))
    [frame] = message(Card(say("T"), (shown,)), BERLIN)["components"]
    assert frame["components"][1]["accessory"]["description"] == "Ma ya"


def labels_of(*buttons: Button, again: Action | None = None) -> list[str]:
    drawn = message(Card(say("A request"), (), buttons, again=again), BERLIN)
    return [each["label"] for _, each in walk(drawn["components"]) if each["type"] == 2]


YES, BLOCK = Button(say("Yes"), Action("yes")), Button(say("Block"), Action("block"), rare=True)


REPORT = replace(concern_button("i1"), rare=True)


def test_rare_actions_about_an_interview_are_behind_one_button() -> None:
    """In a menu on Discord nobody can choose the same entry twice, so that after a "No" they could
    not choose again (https://github.com/discord/discord-api-docs/issues/4801)."""
    assert labels_of(YES, BLOCK, REPORT) == ["Yes", "More"]
    assert labels_of(YES, REPORT) == ["Yes", "More"]


def test_rare_actions_are_not_hidden_where_they_are_alone() -> None:
    assert labels_of(REPORT) == ["Something was wrong"]
    assert labels_of(BLOCK, REPORT) == ["Block", "Something was wrong"]
    assert labels_of(YES, BLOCK, concern_button("i1")) == ["Yes", "Block", "Something was wrong"]


def test_other_rare_actions_are_behind_a_button_if_the_card_can_be_shown_again() -> None:
    assert labels_of(YES, BLOCK, BLOCK) == ["Yes", "Block", "Block"]
    assert labels_of(YES, BLOCK, BLOCK, again=Action("show")) == ["Yes", "More"]
    assert labels_of(YES, BLOCK, again=Action("show")) == ["Yes", "Block"]
    assert labels_of(BLOCK, BLOCK, again=Action("show")) == ["Block", "Block"]


def test_each_card_of_a_shared_message_has_its_rare_buttons_behind_one() -> None:
    two = [
        Card(
            say(title),
            buttons=(
                Button(say("Yes"), Action("yes", title)),
                Button(say("Block them"), Action("block", title), rare=True),
                replace(concern_button(title), rare=True),
            ),
        )
        for title in ("one", "two")
    ]
    together = merge_cards(two)
    assert together
    drawn = [each for _, each in walk(message(together, BERLIN)["components"])]
    labels = [each["label"] for each in drawn if each["type"] == 2]
    assert labels == ["Yes", "More", "Yes", "More"]
