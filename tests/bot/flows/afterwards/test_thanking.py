"""The ways to a thank-you note: three tones, by e-mail, late, and with words that were already
written."""

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form, Reply
from bot.interview.model import Stage
from bot.texts.letters.email_copy import BLANK
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why

THANKS = "A word of thanks to Daniel?"
UNSENT = "Your note to Daniel has not gone out yet"
ASKS = "Dear Daniel, thank you. Please pass on my CV."


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC; the note is suggested the next morning."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained", thanks_for="your honesty about pay")
    town.to("2026-11-25 08:00")


def unwrapped(shown: str) -> str:
    return shown.replace("\n> ", " ")


def held_in(reply: Reply) -> dict[str, str]:
    assert isinstance(reply, Form)
    return {each.name: str(each.initial) for each in reply.fields}


@pytest.mark.usefixtures("talked")
def test_the_nudge_shows_the_warm_draft_and_three_ways(maya: Member) -> None:
    assert maya.notified()[-1] == THANKS
    assert "Warm regards," in maya.last()
    assert "thank you for your honesty about pay." in unwrapped(maya.last())
    assert "Listening" not in maya.last()
    ways = ["Write a thank-you note", "Other ways to thank", "I have thanked them"]
    labels = [button.label for button in maya.cards()[-1].buttons]
    assert labels == [*ways, "Later", "Stop these reminders", "Something was wrong"]


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
    assert "your honesty about pay." in note
    maya.writes()
    assert "your honesty about pay." in unwrapped(daniel.last())
    assert not daniel.sees("Listening")
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
    assert daniel.received() == before, "Nothing is sent from here"
    assert [(each.stage, each.note) for each in town.interviews()] == [(Stage.THANKED, None)]
    town.to("2026-12-20 12:00")
    assert maya.notified().count(THANKS) == 1


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("label", ["Other ways to thank", "Copy for e-mail", "Shorter"])
def test_a_seeker_who_thanked_gets_no_more_help_to_thank(maya: Member, label: str) -> None:
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
    maya.writes()
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
@lived_once
def own(talked: None, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note=ASKS)


@pytest.mark.usefixtures("own")
def test_words_of_their_own_open_by_default_everywhere(town: Town, maya: Member) -> None:
    assert held_in(maya.types("thanks"))["note"] == ASKS
    town.to("2026-11-30 06:00")
    assert maya.notified()[-1] == UNSENT
    assert ASKS in unwrapped(maya.last())
    assert held_in(maya.presses("Change it"))["note"] == ASKS
    maya.types("interviews")
    maya.presses("Other ways to thank")
    assert held_in(maya.presses("Copy for e-mail"))["text"] == ASKS


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("note", ["Dear Daniel, thank you.", "Thanks! Could you hire me?"])
def test_another_draft_gives_them_back_when_it_takes_their_place(
    town: Town, maya: Member, note: str
) -> None:
    town.to("2026-11-30 06:00")
    maya.types("interviews")
    maya.presses("Other ways to thank")
    form = maya.presses("Shorter")
    assert isinstance(form, Form)
    assert "What you wrote before is kept until then." in str(form.intro)
    assert held_in(maya.types("thanks"))["note"] == ASKS, "opening another draft loses nothing"
    maya.presses("Shorter")
    maya.fills(note=note)
    assert f"> {note}" in maya.last()
    assert f"What you wrote, so that it is not lost:\n> {ASKS}" in maya.last()


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
    maya.writes(note="Thank you!")
    assert daniel.sees("A thank-you note from Maya")


@pytest.mark.usefixtures("talked")
def test_the_second_nudge_shows_a_draft_that_knows_how_late_it_is(town: Town, maya: Member) -> None:
    assert "later than" not in maya.last()
    town.to("2026-11-30 06:00")
    assert maya.notified()[-1] == THANKS
    assert "later than I would have liked" in unwrapped(maya.last())


