"""After the talk: how it went, thank you, and staying in touch."""

from datetime import datetime

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.interview.model import Stage
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member, why

HOW, THANKS = "How did it go with Daniel?", "A word of thanks to Daniel?"


@pytest.fixture
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC; Maya is asked at 19:40 in Nairobi."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


def times_of(member: Member, title: str) -> list[datetime]:
    new = [each for each in member.received() if each.new]
    local = [each for each in new if member.reads(each.card).startswith(title)]
    return [each.at.astimezone(member.reader.zone).replace(tzinfo=None) for each in local]


# How it went


def test_the_seeker_is_asked_15_minutes_after_the_end(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:39")
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]
    town.to("2026-11-24 16:40")
    assert [each.stage for each in town.interviews()] == [Stage.HELD]
    assert maya.notified()[-1] == HOW
    assert not daniel.sees("How did it go")


@pytest.mark.usefixtures("talked")
def test_the_debrief_keeps_what_was_learned(town: Town, daniel: Member, maya: Member) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening", resources="A newsletter", people="Priya")
    assert "Your notes are saved" in maya.last()
    assert "Then ask the people they named." in maya.last()
    [talk] = town.interviews()
    assert talk.debrief is not None
    assert (talk.debrief.takeaways, talk.debrief.people) == ("Listening", "Priya")
    assert not daniel.sees("Listening"), "it stays the seeker's"


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("field", ["takeaways", "resources", "people"])
def test_half_filled_is_fine(maya: Member, field: str) -> None:
    maya.presses("Note what I learned")
    assert isinstance(maya.fills(**{field: "A word"}), Card)


@pytest.mark.usefixtures("talked")
def test_an_empty_debrief_is_not_kept(town: Town, maya: Member) -> None:
    maya.presses("Note what I learned")
    assert "half filled is fine" in why(maya.fills(takeaways="  "))["takeaways"]
    assert town.interviews()[0].debrief is None


@pytest.mark.usefixtures("talked")
def test_notes_that_are_too_long_say_how_much_fits(maya: Member) -> None:
    maya.presses("Note what I learned")
    wrong = why(maya.fills(takeaways="x" * 1001, people="y" * 1001))
    assert set(wrong) == {"takeaways", "people"}
    assert "1,001 characters long; please keep it within 1,000" in wrong["people"]


@pytest.mark.usefixtures("talked")
def test_notes_can_be_changed_and_open_with_what_was_kept(maya: Member) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening")
    form = maya.presses("Change my notes")
    assert isinstance(form, Form)
    assert [getattr(field, "initial", "") for field in form.fields] == ["Listening", "", "", "", ""]
    maya.fills(people="Priya")
    assert "Your notes are saved" in maya.last()


# It did not happen


