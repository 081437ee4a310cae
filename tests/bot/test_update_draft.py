"""The draft of an update reads right whatever was noted, and never asks for a job."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching import asks_for_job
from bot.model import Debrief, Interview, Member, Person, Stage
from bot.update_draft import BLANK, update_draft

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


def told(takeaways: str = "", resources: str = "") -> str:
    return draft(takeaways, resources).split("\n\n")[1]


def test_the_whole_draft() -> None:
    assert draft("Listening is trained", "The design letter") == (
        "Dear Daniel,\n\n"
        "When we talked in April, this stayed with me: “Listening is trained”. You also "
        "recommended: The design letter.\n\n"
        "Since then I have ____.\n\n"
        "Thank you again for your time and for what you shared.\n\n"
        "Maya Njeri"
    ), "it was April already in Nairobi"


@pytest.mark.parametrize(
    ("takeaways", "resources", "said"),
    [
        ("", "", "you gave me a clear picture of what your work is really like."),
        ("listening", "", "this stayed with me from what you told me: “listening”."),
        ("- ask more\n- go to meetups.", "", "“ask more; go to meetups”."),
        ("1. ask more\n2) go to meetups", "", "“ask more; go to meetups”."),
        ("Ask more. Go to meetups!", "", "“Ask more; Go to meetups!”."),
        ("", "Night Shift\n@nightshift", "you recommended to me: Night Shift; @nightshift."),
        ("Ask more\nCould you refer me to your team?", "", "“Ask more”."),
        ("Could you refer me to your team?", "", "you gave me a clear picture"),
        ("one " * 40, "", "one one…”."),
        ("\n - \n", "", "you gave me a clear picture"),
    ],
)
def test_it_reads_right_whatever_was_noted(takeaways: str, resources: str, said: str) -> None:
    assert said in told(takeaways, resources)


def test_whole_items_are_kept_as_far_as_there_is_room() -> None:
    items = [f"{number} is what I learned about it" for number in range(9)]
    assert told("\n".join(items)).endswith(f"“{'; '.join(items[:4])}”.")


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
