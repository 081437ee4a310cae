"""The host answers a note with one press, and the seeker is told once."""

from dataclasses import replace

import pytest

from bot.cards.buttons import Action, Button
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

NOTE = "A thank-you note from Maya"
WELCOME, POSTED = "You’re welcome", "Keep me posted"


@pytest.fixture
@lived_once
def thanked(town: Town, daniel: Member, maya: Member) -> None:
    """Maya's note reaches Daniel within the hour of their talk on Tuesday 24 November."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Daniel, thank you.")


def answers(member: Member) -> list[Button]:
    names = {"welcome", "keep_posted"}
    return [each for each in member.delivered_buttons() if each.action.name in names]


@pytest.mark.usefixtures("thanked")
def test_the_note_offers_its_reader_two_answers(daniel: Member) -> None:
    assert f"[{WELCOME}] [{POSTED}]" in daniel.last()


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize(
    ("label", "heard"),
    [
        (WELCOME, "Daniel read your words and says: you’re welcome"),
        (POSTED, "Daniel would like to hear how it goes"),
    ],
)
def test_one_press_reaches_the_seeker(daniel: Member, maya: Member, label: str, heard: str) -> None:
    daniel.presses(label)
    assert maya.notified()[-1] == heard
    assert f"You answered Maya: “{label}”." in daniel.last()
    assert "Dear Daniel, thank you." in daniel.last(), "the note itself stays"
    assert answers(daniel) == []
    assert daniel.notified()[-1] == NOTE, "the same card, edited"


@pytest.mark.usefixtures("thanked")
@pytest.mark.parametrize("second", [WELCOME, POSTED])
def test_a_second_press_is_answered_kindly_and_bothers_nobody(
    daniel: Member, maya: Member, second: str
) -> None:
    pressed = daniel.button(second).action
    daniel.presses(POSTED)
    before = maya.received()
    assert "You have answered Maya already" in daniel.reads(daniel.sends(pressed))
    assert maya.received() == before


@pytest.mark.usefixtures("thanked")
def test_a_press_that_is_delivered_twice_counts_once(daniel: Member, maya: Member) -> None:
    daniel.presses(WELCOME)
    before = maya.received()
    daniel.sends_again()
    assert maya.received() == before


@pytest.mark.usefixtures("thanked")
def test_an_answer_counts_although_the_seeker_went_on_noting(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("interviews")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    town.to("2026-12-28 09:00")
    maya.presses("I wrote")
    assert [each.label for each in answers(daniel)] == [WELCOME, POSTED]
    daniel.presses(WELCOME)
    assert "says: you’re welcome" in maya.notified()[-1]


@pytest.mark.usefixtures("thanked")
def test_stopping_all_nudges_about_an_interview_leaves_the_host_their_answer(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-12-28 09:00")
    maya.presses("Stop these reminders")
    daniel.presses(POSTED)
    assert "write them a line" in maya.last()
    assert "I will ask" not in maya.last(), "no promise where nudges are stopped"


@pytest.mark.usefixtures("thanked")
def test_to_be_kept_posted_is_remembered_about_a_month_after_the_interview(
    daniel: Member, maya: Member
) -> None:
    daniel.presses(POSTED)
    assert (
        "I made a note to ask you around Thursday 24 December 2026 what came of it." in maya.last()
    )
    assert "[Note what I learned]" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_a_seeker_without_nudges_is_promised_none(daniel: Member, maya: Member) -> None:
    maya.sends(Action("nudges", arg="off"))
    daniel.presses(POSTED)
    assert "I will ask" not in maya.last()


@pytest.mark.usefixtures("thanked")
def test_after_the_last_nudge_nothing_is_promised(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2027-03-01 12:00")
    daniel.presses(POSTED)
    assert "write them a line" in maya.last()


@pytest.mark.usefixtures("thanked")
def test_nobody_but_the_host_can_answer(town: Town, daniel: Member, maya: Member) -> None:
    pressed = daniel.button(WELCOME).action
    assert "Things have moved on" in maya.reads(maya.sends(pressed))
    noor = town.member("Noor")
    assert "I cannot find that" in noor.reads(noor.sends(pressed))
    assert not town.interviews()[0].acknowledged


@pytest.mark.parametrize("thanks", [False, True])
def test_without_words_there_is_nothing_to_answer(
    town: Town, daniel: Member, maya: Member, thanks: bool
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-25 06:00")
    if thanks:
        maya.presses("I have thanked them")
    before = maya.received()
    [talk] = town.interviews()
    assert "moved on" in daniel.reads(daniel.sends(Action("welcome", talk.id, talk.revision)))
    assert maya.received() == before
    assert town.interviews() == [replace(talk, acknowledged=False)]


@pytest.mark.usefixtures("thanked")
def test_a_seeker_without_notes_is_sent_to_no_empty_journal(daniel: Member, maya: Member) -> None:
    daniel.presses(POSTED)
    assert "journal" not in maya.last()
    assert "[Note what I learned]" in maya.last()
