"""A seeker adapts the plan of a talk, and says afterwards which questions worked."""

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import ChoiceField, Form, Invalid
from bot.content.questions import the_bank
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

HELD = "2026-11-26 17:00"


@pytest.fixture
@lived_once
def booked(daniel: Member, maya: Member) -> None:
    """Thursday 26 November, 16:00 in UTC."""
    maya.books(daniel, slots="Thu 26 Nov, 19:00")


pytestmark = pytest.mark.usefixtures("booked")


def questions(member: Member, shown: str = "questions") -> list[str]:
    """The questions of the plan in its present state, in order."""
    reply = member.types("questions") if shown == "questions" else member.presses(shown)
    words = " ".join(member.reads(reply).split())
    found = {words.find(each.text): each.text for each in the_bank() if each.text in words}
    return [found[at] for at in sorted(found)]


def change(member: Member, at: int, then: str) -> object:
    """Press a button of the question at this place in the plan."""
    member.types("questions")
    reply = member.presses("Change questions")
    assert isinstance(reply, Card)
    actions = [each.action for each in reply.all_buttons() if each.action.name == "change"]
    member.sends(actions[at])
    return member.presses(then)


def test_the_plan_stays_the_same_from_the_booking_on(town: Town, maya: Member) -> None:
    planned = questions(maya)
    for at in ("2026-11-25 16:00", "2026-11-26 15:00"):
        town.to(at)
        assert questions(maya, "The plan") == planned
        assert questions(maya) == planned


def test_the_plan_has_its_minutes(maya: Member) -> None:
    shown = " ".join(maya.reads(maya.presses("The plan")).split())
    titles = ("Their story", "The work", "The field", "Advice, people, reading", "The close")
    parts = ["Welcome", *titles]
    places = [shown.index(f"{part}, ") for part in parts if f"{part}, " in shown]
    assert len(places) >= 5
    assert places == sorted(places)
    assert "offer to end" in shown
    assert "[More questions]" in shown


def test_the_core_comes_once_and_fits_a_phone(maya: Member) -> None:
    """The core comes without being asked for, above the confirmation. All other questions are one
    press away."""
    assert maya.count("Questions for your talk with Daniel") == 1
    shown = maya.reads(maya.cards()[-2])
    words = " ".join(shown.split())
    asked = [each.text for each in the_bank() if each.text in words]
    assert 2 <= len(asked) <= 3
    assert set(asked) < set(questions(maya, "The plan"))
    assert len(shown.splitlines()) <= 20


@pytest.mark.parametrize("who", ["daniel", "maya"])
def test_once_cancelled_the_questions_say_so(daniel: Member, maya: Member, who: str) -> None:
    {"daniel": daniel, "maya": maya}[who].presses("Cancel it")
    assert not maya.sees("Questions for your talk with Daniel")
    assert maya.count("No longer needed: your questions for Daniel") == 1
    for label in ("The plan", "Set a goal", "Does this field suit me?"):
        assert label not in maya.labels()
    assert not daniel.sees("No longer needed")


def test_once_moved_the_questions_stay(town: Town, daniel: Member, maya: Member) -> None:
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:30")
    daniel.picks()
    town.after(minutes=1)
    assert maya.count("Questions for your talk with Daniel") == 1


def test_the_host_sees_nothing_of_the_plan(town: Town, daniel: Member, maya: Member) -> None:
    planned = questions(maya)
    town.to(HELD)
    heard = " ".join(daniel.text().split())
    assert not any(question in heard for question in planned)
    for name in ("plan", "reserve", "arrange", "swap", "others", "worked"):
        [talk] = town.interviews()
        reply = daniel.sends(Action(name, talk.id, talk.revision, "path-curious"))
        assert daniel.reads(reply).startswith("I cannot find that")


