"""The tables of learned points, and whether they still fit the messages that taught them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.content.advice.training import learning as advice
from bot.language.intents.learned import MEANINGS
from bot.language.intents.training import learning as intents
from bot.language.intents.training.regression import Example, heading, table
from bot.language.learned_points import read_points

Table = tuple[Path, Callable[[], list[Example]], Callable[[], Sequence[str]]]
TABLES: dict[str, Table] = {
    "bot.language.intents.training": (intents.WRITTEN, intents.everything, lambda: MEANINGS),
    "bot.content.advice.training": (advice.WRITTEN, advice.everything, advice.the_meanings),
}


@pytest.mark.parametrize("training", TABLES)
def test_a_table_was_learned_from_what_the_messages_teach_now(training: str) -> None:
    written, taught, meanings = TABLES[training]
    is_current = written.read_text("utf-8").startswith(heading(taught(), meanings()))
    assert is_current, f"run python -m {training}"


def test_points_are_read_as_they_were_written() -> None:
    written = table({"bees": {"sting": 20, "honey": -10}, "^ 0": {"honey": 10}}, ["honey", "sting"])
    read = read_points(heading([], ["honey", "sting"]) + written)
    assert read.meanings == ["honey", "sting"]
    assert read.shares(["unknown"]) == {"honey": 0.5, "sting": 0.5}
    likely = read.shares(["bees"])
    assert likely["sting"] == pytest.approx(0.9526, abs=0.0001)
    assert sum(likely.values()) == pytest.approx(1)
