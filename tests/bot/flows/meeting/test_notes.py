"""The seeker takes notes while the interview goes on, and gets a quiet line shortly before it
ends."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.content.coaching import asks_for_job
from bot.language.intents import Intent, hear
from bot.steps.meeting.notes import is_note
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why
from tests.bot.unsure import UNSURE

WRITTEN = Path(__file__).with_name("notes.tsv").read_text("utf-8")
"""What seekers write during an interview: notes, and messages that are no notes."""
LINES = [line.split("\t") for line in WRITTEN.splitlines() if not line.startswith("#")]
OPEN = (Intent.LATE, Intent.WHERE, Intent.MISSED)
"""The other intents that are possible while an interview goes on."""

DURING = "2026-11-24 16:10"
AFTER = "2026-11-24 16:45"
SIGN = "Five minutes left with Daniel"


@pytest.fixture
@lived_once
def begun(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to(DURING)


def debrief(maya: Member) -> str:
    """The content of the first field of the debrief."""
    form = maya.presses("Note what I learned")
    assert isinstance(form, Form)
    return str(form.fields[0].initial)


def is_kept(words: str) -> bool:
    return is_note(words, hear(words, asks_for_job, (), OPEN))


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("said", ["staring at an empty room", "just my own face here, no one else"])
def test_who_sees_nobody_takes_no_note(town: Town, maya: Member, said: str) -> None:
    maya.types(said)
    assert maya.last().startswith("Daniel is not there yet?")
    assert town.interviews()[0].notes == ()


@pytest.mark.usefixtures("begun")
def test_notes_add_up_and_stand_in_the_debrief(town: Town, daniel: Member, maya: Member) -> None:
    assert "[The plan] [More questions] [Note something]" in maya.last()
    maya.presses("Note something")
    maya.fills(note_words="Portfolio over grades")
    assert "Noted, for you alone" in maya.last()
    maya.presses("Note something")
    maya.fills(note_words="Ask Ana about\nthe course")
    assert "Portfolio over grades" in maya.last()
    town.to(AFTER)
    assert "is in the form already" in maya.last()
    assert debrief(maya) == "Portfolio over grades\nAsk Ana about\nthe course"
    maya.fills()
    assert "Your notes are saved" in maya.last()
    assert not maya.sees("is in the form already"), "it was"
    assert not daniel.sees("Portfolio")
    [held] = town.interviews()
    assert held.notes == ()
    assert held.debrief
    assert "Ask Ana" in held.debrief.takeaways


@pytest.mark.usefixtures("begun")
def test_plain_words_are_noted_and_can_be_taken_back(town: Town, maya: Member) -> None:
    maya.types("Portfolio matters more than grades")
    maya.types("read Sprint by Jake Knapp")
    assert "Portfolio matters more than grades" in maya.last()
    maya.presses("It was something else")
    assert maya.last().startswith(UNSURE)
    assert "Sprint" in maya.last()
    town.to(AFTER)
    assert debrief(maya) == "Portfolio matters more than grades"


@pytest.mark.usefixtures("begun")
def test_a_note_that_was_a_command_is_answered_as_one_once_that_is_said(
    town: Town, maya: Member
) -> None:
    maya.types("write an update in March about the course")
    assert "Noted" in maya.last()
    maya.presses("It was something else")
    assert "Noted" not in maya.last()
    assert town.interviews()[0].notes == ()


def test_news_that_was_no_note_keeps_its_words(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-12-02 16:00")
    eve = town.host("Eve")
    maya.books(eve, slots="Thu 3 Dec, 19:00")
    town.to("2026-12-03 16:10")
    maya.types("I got the place on the course!")
    assert "Noted" in maya.last()
    maya.presses("It was something else")
    form = maya.presses("Write an update")
    assert isinstance(form, Form)
    assert "I got the place on the course!" in str(form.fields[0].initial)


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    "said", ["she didn't show up", "I need to cancel", "settings", "what can I ask next?"]
)
def test_urgent_words_are_answered_and_not_noted(town: Town, maya: Member, said: str) -> None:
    maya.types(said)
    assert "Noted" not in maya.last()
    assert town.interviews()[0].notes == ()


def test_most_notes_are_noted_and_most_else_is_not() -> None:
    notes = [is_kept(words) for kind, words in LINES if kind == "note"]
    others = [is_kept(words) for kind, words in LINES if kind == "other"]
    assert len(notes) == 40
    assert sum(notes) >= 38, "one or two are on the edge whenever the intents are trained again"
    assert (len(others), sum(others)) == (24, 0)


def test_before_it_begins_and_once_asked_nothing_is_noted(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    for at in ("2026-11-24 15:50", "2026-11-24 16:45"):
        town.to(at)
        maya.types("Portfolio matters more than grades")
        assert "Noted" not in maya.last()
    assert town.interviews()[0].notes == ()


@pytest.mark.usefixtures("begun")
def test_words_of_a_host_are_not_noted(town: Town, daniel: Member) -> None:
    daniel.types("Portfolio matters more than grades")
    assert daniel.last().startswith(UNSURE)
    assert town.interviews()[0].notes == ()


@pytest.mark.usefixtures("begun")
def test_words_that_do_not_fit_are_named_and_not_lost(town: Town, maya: Member) -> None:
    maya.types("x y " * 240)
    maya.presses("Note something")
    refused = why(maya.fills(note_words="z" * 50))["note_words"]
    assert (
        refused == "Your notes on this talk are nearly full: there is room for 40 more characters."
    )
    assert maya.form
    maya.fills(note_words="z" * 40)
    maya.types("one more thing that was said")
    assert "Your notes on this talk are full." in maya.last()
    assert "one more thing that was said" in maya.last()
    town.to(AFTER)
    kept = debrief(maya)
    assert len(kept) == 1_000
    assert kept.endswith("z")


@pytest.mark.usefixtures("begun")
def test_it_touches_no_button(maya: Member) -> None:
    plan = maya.button("The plan")
    maya.types("Portfolio matters more than grades")
    assert isinstance(maya.sends(plan.action), Card)
    assert "Questions for your talk" in maya.last()


@pytest.mark.usefixtures("begun")
def test_a_form_that_was_opened_in_time_is_taken_once_it_is_over(town: Town, maya: Member) -> None:
    form = maya.presses("Note something")
    assert isinstance(form, Form)
    town.to(AFTER)
    maya.submits(form.action, note_words="Portfolio over grades")
    assert debrief(maya) == "Portfolio over grades"
    maya.fills()
    maya.submits(form.action, note_words="Too late")
    assert "What you wrote, so that it is not lost" in maya.last()


# The quiet sign


def test_only_members_who_want_it_get_the_silent_sign(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("settings more")
    maya.presses("Tell me when five minutes are left")
    assert "a quiet line five minutes before the end" in maya.last()
    assert "Time zone" not in maya.last()
    maya.types("settings")
    assert "Before the end" in maya.last()
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:19")
    assert not maya.sees(SIGN)
    town.to("2026-11-24 16:20")
    assert maya.sees(SIGN)
    sign = maya.received()[-1].card
    assert sign.silent
    assert not daniel.sees("Five minutes left")
    maya.types("settings")
    maya.presses("Do not tell me before the end")
    maya.types("settings")
    assert "Before the end" not in maya.last()


def test_it_can_be_wished_for_an_hour_before(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 15:00")
    maya.presses("Tell me when five minutes are left")
    town.to("2026-11-24 16:21")
    assert maya.sees(SIGN)


@pytest.mark.usefixtures("begun")
def test_nobody_gets_it_unasked(town: Town, maya: Member) -> None:
    town.to(AFTER)
    assert not maya.sees(SIGN)


def test_it_never_comes_late(town: Town, daniel: Member, maya: Member) -> None:
    maya.types("settings more")
    maya.presses("Tell me when five minutes are left")
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to(DURING)
    town.clock.move_to(datetime.fromisoformat("2026-11-24T16:23Z"))
    town.drain()
    assert not maya.sees(SIGN)
    town.after(minutes=timedelta(hours=1).seconds / 60)
    assert not maya.sees(SIGN)