@pytest.mark.usefixtures("talked")
def test_the_journal_offers_no_note_once_thanks_were_said(maya: Member) -> None:
    maya.types("journal")
    assert "[Write a thank-you note]" in maya.last()
    maya.presses("I have thanked them")
    maya.types("journal")
    assert "[Write a thank-you note]" not in maya.last()


# Before it goes out


@pytest.mark.usefixtures("talked")
def test_a_note_is_seen_as_the_host_will_and_then_sent(daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    shown = maya.reads(maya.fills(note="Dear Daniel, thank you."))
    assert "This is what Daniel will see" in shown
    assert "Nothing has gone out yet." in shown
    assert "[Send it] [Change it] [Other ways to thank]" in shown
    assert not daniel.sees("A thank-you note")
    maya.presses("Other ways to thank")
    assert "[Shorter] [More formal] [Copy for e-mail]" in maya.last()
    maya.presses("Send it")
    assert "Your note is on its way to Daniel" in maya.last()
    title, quoted, *_ = daniel.last().splitlines()
    assert f"{title}\n{quoted}\n" in shown, "word for word"


@pytest.mark.usefixtures("talked")
def test_a_note_with_a_gap_is_not_sent_and_can_be_filled(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("interviews")
    maya.presses("Change my notes")
    maya.fills(thanks_for="")
    draft = held_in(maya.types("thanks"))["note"]
    assert f"What you said about {BLANK} has stayed with me." in draft
    assert "There is still a gap" in why(maya.fills(note=f"{draft} P.S."))["note"]
    assert [each.note for each in town.interviews()] == [None]
    maya.writes(note=draft.replace(BLANK, "portfolios"))
    assert "What you said about portfolios has stayed with me." in unwrapped(daniel.last())


@pytest.mark.usefixtures("talked")
def test_a_second_press_sends_nothing_more(daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you!")
    send = maya.button("Send it").action
    maya.sends(send)
    assert "Daniel has your note already" in maya.reads(maya.sends(send))
    assert daniel.notified().count("A thank-you note from Maya") == 1


@pytest.mark.usefixtures("talked")
def test_a_form_that_is_delivered_twice_is_answered_once(maya: Member) -> None:
    maya.presses("Write a thank-you note")
    assert maya.fills(note="Thank you!")
    assert maya.sends_again() is None


@pytest.mark.usefixtures("talked")
def test_a_note_that_changed_since_its_preview_is_shown_again(daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you, Daniel!")
    stale = maya.button("Send it").action
    maya.presses("Change it")
    maya.fills(note="Thank you so much!")
    shown = maya.reads(maya.sends(stale))
    assert "This is what Daniel will see" in shown
    assert "Thank you so much!" in shown
    assert not daniel.sees("A thank-you note")
    maya.presses("Send it")
    assert daniel.sees("Thank you so much!")


@pytest.mark.usefixtures("talked")
def test_after_i_have_thanked_them_nothing_more_goes_out(
    town: Town, daniel: Member, maya: Member
) -> None:
    thanked = maya.button("I have thanked them").action
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you!")
    send = maya.button("Send it").action
    [talk] = town.interviews()
    maya.sends(Action(thanked.name, talk.id, talk.revision))
    assert "You have thanked Daniel already" in maya.reads(maya.sends(send))
    assert not daniel.sees("A thank-you note")


@pytest.mark.usefixtures("talked")
def test_writing_a_note_changes_nothing_for_the_host(daniel: Member, maya: Member) -> None:
    before = daniel.received()
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you!")
    assert daniel.received() == before


def test_an_unsent_note_is_nudged_for_also_weeks_later(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-12-20 12:00")
    maya.types("thanks")
    maya.fills(note="Thank you!")
    town.to("2026-12-22 12:00")
    assert maya.notified()[-1] == UNSENT
    maya.presses("Send it")
    assert "Thank you!" in daniel.last()
    town.to("2027-01-10 12:00")
    assert maya.notified().count(UNSENT) == 1
