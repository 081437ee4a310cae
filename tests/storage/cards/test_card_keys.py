"""Rows store short keys, and no two cards of a member can be taken for each other."""

import pytest

from storage.cards.card_keys import digest_of, read, stored


@pytest.mark.parametrize(
    ("key", "about", "short"),
    [
        ("i1:request", "i1", ":request"),
        ("i1:starting:20261126T160000", "i1", ":starting:"),
        ("i1:booked:20261126T160000:20261123T120000", "i1", ":booked:"),
        ("i12:request", "i1", "i12:request"),
        ("i1", "i1", "i1"),
        ("thanks:2026", "i1", "thanks:2026"),
        ("journal:9:10", None, "journal:9:10"),
    ],
)
def test_only_the_word_after_the_interview_is_stored(
    key: str, about: str | None, short: str
) -> None:
    assert stored(key, about) == short


def test_keys_with_the_same_word_stay_different() -> None:
    keys = ["i1:booked", "i1:booked:1", "i1:booked:2", "i2:booked:1", "i1:booked:1:2"]
    read_again = {read(stored(key, key[:2]), key[:2], digest_of(key)) for key in keys}
    assert len(read_again) == len(keys)


def test_a_key_without_further_parts_is_read_as_it_was() -> None:
    for key, about in (("i1:request", "i1"), ("i1", "i1"), ("thanks:2026", None)):
        assert read(stored(key, about), about, digest_of(key)) == key


def test_keys_of_earlier_versions_are_read_as_they_were() -> None:
    """A card may be in doubt during an upgrade, and then its message is searched by its key."""
    key = "i1:booked:20261126T160000:20261123T120000"
    assert read(key.removeprefix("i1"), "i1", digest_of(key)) == key
