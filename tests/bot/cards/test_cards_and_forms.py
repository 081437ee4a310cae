from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards import lengths
from bot.cards.blocks import Entry, Facts, Paragraph
from bot.cards.buttons import Action, Button
from bot.cards.cards import BUTTONS_PER_CARD, Card
from bot.cards.files import FILE_LENGTH, TextFile
from bot.cards.forms import Form, Option, TextField
from bot.cards.outside import Link
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import OwnWords, Text, Words, say
from bot.engine.delivering.grouping import merge_cards
from tests.adapters.slack import anything


@given(st.from_regex(r"[a-z_]{1,20}", fullmatch=True), st.integers(0, 999), st.text(max_size=40))
def test_an_action_survives_its_journey(name: str, revision: int, arg: str) -> None:
    action = Action(name, "abc123", revision, arg)
    assert Action.decode(action.encode()) == action


def test_a_form_or_card_that_no_platform_could_show_is_refused() -> None:
    fields = tuple(TextField(f"f{number}", say("Label")) for number in range(6))
    with pytest.raises(ValueError, match="too many fields"):
        Form(Action("form"), say("Title"), fields)
    with pytest.raises(ValueError, match="form title"):
        Form(Action("form"), say("A title of more than 24 characters"), fields[:1])
    with pytest.raises(ValueError, match="button label"):
        Button(say("x" * 76), Action("press"))
    with pytest.raises(ValueError, match="option label"):
        Option("x", say(""))
    with pytest.raises(ValueError, match="too long: Action"):
        Action("press", arg="x" * 100)
    with pytest.raises(ValueError, match="characters on a card"):
        Card(say("Title"), (Paragraph(say("x" * 3_500)),))


def test_a_button_more_is_the_last_one_and_refused_where_there_is_no_room() -> None:
    one, other = (Button(say(each), Action(each)) for each in ("one", "other"))
    card = Card(say("Hello"), buttons=(one,))
    assert card.with_last(other) == Card(say("Hello"), buttons=(one, other))
    assert card.buttons == (one,)
    full = Card(say("Hello"), buttons=(one,) * BUTTONS_PER_CARD)
    with pytest.raises(ValueError, match="too many buttons"):
        full.with_last(other)


def test_members_words_are_shortened_at_their_limit_with_an_ellipsis() -> None:
    assert Words("  short ").shown == "short"
    assert Words("x" * 301).shown == "x" * 299 + "…"


def test_braces_in_members_words_fill_nothing() -> None:
    assert plain(say("Hello {who}", who=Words("{who}")), ANYBODY) == "Hello {who}"


def test_passing_parts_go_with_the_links_and_files() -> None:
    lasts = Facts(((say("When"), say("at five")),))
    card = Card(
        say("T"),
        (
            Facts((*lasts.rows, (say("Where"), say("there"))), passing=(say("Where"),)),
            Facts(((say("Where"), say("there")),), passing=(say("Where"),)),
            Paragraph(say("Go there."), passing=True),
            Paragraph(say("Take a pen.")),
        ),
        links=(Link(say("Join"), HTTPS),),
        files=(TextFile("a.ics", say("x")),),
    )
    assert card.changes_later
    assert card.without_place() == Card(say("T"), (lasts, Paragraph(say("Take a pen."))))
    assert not card.without_place().changes_later


@given(card=anything.cards, later=st.booleans(), pushes=st.booleans(), lasting=st.booleans())
def test_a_card_changes_later_where_something_is_taken_off_it(
    card: Card, later: bool, pushes: bool, lasting: bool
) -> None:
    buttons = tuple(replace(each, lasting=lasting) for each in card.buttons)
    other, line = say("L") if later else None, say("P") if pushes else None
    drawn = replace(card, buttons=buttons, later=other, push=line)
    assert drawn.changes_later == (drawn.retired().without_place() != drawn)


def test_a_card_without_buttons_keeps_its_words() -> None:
    button = Button(say("Press"), Action("press"))
    card = Card(say("Title"), (Entry(say("Entry"), say("Text"), (button,)),), (button,))
    bare = card.without_buttons()
    assert bare.all_buttons() == ()
    assert list(bare.texts()) == list(card.texts())
    assert replace(bare, blocks=card.blocks, buttons=card.buttons) == card


HTTPS = "https://calendar.example/"


@pytest.mark.parametrize(
    ("label", "url"),
    [
        *(("", HTTPS), ("x" * 76, HTTPS), ("A link", "")),
        *(("A link", "http://a.example"), ("A link", "javascript:alert(1)")),
        *(("A link", "https://"), ("A link", "https://[::1"), ("A link", "https://a.example/ b")),
        *(("A link", "https://a.example/\n"), ("A link", "https://ä.example")),
        ("A link", HTTPS + "x" * 512),
    ],
)
def test_a_link_that_not_every_platform_shows_is_refused(label: str, url: str) -> None:
    with pytest.raises(ValueError, match="No platform"):
        Link(say(label), url)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("", "x"), (".ics", "x"), ("../a.ics", "x"), ("a b.ics", "x"), ("ä.ics", "x")),
        *(
            ("x" * 61, "x"),
            ("a\n.ics", "x"),
            ("a.ics\n", "x"),
            ("a.ics", ""),
            ("a.ics", "x" * (FILE_LENGTH + 1)),
        ),
    ],
)
def test_a_file_that_not_every_platform_takes_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="No platform"):
        TextFile(name, Words(text, FILE_LENGTH + 1))


def test_a_card_brings_few_links_and_files() -> None:
    link, file = Link(say("A link"), HTTPS), TextFile("interview.ics", Words("ü" * 50_000))
    card = Card(say("T"), links=(link,) * 5, files=(file,) * 3)
    assert (card.without_buttons().links, card.without_buttons().files) == (card.links, card.files)
    with pytest.raises(ValueError, match="too many links"):
        Card(say("T"), links=(link,) * 6)
    with pytest.raises(ValueError, match="too many files"):
        Card(say("T"), files=(file,) * 4)


def test_merged_cards_keep_all_links_and_files() -> None:
    link, file = Link(say("A link"), HTTPS), TextFile("interview.ics", say("x"))
    card = Card(say("T"), links=(link,), files=(file,))
    both = merge_cards([card, card])
    assert both
    assert (both.links, both.files) == ((link, link), (file, file))
    assert merge_cards([card] * 4) is None, "more than three files stay apart"


@pytest.mark.parametrize(
    ("length", "told"),
    [(49, "A" * 49 + "; " + "A" * 49), (50, "A" * 50 + ", and more")],
)
def test_titles_stand_together_where_every_language_has_room(length: int, told: str) -> None:
    both = merge_cards([Card(say("A" * length))] * 2)
    assert both
    assert plain(both.title, ANYBODY) == told


def test_every_kind_of_text_is_measured() -> None:
    kinds = {get_args(kind)[0] for kind in get_args(get_args(Text)[0])}
    assert kinds - {OwnWords} | {str, int} == set(lengths._LENGTHS)
