"""The draft of an update reads right whatever was noted, and never asks for a job."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import asks_for_job
from bot.model import Debrief, Interview, Member, Person, Stage
from bot.texts.update_draft import BLANK, update_draft

NOW = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
MAYA = Member(1, 1, Person("p", "s", "maya"), "Maya Njeri", "Africa/Nairobi")
DANIEL = Member(2, 1, Person("p", "s", "daniel"), "Daniel Okafor", "Europe/Berlin")


def draft(takeaways: str = "", resources: str = "", seeker: Member = MAYA) -> str:
    talk = Interview(
        *("i", 1, 1, 2, "c", "w", 25, NOW, NOW),
        stage=Stage.THANKED,
        start=NOW,
        debrief=Debrief(takeaways, resources) if takeaways or resources else None,
    )
    return update_draft(talk, seeker, DANIEL)


def test_the_whole_draft() -> None:
    assert draft("Listening is trained", "The design letter") == (
        "Dear Daniel,\n\n"
        "When we talked in April, this stayed with me from what you told me: “Listening is "
        "trained”. You also recommended: “The design letter”.\n\n"
        "Since then I have ____.\n\n"
        "Thank you again for your time and for what you shared.\n\n"
        "Warm regards,\nMaya Njeri"
    ), "it was April already in Nairobi"


TALKED = "When we talked in April,"
TOLD = f"{TALKED} this stayed with me from what you told me:"


@pytest.mark.parametrize(
    ("takeaways", "resources", "said"),
    [
        ("", "", f"{TALKED} you gave me a clear picture of what your work is really like."),
        ("listening", "", f"{TOLD} “listening”."),
        ("- ask more\n- go to meetups", "", f"{TOLD}\n- ask more\n- go to meetups"),
        ("1. ask more\n2) go", "@a", f"{TOLD}\n- ask more\n- go\n\nYou also recommended: “@a”."),
        ("Ask more. Go to meetups!", "", f"{TOLD} “Ask more. Go to meetups!”"),
        ("", "Night Shift\n@night", f"{TALKED} you recommended to me:\n- Night Shift\n- @night"),
        ("Ask more\nCould you refer me to your team?", "", f"{TOLD} “Ask more”."),
        ("Could you refer me to your team?", "", f"{TALKED} you gave me a clear picture"),
        ("\n - \n", "", f"{TALKED} you gave me a clear picture"),
    ],
)
def test_it_reads_right_whatever_was_noted(takeaways: str, resources: str, said: str) -> None:
    assert said in draft(takeaways, resources)


def test_what_is_long_is_cut_at_a_word() -> None:
    assert draft("one " * 80).count("one") < 45
    assert "one…”" in draft("one " * 80)


words = st.text() | st.sampled_from(["a " * 300, "x" * 1000, "\n".join("ab" * 40), "I need a job."])


@given(words, words, words)
def test_it_is_under_120_words_and_asks_for_no_job(
    takeaways: str, resources: str, name: str
) -> None:
    made = draft(takeaways, resources, Member(1, 1, MAYA.person, name[:80] or "M"))
    assert len(made.split()) < 120
    assert len(made) < 900
    assert made.count(BLANK) >= 1
    assert not asks_for_job(made)