def test_the_reserve_is_folded_away(maya: Member) -> None:
    planned = questions(maya)
    reserve = questions(maya, "More questions")
    assert len(reserve) == 5
    assert not set(reserve) & set(planned)
    assert questions(maya, "The plan") == planned


def test_every_question_says_why_it_was_chosen(maya: Member) -> None:
    planned = questions(maya)
    maya.presses("Change questions")
    shown = maya.last()
    assert "Your questions for Daniel, and why" in shown
    assert shown.count("[Change]") == len(planned)
    assert "because " in shown
    assert "to end well" in shown


def test_a_question_is_swapped_and_stays_so(town: Town, maya: Member) -> None:
    before = questions(maya)
    change(maya, 1, "Another one")
    after = questions(maya)
    assert len(after) == len(before)
    assert [old == new for old, new in zip(before, after, strict=True)].count(False) == 1
    assert after[1] != before[1]
    town.to("2026-11-26 15:00")
    assert questions(maya) == after


def test_a_double_click_swaps_once(maya: Member) -> None:
    change(maya, 1, "Another one")
    once = questions(maya)
    change(maya, 2, "Another one")
    twice = questions(maya)
    assert once != twice
    change(maya, 2, "Another one")
    maya.sends_again()
    maya.sends_again()
    thrice = questions(maya)
    assert [old == new for old, new in zip(twice, thrice, strict=True)].count(False) == 1


def test_a_pinned_question_stays_when_others_are_chosen(maya: Member) -> None:
    before = questions(maya)
    change(maya, 2, "Pin it")
    maya.sends_again()
    assert "(pinned)" in maya.last()
    maya.presses("Swap all except pinned")
    after = questions(maya)
    assert set(after) & set(before) == {before[2]}
    change(maya, after.index(before[2]), "Unpin it")
    maya.presses("Swap all except pinned")
    assert before[2] not in questions(maya)


def test_a_question_in_ones_own_words(town: Town, maya: Member) -> None:
    before = questions(maya)
    opened = change(maya, 1, "My own words")
    assert isinstance(opened, Form)
    assert getattr(opened.fields[0], "initial", "") == before[1], "to begin with what is there"
    maya.fills(words="How do you tell a good *day* from a bad one?")
    assert "in your own words" in maya.last()
    assert questions(maya) == [before[0], *before[2:]]
    town.to("2026-11-26 15:00")
    maya.presses("The plan")
    assert "How do you tell a good *day* from a bad one?" in " ".join(maya.last().split())


JOB = "Could you refer me to your boss?"


def test_own_words_that_ask_for_a_job_are_the_members_to_change(maya: Member) -> None:
    change(maya, 1, "My own words")
    maya.fills(words=JOB)
    shown = " ".join(maya.last().split())
    assert "may sound like asking for a job" in shown
    assert "you could ask instead" in shown
    again = maya.presses("Change it")
    assert isinstance(again, Form)
    assert getattr(again.fields[0], "initial", "") == JOB, "nothing typed is lost"
    maya.fills(words="How did you find your first job?")
    assert "in your own words" in maya.last()
    assert JOB not in maya.last()


def test_own_words_that_ask_for_a_job_may_stay(town: Town, maya: Member) -> None:
    change(maya, 1, "My own words")
    maya.fills(words=JOB)
    maya.presses("Keep it as it is")
    assert JOB in maya.last()
    town.to("2026-11-26 15:00")
    maya.presses("The plan")
    assert JOB in " ".join(maya.last().split())


@pytest.mark.parametrize("words", ["", "   ", "x" * 201])
def test_own_words_that_do_not_fit_are_refused(maya: Member, words: str) -> None:
    change(maya, 1, "My own words")
    assert isinstance(maya.fills(words=words), Invalid)


def test_a_question_that_is_gone_is_not_changed(maya: Member) -> None:
    change(maya, 1, "Another one")
    before = questions(maya)
    talk = maya.button("More questions").action
    for name in ("swap", "pin", "unpin", "change", "own"):
        reply = maya.sends(Action(name, talk.about, talk.revision, "no-such-question"))
        assert "Your questions for Daniel" in maya.reads(reply)
    assert questions(maya) == before


