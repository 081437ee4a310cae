"""Words that mean nearly the same are one sense, whatever their endings."""

import pytest

from bot.language.intents.senses import MOST_WORDS, senses, stem, written


def test_senses_are_written_as_members_words_are_read() -> None:
    for name, entries in written().items():
        assert len(entries) == len(set(entries)), name
        for entry in entries:
            words = entry.split(" ")
            assert 0 < len(words) <= MOST_WORDS, entry
            assert all(each == "0" or (each.isascii() and each.isalpha()) for each in words), entry
            assert entry == entry.lower()


@pytest.mark.parametrize(
    ("said", "like"),
    [
        ("jittery", "scared"),
        ("a headscarf", "jeans"),
        ("they called off friday", "cancel"),
        ("the trains were delayed", "late"),
        ("i have cold feet", "nervous"),
        ("he never wrote back", "reply"),
    ],
)
def test_words_that_are_alike_have_a_sense_in_common(said: str, like: str) -> None:
    assert senses(said.split()) & senses([like])


@pytest.mark.parametrize(
    "forms",
    [
        "delay delays delayed delaying",
        "reply replies replied replying",
        "cancel cancelled cancelling cancels",
        "pause paused pausing pauses",
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(each) for each in forms.split()}) == 1


@pytest.mark.parametrize(("word", "other"), [("noted", "not"), ("evening", "even"), ("used", "us")])
def test_a_short_word_becomes_no_other(word: str, other: str) -> None:
    assert stem(word) != stem(other)
