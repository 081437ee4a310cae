"""Wishes and connections as seekers write them, with the hint that each should get.

The files of wishes were written and labelled before they were read here. At first 19 of the 60 in
the first file were right; of the 30 in the second, written after the first had been learned from,
15 were, and one of its 10 fine ones was called rude; of the 30 in the third, 18, and all 10 fine.
The fourth and fifth were whole requests: 25 of 40 were right, with one false hint, and then 19 of
30, with four. Those that are still missed are left out.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.coaching import Hint, hints
from bot.interview.model import Interview
from tests.bot.test_preview import a_draft

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
def test_what_is_not_about_the_host_is_neither_rude_nor_a_remark(wish: str) -> None:
    assert hints(draft(wish=wish)) == ()
