"""The one thing that a seeker will do: asked about on its day, done, and told to the host."""

import pytest

from bot.cards.buttons import Action
from bot.cards.forms import Form
from bot.texts.letters.email_copy import BLANK
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

ASKED = "Your one thing after the talk with Daniel: is it done?"
SHADOW = "shadow a night shift by 4 December"


@pytest.fixture(autouse=True)
@lived_once
def talked(town: Town, daniel: Member, maya: Member) -> None:
    """The talk was on Tuesday 24 November."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")


def means(maya: Member, will_do: str, **also: str) -> str:
    maya.presses("Note what I learned")
    return " ".join(maya.reads(maya.fills(will_do=will_do, **also)).split())


def journal(maya: Member) -> str:
    maya.types("journal")
    return maya.last()


def times_asked(maya: Member) -> int:
    return maya.notified().count(ASKED)


def test_it_is_asked_about_on_its_day_and_told_to_the_host(
    town: Town, daniel: Member, maya: Member
) -> None:
    assert "I will ask you on Friday 4 December 2026 whether you did" in means(maya, SHADOW)
    assert f"To do: {SHADOW}" in journal(maya)
    maya.types("thanks")
    maya.writes(note="Thank you!")

    town.to("2026-12-04 12:55")
    assert not times_asked(maya)
    town.to("2026-12-04 13:05")
    assert maya.notified()[-1] == ASKED
    assert SHADOW in maya.last()

    maya.presses("Done")
    maya.fills(step_news="Lena showed me a night shift, and I liked it")
    assert "Well done" in maya.last()
    assert "Done: shadow a night shift" in journal(maya)
    assert "What came of it: Lena showed me a night shift" in journal(maya)

    maya.presses("Write an update")
    draft = maya.form.fields[0].initial if maya.form else ""
    assert isinstance(draft, str)
    assert BLANK not in draft
    told = "Lena showed me a night shift, and I liked it.\n\nIt began with our talk"
    assert told in draft
    maya.writes(update=draft)
    assert "Lena showed me a night shift" in daniel.last()
    town.to("2027-02-01 12:00")
    assert times_asked(maya) == 1


def test_a_seeker_is_not_offered_to_tell_a_host_whom_they_reported(
    town: Town, maya: Member
) -> None:
    means(maya, SHADOW)
    maya.types("report Daniel")
    maya.fills(what="He was rude.")
    town.to("2026-12-04 13:05")
    assert times_asked(maya) == 1, "it is her own plan"
    maya.presses("Done")
    maya.fills(step_news="Lena showed me a night shift")
    assert "Well done" in maya.last()
    assert "Daniel" not in maya.last()
    assert "Write an update" not in maya.last()


def test_it_is_the_forms_last_field(maya: Member) -> None:
    form = maya.presses("Note what I learned")
    assert isinstance(form, Form)
    assert len(form.fields) == 5
    assert form.fields[-1].name == "will_do"


def test_not_yet_is_asked_once_more_a_week_later_and_then_no_more(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    town.to("2026-12-04 13:05")
    maya.presses("Not yet")
    assert "I will ask once more on Friday 11 December 2026" in maya.last()
    town.to("2026-12-11 13:05")
    assert times_asked(maya) == 2
    maya.presses("Not yet")
    assert "I will not ask about it" in maya.last()
    town.to("2027-01-20 12:00")
    assert times_asked(maya) == 2
    assert "To do: shadow a night shift" in journal(maya)
    maya.presses("Done")
    maya.fills()
    assert "Done: shadow a night shift" in journal(maya)


def test_not_yet_pressed_twice_counts_once(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    town.to("2026-12-04 13:05")
    not_yet = maya.button("Not yet").action
    maya.sends(not_yet)
    assert "I will ask once more" in maya.reads(maya.sends(not_yet))


def test_no_longer_takes_it_away(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    town.to("2026-12-04 13:05")
    maya.presses("No longer")
    assert "Taken off your list" in maya.last()
    assert "shadow" not in journal(maya)
    maya.sends(Action("step_done", town.interviews()[0].id))
    assert "There is nothing to do any more" in maya.last()


def test_where_no_day_is_named_it_is_two_weeks_and_that_is_said(maya: Member) -> None:
    said = means(maya, "write to 10 people")
    assert "You did not name a day for your one thing" in said
    assert "so I will ask you on Tuesday 8 December 2026." in said


def test_a_weekend_waits_for_monday(maya: Member) -> None:
    assert "on Monday 14 December 2026" in means(maya, "read the book by 12 December")


def test_a_next_step_for_today_is_asked_about_tomorrow(maya: Member) -> None:
    assert "on Wednesday 25 November 2026" in means(maya, "send the mail today")


def test_the_day_can_be_changed(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    maya.presses("Another day")
    maya.fills(will_do="shadow a night shift by 8 December")
    assert "I will ask you on Tuesday 8 December 2026" in maya.last().replace("\n", " ")
    town.to("2026-12-07 12:00")
    assert not times_asked(maya)
    town.to("2026-12-08 13:05")
    assert times_asked(maya) == 1


def test_the_question_can_be_stopped_ahead(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    maya.presses("Do not ask me")
    assert "I will not ask about it" in maya.last()
    town.to("2027-01-20 12:00")
    assert not times_asked(maya)
    assert "To do: shadow" in journal(maya)


def test_a_seeker_who_stopped_nudges_is_not_asked(town: Town, maya: Member) -> None:
    maya.types("settings")
    maya.presses("Stop all nudges")
    assert "I will not ask about it" in means(maya, SHADOW)
    town.to("2027-01-20 12:00")
    assert not times_asked(maya)


def test_a_seeker_who_stops_nudges_later_is_not_asked(town: Town, maya: Member) -> None:
    means(maya, SHADOW)
    maya.types("settings")
    maya.presses("Stop all nudges")
    town.to("2027-01-20 12:00")
    assert not times_asked(maya)


def test_quiet_weeks_hold_it_back(town: Town, ana: Member, maya: Member) -> None:
    means(maya, SHADOW)
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Quiet weeks")
    ana.presses("Name quiet weeks")
    ana.fills(first="2026-12-01", last="2026-12-13", name="Exams")
    town.to("2026-12-13 20:00")
    assert not times_asked(maya)
    town.to("2026-12-14 20:00")
    assert times_asked(maya) == 1


def test_notes_changed_later_keep_it_and_ask_once(town: Town, maya: Member) -> None:
    means(maya, SHADOW, takeaways="Nights are hard")
    town.to("2026-12-04 13:05")
    journal(maya)
    maya.presses("Change my notes")
    assert maya.form
    assert maya.form.fields[-1].initial == SHADOW
    maya.fills(takeaways="Nights are hard, the team carries you", will_do=SHADOW)
    town.to("2026-12-20 12:00")
    assert times_asked(maya) == 1


def test_emptied_it_is_gone(town: Town, maya: Member) -> None:
    means(maya, SHADOW, takeaways="Nights are hard")
    maya.presses("Change my notes")
    maya.fills(takeaways="Nights are hard", will_do="")
    town.to("2026-12-20 12:00")
    assert not times_asked(maya)
    assert "shadow" not in journal(maya)


def test_done_in_plain_words_is_understood(maya: Member) -> None:
    means(maya, SHADOW)
    maya.types("Done!")
    assert "Well done! Was it this" in maya.last()
    maya.presses("Done")
    maya.fills(step_news="It was good")
    assert "Done: shadow a night shift" in journal(maya)
    maya.types("done")
    assert ASKED not in maya.last(), "nothing is open any more"


def test_the_host_neither_sees_nor_touches_it(town: Town, daniel: Member, maya: Member) -> None:
    means(maya, SHADOW)
    [held] = town.interviews()
    for name in ("step_done", "step_later", "step_drop", "step_quiet", "step_change"):
        said = daniel.reads(daniel.sends(Action(name, held.id)))
        assert "I cannot find that" in said
    assert "shadow" not in daniel.text()
    assert town.interviews() == [held]


def test_words_that_are_too_long_are_sent_back(maya: Member) -> None:
    assert "300" in means(maya, "x" * 301)
