"""What is typed is respelled only where it is a slip."""

import pytest

from bot.language.intents.catalogue import Notation, the_catalogue
from bot.language.intents.matching import NameIndex, read_sentences


def said(text: str) -> str:
    catalogue = the_catalogue()
    [sentence] = read_sentences(text, NameIndex((), catalogue.known), catalogue)
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
    assert phrase.find(text, text.split())
    assert not phrase.find("nobody one came ", ["nobody", "one", "came"])