@pytest.mark.usefixtures("talked")
def test_a_missed_interview_blames_nobody_and_finds_another_time(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.misses()
    for member in (daniel, maya):
        assert "did not meet" in member.last()
        assert "nobody's fault" in member.last()
        assert "[Find another time]" in member.last()
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    assert "Maya would like to find another time" in daniel.last()
    daniel.presses("Thu 26 Nov, 17:00")
    assert "Thursday 26 November 2026, 19:00 EAT" in maya.last()
    town.to("2026-11-26 16:40")
    assert times_of(maya, HOW)[-1] == datetime(2026, 11, 26, 19, 40), "asked again after this one"


@pytest.mark.usefixtures("talked")
def test_the_host_can_look_for_another_time_too(daniel: Member, maya: Member) -> None:
    maya.misses()
    daniel.presses("Find another time")
    daniel.fills(slots="Thu 26 Nov, 17:00")
    maya.presses("Thu 26 Nov, 19:00")
    assert "Booked: you and Maya" in daniel.last()


@pytest.mark.usefixtures("talked")
def test_nobody_is_thanked_for_an_interview_that_did_not_happen(town: Town, maya: Member) -> None:
    maya.misses()
    town.to("2027-03-01 12:00")
    assert times_of(maya, THANKS) == []
    assert not maya.sees("Stay in touch with")


# Thank you


@pytest.mark.usefixtures("talked")
def test_a_note_is_suggested_the_next_morning_once_more_after_three_days_then_never(
    town: Town, maya: Member
) -> None:
    town.to("2027-03-01 12:00")
    morning = datetime(2026, 11, 25, 9)
    later = datetime(2026, 11, 30, 9)  # three days later is a Saturday
    assert times_of(maya, THANKS) == [morning, later]


@pytest.mark.usefixtures("talked")
def test_the_draft_is_built_from_the_notes(town: Town, maya: Member) -> None:
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained", thanks_for="your honesty about pay")
    town.to("2026-11-25 06:00")
    assert "Dear Daniel," in maya.last()
    form = maya.presses("Write a thank-you note")
    assert isinstance(form, Form)
    draft = str(getattr(form.fields[0], "initial", ""))
    assert "thank you for your honesty about pay." in draft
    assert "Listening" not in draft
    assert draft.endswith("Maya")


@pytest.mark.usefixtures("talked")
def test_the_host_receives_the_note_as_it_was_written(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.presses("Write a thank-you note")
    maya.writes(note="Dear Daniel,\n\nthank you. 😀 @everyone")
    assert daniel.notified()[-1] == "A thank-you note from Maya"
    assert "thank you. 😀 @everyone" in daniel.last()
    assert "Your note is on its way to Daniel" in maya.last()
    assert [each.stage for each in town.interviews()] == [Stage.THANKED]


@pytest.mark.usefixtures("talked")
def test_no_nudge_for_a_note_that_was_sent(town: Town, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    town.to("2026-12-20 12:00")
    assert times_of(maya, THANKS) == []


@pytest.mark.usefixtures("talked")
def test_a_note_after_the_first_nudge_spares_the_second(town: Town, maya: Member) -> None:
    town.to("2026-11-25 06:00")
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    town.to("2026-12-20 12:00")
    assert len(times_of(maya, THANKS)) == 1


@pytest.mark.usefixtures("talked")
def test_a_seeker_who_thanked_elsewhere_gets_no_more_nudges_to_thank(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-25 06:00")
    maya.presses("I have thanked them")
    assert "Daniel will be glad you thought of it" in maya.last()
    town.to("2026-12-20 12:00")
    assert len(times_of(maya, THANKS)) == 1
    assert not daniel.sees("A thank-you note")


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(("note", "said"), [("  ", "The note is empty"), ("x" * 1501, "1,500")])
def test_a_note_has_a_word_and_a_limit(maya: Member, daniel: Member, note: str, said: str) -> None:
    maya.presses("Write a thank-you note")
    assert said in why(maya.fills(note=note))["note"]
    assert not daniel.sees("A thank-you note")


@pytest.mark.usefixtures("talked")
def test_a_note_is_sent_once(town: Town, daniel: Member, maya: Member) -> None:
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you!")
    send = maya.button("Send it").action
    maya.sends(send)
    assert "Daniel has your note already" in maya.reads(maya.sends(send))
    assert daniel.notified().count("A thank-you note from Maya") == 1


@pytest.mark.usefixtures("talked")
def test_a_thank_you_nudge_put_off_comes_the_next_day(town: Town, maya: Member) -> None:
    town.to("2026-11-25 07:00")
    maya.presses("Later")
    assert "I will ask again on Thursday 26 November 2026" in maya.last()
    town.to("2026-11-26 12:00")
    assert times_of(maya, THANKS) == [datetime(2026, 11, 25, 9), datetime(2026, 11, 26, 10)]


@pytest.mark.usefixtures("talked")
def test_stop_ends_all_nudges_about_this_interview(town: Town, maya: Member) -> None:
    town.to("2026-11-25 06:00")
    maya.presses("Stop these reminders")
    assert "No more nudges about Daniel" in maya.last()
    before = maya.notified()
    town.to("2027-03-01 12:00")
    assert maya.notified() == before


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    "label", ["I have thanked them", "Stop these reminders", "It did not happen"]
)
def test_the_buttons_of_a_nudge_go_at_once_when_one_is_pressed(
    town: Town, maya: Member, label: str
) -> None:
    town.to("2026-11-25 06:00")
    maya.presses(label)
    [talk] = town.interviews()
    of_talk = [each.action for each in maya.delivered_buttons() if each.action.about == talk.id]
    assert {each.revision for each in of_talk} <= {talk.revision}


@pytest.mark.usefixtures("talked")
def test_the_host_is_never_nudged_to_thank(town: Town, daniel: Member) -> None:
    before = daniel.notified()
    town.to("2027-03-01 12:00")
    assert daniel.notified() == [*before, "How was your talk with Maya?"]


# Quiet hours


def test_after_an_interview_that_ends_in_the_evening_the_question_waits_for_the_morning(
    town: Town, maya: Member
) -> None:
    lena = town.host("Lena", hours="Tue 18:00-20:00")
    noor = town.member("Noor")
    noor.books(lena, own_times="2026-11-24 19:25")  # until 19:50; asked at 20:05
    town.to("2026-11-25 07:59")
    assert not noor.sees("How did it go")
    town.to("2026-11-25 08:00")
    assert times_of(noor, "How did it go with Lena?") == [datetime(2026, 11, 25, 9)]


def test_the_question_that_waited_and_the_nudge_of_that_morning_are_not_sent_together(
    town: Town,
) -> None:
    lena = town.host("Lena", hours="Tue 18:00-20:00")
    noor = town.member("Noor")
    noor.books(lena, own_times="2026-11-24 19:25")
    town.to("2026-11-25 08:00")
    morning = [each for each in noor.received() if each.new and each.at == town.clock.now()]
    assert len(morning) == 1, "two messages at once about one talk"


def test_on_friday_evening_everything_waits_for_monday(town: Town) -> None:
    lena = town.host("Lena")
    noor = town.member("Noor")
    noor.books(lena, own_times="2026-11-27 20:00")
    town.to("2026-11-30 07:59")
    assert not noor.sees("How did it go")
    town.to("2026-11-30 08:00")
    assert noor.sees("How did it go")


def test_quiet_hours_are_the_readers_own(town: Town, daniel: Member, maya: Member) -> None:
    maya.types("settings")
    maya.presses("Change")
    maya.fills(quiet_from="19:00", quiet_until="10:30")
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-12-20 12:00")
    assert times_of(maya, HOW) == [datetime(2026, 11, 25, 10, 30)]
    assert times_of(maya, THANKS)[-1] == datetime(2026, 11, 30, 10, 30)
