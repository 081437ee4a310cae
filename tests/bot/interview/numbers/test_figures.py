"""How figures are written."""

import pytest

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.interview.numbers.figures import share
from bot.texts.organizing.report import figures


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (5, 8, "63 %"),
        (1, 8, "13 %"),
        (29, 200, "15 %"),
        (2, 6, "33 %"),
        (0, 5, "0 %"),
        (5, 5, "100 %"),
    ],
)
def test_a_share_is_rounded_as_people_do_by_hand(part: int, whole: int, shown: str) -> None:
    assert plain(figures.written(share(part, whole)), ANYBODY) == shown
