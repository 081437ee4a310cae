"""Whether something that a host says is a true reason for a question on a topic."""

from collections import Counter
from pathlib import Path

import pytest

from bot.content.questions import Occasion, Question, choose
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import QuestionKind, QuestionReason

HERE = Path(__file__).parent


def pairs(file: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / file).read_text("utf-8").splitlines()[1:]]


def is_a_reason(said: str, topic: str) -> bool:
    bank = (Question("x", QuestionKind.REWARDS, "What about it?", 2, topics=(topic,)),)
    choice = choose(bank, Occasion("", profile=HostProfile(topics=(said,))))
    return choice.questions[0].why is QuestionReason.HOST


def counted(file: str) -> Counter[tuple[str, bool]]:
    """How many of the pairs that fit, and of those that do not, are taken for a reason."""
    return Counter((fits, is_a_reason(said, topic)) for said, topic, fits in pairs(file))


@pytest.mark.parametrize(
    ("file", "wrong", "right"),
    [("said.tsv", 1, 18), ("once_unseen.tsv", 1, 18), ("once_unseen_2.tsv", 2, 16)],
)
def test_a_reason_is_true(file: str, wrong: int, right: int) -> None:
    """The three files have 25, 15 and 13 pairs that do not fit, and 36, 25 and 17 that do. The
    first two were used for training. The figures of the third are those of its first run."""
    count = counted(file)
    assert count["no", True] <= wrong
    assert count["yes", True] >= right


@pytest.mark.parametrize(
    ("said", "topic"),
    [("I sit in waiting rooms", "sites"), ("Timing", "time"), ("network", "networking")],
)
def test_similar_looking_words_are_no_reason(said: str, topic: str) -> None:
    assert not is_a_reason(said, topic)
