"""Typed words are corrected only if they are typing errors."""

from collections.abc import Iterator

import pytest

from bot.language.intents.catalogue import the_catalogue
from bot.language.intents.matching import read_sentences
from bot.language.intents.phrases import Notation
from bot.language.spelling import SHORTEST_CORRECTED, SpellingIndex, correct_spelling


def said(text: str) -> str:
    catalogue = the_catalogue()
    [sentence] = read_sentences(text, catalogue)
    return sentence.plain.strip()


@pytest.mark.parametrize(
    "text", ["one minute of class", "a short sound", "the whole court", "attach a certificate"]
)
def test_an_ordinary_word_stays(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"), [("the questoins", "the questions"), ("my intervew", "my interview")]
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert said(typed) == meant


@pytest.mark.parametrize("text", ["nobody came ", "no one came "])
def test_one_of_several_may_be_two_words(text: str) -> None:
    phrase = Notation({}).phrase("nobody/no_one came")
    assert phrase.find(text, frozenset(text.split()))
    assert not phrase.find("nobody one came ", frozenset(("nobody", "one", "came")))


@pytest.mark.parametrize("word", ["beer", "maths", "coffee", "interview"])
def test_every_slip_is_found(word: str) -> None:
    index = SpellingIndex([word, "fever", "interval", "mother"])
    slips = [slip for slip in slips_of(word) if len(slip) >= SHORTEST_CORRECTED]
    assert slips
    assert {correct_spelling(slip, index.near(slip)) for slip in slips} == {word}


def slips_of(word: str) -> Iterator[str]:
    """One letter too many, one missing, one wrong, or two in the wrong order. If both the first and
    the last letter differ, it is no typing error."""
    for at in range(len(word)):
        before, after = word[:at], word[at:]
        yield from (f"{before}x{after}", f"{before}{after[1:]}", f"{before}x{after[1:]}")
        yield f"{before}{after[1:2]}{after[:1]}{after[2:]}"
    yield f"{word}x"
