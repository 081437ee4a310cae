"""Names that are suggested while somebody types."""

import pytest

from bot.language.search import names_matching


@pytest.mark.parametrize(
    "typed", ["Jürgen", "juergen", "jurg", "Mueller", "mü", "müll", "Jürgen Mueller", "mueller ju"]
)
def test_a_name_is_suggested_however_its_umlaut_is_written(typed: str) -> None:
    assert names_matching(typed, ["Ana Costa", "Jürgen Müller"]) == ["Jürgen Müller"]


def test_names_that_begin_with_the_first_word_come_first() -> None:
    assert names_matching("mu", ["Ana Müller", "Murat Ak"]) == ["Murat Ak", "Ana Müller"]
    assert names_matching("", ["Ana Müller", "Murat Ak"]) == ["Ana Müller", "Murat Ak"]
