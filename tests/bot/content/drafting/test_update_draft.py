"""The draft of an update reads right, keeps what was noted private, and never asks for a job."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.coaching import asks_for_job
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Debrief, Interview, Stage, Update
from bot.interview.next_step import NextStep
from bot.texts.letters.drafts import update_draft
from bot.texts.letters.email_copy import BLANK

NOW = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
MAYA = Member(1, 1, Person("p", "s", "maya"), "Maya Njeri", "Africa/Nairobi")
DANIEL = Member(
    2,
    1,
    Person("p", "s", "daniel"),
    "Daniel Okafor",
    "Europe/Berlin",
    profile=HostProfile(field="Data Science"),
)
WISH = "How you moved from teaching."


def talk(thanks_for: str = "", wish: str = WISH) -> Interview:
    return Interview(
        *("i", 1, 1, 2, "c", wish, 25, NOW, NOW),
        stage=Stage.THANKED,
        start=NOW,
        thanks_for=thanks_for,
    )


def draft(thanks_for: str = "", wish: str = WISH, seeker: Member = MAYA) -> str:
    return update_draft(talk(thanks_for, wish), seeker, DANIEL)


def test_the_whole_draft() -> None:
    assert draft("your honesty about pay") == (
        "Dear Daniel,\n\n"
        "A short update from me: since we talked, I have ____.\n\n"
        "In April you talked with me about data science. I am still grateful to you for your "
        "honesty about pay.\n\n"
        "Thank you again for your time and for what you shared.\n\n"
        "Warm regards,\nMaya Njeri"
    ), "it was April already in Nairobi"


def test_the_next_one_does_not_say_it_all_again() -> None:
    written = replace(talk("your honesty"), last_update=Update("News!", NOW))
    assert update_draft(written, MAYA, DANIEL) == (
        "Dear Daniel,\n\n"
        "A short update from me: since I wrote to you in April, I have ____.\n\n"
        "Thank you again for your help along the way.\n\n"
        "Warm regards,\nMaya Njeri"
    )


def test_the_news_comes_first_and_once() -> None:
    months_later = NOW + timedelta(days=90)
    said = "- called her\n- she said yes. Hire me?"
    done = NextStep("call her", done_at=months_later, news=said)
    told = update_draft(replace(talk(), next_step=done), MAYA, DANIEL)
    assert told.startswith(
        "Dear Daniel,\n\nA short update from me: called her. She said yes.\n\nIn April you talked"
    )
    again = replace(talk(), next_step=done, last_update=Update("News!", NOW + timedelta(days=91)))
    assert "called her" not in update_draft(again, MAYA, DANIEL).lower()


def test_news_of_the_same_weeks_names_no_month() -> None:
    done = NextStep("call her", done_at=NOW + timedelta(days=3), news="I called her.")
    told = update_draft(replace(talk(), next_step=done), MAYA, DANIEL)
    assert "I called her.\n\nIt began with our talk about data science. " in told
    assert "In April" not in told


@pytest.mark.parametrize(
    ("thanks_for", "wish", "said"),
    [
        ("", "", "about data science. You gave me a clear picture of what it is really like.\n"),
        ("", WISH, "You gave me a much clearer picture of how you moved from teaching.\n"),
        ("", "Could you refer me to your team?", "You gave me a clear picture of what it is"),
        ("telling me to go", WISH, "I am still grateful to you for telling me to go.\n"),
        (
            "You were so kind",
            WISH,
            "about data science. You were so kind. I am still grateful for that.\n",
        ),
        ("You told me to go", WISH, "You told me to go. I still think of that.\n"),
        ("Priya's number", WISH, "You gave me a much clearer picture of how you moved"),
        ("Could you refer me to your team?", WISH, "clearer picture of how you moved"),
    ],
)
def test_an_update_reads_well_with_any_thanks(thanks_for: str, wish: str, said: str) -> None:
    assert said in draft(thanks_for, wish)


words = st.text() | st.sampled_from(["a " * 150, "x" * 300, "\n".join("ab" * 40), "I need a job."])


@given(words, words, words)
def test_it_is_under_120_words_and_asks_for_no_job(thanks_for: str, wish: str, name: str) -> None:
    made = draft(thanks_for, wish, Member(1, 1, MAYA.person, name[:80] or "M"))
    assert len(made.split()) < 120
    assert len(made) < 900
    assert made.count(BLANK) >= 1
    assert not asks_for_job(made)


@given(st.builds(Debrief, *[st.text(min_size=1)] * 3))
def test_the_debrief_changes_nothing(noted: Debrief) -> None:
    assert update_draft(replace(talk(), debrief=noted), MAYA, DANIEL) == draft()
