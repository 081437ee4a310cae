"""One press each for the programme's numbers: how it was for the host, and what came of it for the
seeker."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.cards.buttons import Action, Style
from storage.tables import assessments
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

ASKS = "How was your talk with Maya?"
NOTE = "A thank-you note from Maya"


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


def given(town: Town) -> list[tuple[str, str, str]]:
    with town._engine.connect() as db:
        rows = db.execute(select(assessments).order_by(assessments.c.at, assessments.c.what))
        return [(each.side.value, each.what.value, each.answer.value) for each in rows]


def asked_at(daniel: Member) -> list[datetime]:
    """When the host got new messages that ask them (UTC)."""
    new = [each for each in daniel.received() if each.new]
    return [each.at for each in new if "worth your time" in daniel.reads(each.card)]


def presses_on(member: Member, question: str, answer: str) -> None:
    card = next(each for each in reversed(member.cards()) if question in member.reads(each))
    buttons = card.all_buttons()
    action = next(each.action for each in buttons if each.action.arg == f"{answer}")
    member.sends(action)


@pytest.mark.usefixtures("talked")
def test_the_host_is_asked_on_the_second_morning_where_no_note_came(
    town: Town, daniel: Member
) -> None:
    town.to("2026-11-26 07:59")
    assert asked_at(daniel) == []
    town.to("2027-03-01 12:00")
    assert [f"{each:%d %H:%M}" for each in asked_at(daniel)] == ["26 08:00"], "once"


def test_the_answers_stand_below_the_question_also_beside_another_reminder(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.member("Noor", "Europe/Paris").asks(daniel)
    town.to("2026-11-26 08:00")
    assert "How was your talk with Maya?;" in daniel.text(), "two in one message"
    assert daniel.text().index("Was it worth your time?") < daniel.text().index("[Yes] [Partly]")


@pytest.mark.usefixtures("talked")
def test_two_presses_and_the_card_says_what_was_answered(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-26 08:00")
    presses_on(daniel, "worth your time", "worth_it.yes")
    assert "Was it worth your time? You said: Yes." in daniel.last()
    presses_on(daniel, "Were they prepared", "prepared.partly")
    assert "Were they prepared? You said: Partly." in daniel.last()
    assert given(town) == [("host", "prepared", "partly"), ("host", "worth_it", "yes")]
    assert daniel.notified().count(ASKS) == 1
    assert not maya.sees("worth your time")
    assert "totals of five or more" in daniel.last()


@pytest.mark.usefixtures("talked")
def test_a_note_that_comes_first_brings_the_questions_and_no_other_card_does(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Daniel, thank you for your time.")
    town.to("2026-11-25 09:00")
    assert daniel.last().startswith(NOTE)
    assert "Were they prepared" not in daniel.last(), "one question at a time"
    answer, *_ = shown = daniel.received()[-1].card.all_buttons()
    assert (answer.action.name, answer.style) == ("welcome", Style.PRIMARY), "what matters first"
    assert [each.style for each in shown].count(Style.PRIMARY) == 1
    assert len([each for each in shown if not each.rare]) == 5
    presses_on(daniel, "worth your time", "worth_it.no")
    assert "Was it worth your time? You said: Not really." in daniel.last()
    assert "[Keep me posted]" in daniel.last(), "the note can still be answered"
    daniel.presses("Keep me posted")
    assert "You answered Maya: “Keep me posted”." in daniel.last()
    presses_on(daniel, "Were they prepared", "prepared.yes")
    assert "Were they prepared? You said: Yes." in daniel.last()
    assert "You answered Maya" in daniel.last()
    town.to("2026-12-10 12:00")
    assert len(asked_at(daniel)) == 1
    assert ASKS not in daniel.notified()


@pytest.mark.usefixtures("talked")
def test_a_note_that_comes_later_asks_nothing_more(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-26 08:30")
    action = maya.button("Write a thank-you note").action
    maya.sends(action)
    maya.writes(note="Dear Daniel, thank you for your time.")
    town.to("2026-11-27 12:00")
    assert daniel.last().startswith(NOTE)
    assert "worth your time" not in daniel.last()


@pytest.mark.usefixtures("talked")
def test_a_host_who_wants_no_nudges_is_not_asked(town: Town, daniel: Member) -> None:
    daniel.sends(Action("nudges", arg="off"))
    town.to("2026-12-10 12:00")
    assert asked_at(daniel) == []


@pytest.mark.usefixtures("talked")
def test_nobody_is_asked_of_an_interview_that_did_not_happen(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.misses()
    town.to("2026-12-10 12:00")
    assert asked_at(daniel) == []


@pytest.mark.usefixtures("talked")
def test_the_seeker_says_what_came_of_it_at_each_nudge_and_may_say_it_anew(
    town: Town, maya: Member
) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    town.to("2026-12-28 12:00")
    assert "What came of it so far?" in maya.reads(maya.presses("Say what came of it"))
    presses_on(maya, "What came of it so far?", "came_of_it.nothing_yet")
    assert maya.last().startswith("Noted. Things take their time")
    presses_on(maya, "What came of it so far?", "came_of_it.met_another")
    assert maya.last().startswith("Noted, and good to hear")
    assert given(town) == [("seeker", "came_of_it", "met_another")]
    town.to("2027-03-10 12:00")
    maya.presses("Say what came of it")
    presses_on(maya, "What came of it so far?", "came_of_it_later.next_step")
    assert ("seeker", "came_of_it_later", "next_step") in given(town)


@pytest.mark.usefixtures("talked")
def test_neither_side_answers_for_the_other(town: Town, daniel: Member, maya: Member) -> None:
    [talk] = town.interviews()
    noor = town.member("Noor")
    maya.sends(Action("assess", talk.id, arg="prepared.yes"))
    daniel.sends(Action("assess", talk.id, arg="came_of_it.decided"))
    noor.sends(Action("assess", talk.id, arg="worth_it.yes"))
    assert given(town) == []


@pytest.mark.usefixtures("talked")
def test_answers_are_exported_and_erased_with_their_writer(town: Town, daniel: Member) -> None:
    [talk] = town.interviews()
    daniel.sends(Action("assess", talk.id, arg="worth_it.yes"))
    assert given(town) == [("host", "worth_it", "yes")]
    daniel.types("privacy")
    daniel.presses("Erase me")
    daniel.presses("Erase everything, for good")
    assert given(town) == []


@pytest.mark.usefixtures("talked")
def test_a_seeker_is_asked_whether_it_was_worth_it_with_what_they_note(
    town: Town, maya: Member, daniel: Member
) -> None:
    maya.presses("Note what I learned")
    assert "Was it worth your time?" in maya.reads(maya.fills(takeaways="Listening"))
    maya.presses("Partly")
    assert given(town) == [("seeker", "worth_it", "partly")]
    maya.presses("Change my notes")
    assert "worth your time" not in maya.reads(maya.fills(takeaways="Listening, above all"))
    maya.presses("Write a thank-you note")
    assert "worth your time" not in maya.reads(maya.writes(note="Dear Daniel, thank you."))


@pytest.mark.usefixtures("talked")
def test_a_seeker_who_thanks_first_is_asked_then_and_not_again(town: Town, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    sent = maya.writes(note="Dear Daniel, thank you for your time.")
    assert "Was it worth your time?" in maya.reads(sent)
    assert "Noted. Thank you" in maya.reads(maya.presses("Yes"))
    assert given(town) == [("seeker", "worth_it", "yes")]
    maya.types("interviews")
    maya.presses("Note what I learned")
    assert "worth your time" not in maya.reads(maya.fills(takeaways="Listening"))
