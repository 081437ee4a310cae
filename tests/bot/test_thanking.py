"""The ways to a thank-you note: three tones, by e-mail, late, and with words already written."""

import pytest

from bot.model import Stage
from bot.ui import Card, Form, Reply
from tests.bot.town import Member, Town

THANKS = "A word of thanks to Daniel?"
ASKS = "Dear Daniel, thank you. Please pass on my CV."


@pytest.fixture
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC; the note is suggested the next morning."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained", resources="The design letter")
    town.to("2026-11-25 06:00")


def held_in(reply: Reply) -> dict[str, str]:
    assert isinstance(reply, Form)
    return {each.name: str(each.initial) for each in reply.fields}


@pytest.mark.usefixtures("talked")
def test_the_nudge_shows_the_warm_draft_and_three_ways(maya: Member) -> None:
    assert maya.notified()[-1] == THANKS
    assert "Warm regards," in maya.last()
    assert "Listening is trained" in maya.last()
    ways = ["Write a thank-you note", "Other ways to thank", "I have thanked them"]
    assert [button.label[0] for button in maya.cards()[-1].buttons] == [*ways, "Later", "Stop"]


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    ("label", "signed"), [("Shorter", "\n\nMaya"), ("More formal", "\nKind regards,\nMaya")]
)
def test_another_tone_opens_with_its_draft_and_is_sent_like_any(
    town: Town, daniel: Member, maya: Member, label: str, signed: str
) -> None:
    assert isinstance(maya.presses("Other ways to thank"), Card)
    note = held_in(maya.presses(label))["note"]
    assert note.endswith(signed)
    assert "Listening is trained" in note
    maya.fills()
    assert daniel.sees("Listening is trained")
    assert [each.stage for each in town.interviews()] == [Stage.THANKED]


@pytest.mark.usefixtures("talked")
def test_the_note_can_be_copied_for_an_e_mail(town: Town, daniel: Member, maya: Member) -> None:
    maya.presses("Other ways to thank")
    copied = held_in(maya.presses("Copy for e-mail"))
    assert copied["subject"] == "Thank you for our talk"
    assert copied["text"].startswith("Dear Daniel,\n\nThank you")
    assert maya.form
    assert maya.form.submit == "I have sent it"
    before = daniel.received()
    maya.fills(text="")
    assert "Daniel will be glad you thought of it" in maya.last()
    assert daniel.received() == before, "nothing is sent from here"
    assert [(each.stage, each.note) for each in town.interviews()] == [(Stage.THANKED, None)]
    town.to("2026-12-20 12:00")
    assert maya.notified().count(THANKS) == 1


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("label", ["Other ways to thank", "Copy for e-mail", "Shorter"])
def test_who_has_thanked_is_not_helped_to_thank_again(maya: Member, label: str) -> None:
    maya.presses("Other ways to thank")
    pressed = maya.button(label).action
    maya.presses("I have thanked them")
    assert "Things have moved on" in maya.reads(maya.sends(pressed))


@pytest.mark.usefixtures("talked")
def test_two_forms_of_one_note_thank_once(daniel: Member, maya: Member) -> None:
    maya.presses("Other ways to thank")
    maya.presses("Copy for e-mail")
    assert maya.form
    e_mail = maya.form.action
    maya.presses("Shorter")
    maya.fills()
    refused = maya.reads(maya.submits(e_mail, subject="Thanks", text="My own words"))
    assert "Things have moved on" in refused
    assert "My own words" in refused
    assert daniel.count("A thank-you note from Maya") == 1


@pytest.mark.usefixtures("talked")
def test_the_host_cannot_write_the_note_to_themselves(daniel: Member, maya: Member) -> None:
    ways = maya.button("Other ways to thank").action
    maya.sends(ways)
    for label in ("Other ways to thank", "Copy for e-mail", "Shorter"):
        assert "Things have moved on" in daniel.reads(daniel.sends(maya.button(label).action))


# Words of their own


@pytest.fixture
def own(talked: None, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note=ASKS)


@pytest.mark.usefixtures("own")
def test_words_of_their_own_open_by_default_everywhere(town: Town, maya: Member) -> None:
    assert held_in(maya.types("thanks"))["note"] == ASKS
    town.to("2026-11-30 06:00")
    assert maya.notified()[-1] == THANKS
    assert ASKS in maya.last().replace("\n> ", " ")
    assert held_in(maya.presses("Write a thank-you note"))["note"] == ASKS
    maya.presses("Other ways to thank")
    assert held_in(maya.presses("Copy for e-mail"))["text"] == ASKS


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("note", ["Dear Daniel, thank you.", "Thanks! Could you hire me?"])
def test_another_draft_gives_them_back_when_it_takes_their_place(
    town: Town, maya: Member, note: str
) -> None:
    town.to("2026-11-30 06:00")
    maya.presses("Other ways to thank")
    form = maya.presses("Shorter")
    assert isinstance(form, Form)
    assert "What you wrote before stays kept until then." in str(form.intro)
    assert held_in(maya.types("thanks"))["note"] == ASKS, "opening another draft loses nothing"
    maya.presses("Shorter")
    maya.fills(note=note)
    assert ASKS in maya.last().replace("\n> ", " ")


# Late


def test_weeks_later_the_draft_says_so_gracefully(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    assert "later than" not in held_in(maya.presses("Write a thank-you note"))["note"]
    town.to("2027-01-20 12:00")
    late = "This comes later than I would have liked, and is meant no less."
    assert late in held_in(maya.types("thanks"))["note"]
    maya.types("journal")
    assert late in held_in(maya.presses("Write a thank-you note"))["note"]
    maya.fills()
    assert daniel.sees("A thank-you note from Maya")


@pytest.mark.usefixtures("talked")
def test_the_second_nudge_shows_a_draft_that_knows_how_late_it_is(town: Town, maya: Member) -> None:
    assert "later than" not in maya.last()
    town.to("2026-11-30 06:00")
    assert maya.notified()[-1] == THANKS
    assert "later than I would have liked" in maya.last().replace("\n> ", " ")


@pytest.mark.usefixtures("talked")
def test_the_journal_offers_no_note_once_thanks_were_said(maya: Member) -> None:
    maya.types("journal")
    assert "[Write a thank-you note]" in maya.last()
    maya.presses("I have thanked them")
    maya.types("journal")
    assert "[Write a thank-you note]" not in maya.last()
