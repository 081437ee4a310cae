"""Wishes and connections as seekers write them, with the hint that each should get.

The files of wishes were written and labelled before we read them here. In its first run, the first
file had 19 of 60 right. The second was written after we had learned from the first: 15 of 30 were
right, and one of its 10 fine wishes was called rude. In the third, 18 of 30 were right, and all 10
fine ones. The fourth and fifth contain whole requests: 25 of 40 were right, with one false hint,
and then 19 of 30, with four false hints. Those that are still missed are left out.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.coaching import Hint, hints
from bot.interview.model import Interview
from tests.bot.flows.asking.test_preview import a_draft

HERE = Path(__file__).parent
FILES = (
    *("wishes_of_requests.tsv", "wishes_of_requests_2.tsv", "wishes_of_requests_3.tsv"),
    *("wishes_of_requests_4.tsv", "wishes_of_requests_5.tsv"),
)
SHOWN = {
    "fine": (),
    "vague": (Hint.WISH_VAGUE,),
    "thin": (Hint.CONNECTION_THIN,),
    "rude": (Hint.RUDE,),
    "looks": (Hint.ABOUT_LOOKS,),
}


def labelled(file: str) -> list[list[str]]:
    return [line.split("\t") for line in (HERE / file).read_text("utf-8").splitlines()[1:]]


def draft(**differing: str) -> Interview:
    return replace(a_draft(), **differing)  # type: ignore[arg-type]


@pytest.mark.parametrize("file", FILES)
def test_wishes(file: str) -> None:
    rows = labelled(file)
    wrong = [wish for shows, wish in rows if hints(draft(wish=wish)) != SHOWN[shows]]
    assert rows
    assert wrong == []


def test_connections() -> None:
    rows = labelled("connections_of_requests.tsv")
    wrong = [said for shows, said in rows if hints(draft(connection=said)) != SHOWN[shows]]
    assert rows
    assert wrong == []


@pytest.mark.parametrize(
    "wish",
    [
        "How can you better help a patient who is afraid?",
        "How you’d explain a stupid question to a beginner.",
        "How can one look good on the radio?",
        "How you find beautiful words for ugly things.",
        "What do you do when a client ignores your advice?",
    ],
)
def test_words_that_are_not_about_the_host_give_no_hint(wish: str) -> None:
    assert hints(draft(wish=wish)) == ()