def test_the_plan_is_at_hand_during_the_interview(town: Town, maya: Member) -> None:
    planned = questions(maya)
    town.to("2026-11-26 16:05")
    assert maya.last().startswith("It is time")
    assert len(questions(maya, "More questions")) == 5
    assert questions(maya, "The plan") == planned


def test_a_plan_of_an_interview_that_is_over_is_shown_and_changed_no_more(
    town: Town, maya: Member
) -> None:
    talk = maya.button("Change questions").action
    planned = questions(maya)
    town.to(HELD)
    for name in ("arrange", "others", "swap"):
        reply = maya.sends(Action(name, talk.about, talk.revision, "path-curious"))
        shown = " ".join(maya.reads(reply).split())
        assert all(question in shown for question in planned)
        assert "Change]" not in shown


def test_an_interview_that_was_moved_keeps_its_plan(daniel: Member, maya: Member) -> None:
    change(maya, 1, "Another one")
    planned = questions(maya)
    daniel.presses("Move it")
    daniel.fills(slots="Tue 1 Dec, 17:00")
    maya.picks()
    assert questions(maya) == planned


def test_a_second_interview_with_the_same_host_asks_nothing_again(
    town: Town, daniel: Member, maya: Member
) -> None:
    first = questions(maya)
    town.to("2026-12-01 08:00")
    maya.books(daniel)
    second = questions(maya)
    assert len(second) >= 6
    assert not set(first) & set(second)


# What worked


def test_after_the_interview_seekers_mark_which_questions_worked(town: Town, maya: Member) -> None:
    planned = questions(maya)
    town.to("2026-11-27 08:00")
    opened = maya.presses("Which questions worked?")
    assert isinstance(opened, Form)
    [field] = opened.fields
    assert isinstance(field, ChoiceField)
    assert len(field.options) == len(planned) + 5
    worked = tuple(option.value for option in field.options[1:3])
    maya.submits(opened.action, worked=worked)
    assert maya.last().startswith("Noted")
    again = maya.presses("Which questions worked?")
    assert isinstance(again, Form)
    assert isinstance(again.fields[0], ChoiceField)
    assert again.fields[0].initial == worked


def test_before_the_interview_nothing_has_worked_yet(maya: Member) -> None:
    talk = maya.button("Change questions").action
    reply = maya.sends(Action("worked", talk.about, talk.revision))
    assert maya.reads(reply).startswith("I cannot find that")


def test_nonsense_marks_mark_nothing(town: Town, maya: Member) -> None:
    talk = maya.button("Change questions").action
    town.to(HELD)
    reply = maya.submits(Action("worked", talk.about), worked=("no-such", "x"))
    assert maya.reads(reply).startswith("Noted")


# Where the seeker stands


def test_a_situation_set_in_settings_can_be_taken_back(maya: Member) -> None:
    maya.types("settings")
    assert "not said" in maya.last()
    maya.presses("Change")
    maya.fills(situation=("Looking for a new start",))
    assert "Looking for a new start after a layoff" in maya.last()
    maya.types("settings")
    maya.presses("Change")
    assert maya.form
    assert next(each.initial for each in maya.form.fields if isinstance(each, ChoiceField)) == (
        "laid off",
    )
    maya.fills(situation=("Rather not say",))
    assert "not said" in maya.last()


def test_nobody_else_learns_of_a_situation(town: Town, daniel: Member, maya: Member) -> None:
    lena = town.host("Lena")
    maya.types("settings")
    maya.presses("Change")
    maya.fills(situation=("Looking for a new start",))
    maya.books(lena)
    town.to("2026-12-10 09:00")
    for other in (daniel, lena):
        assert "laid off" not in other.text()
        assert "layoff" not in other.text()
