"""Rows store short keys, and no two cards of a member can be taken for each other."""

import pytest

from storage.cards.card_keys import digest_of, read, stored


@pytest.mark.parametrize(
    ("key", "about", "short"),
    [
        ("i1:request", "i1", ":"),
        ("i1:booked:20261126T160000:20261123T120000", "i1", ":"),
        ("i12:request", "i1", "i12:request"),
        ("i1", "i1", "i1"),
        ("thanks:2026", "i1", "thanks:2026"),
        ("journal:9:10", None, "journal:9:10"),
    ],
)
def test_nothing_is_stored_of_what_follows_the_interview(
    key: str, about: str | None, short: str
) -> None:
    assert stored(key, about) == short


def test_keys_about_the_same_interview_stay_different() -> None:
    keys = ["i1:booked", "i1:booked:1", "i1:booked:2", "i2:booked:1", "i1:booked:1:2"]
    read_again = {read(stored(key, key[:2]), key[:2], digest_of(key)) for key in keys}
    assert len(read_again) == len(keys)


def test_a_key_stays_the_same_when_its_card_is_about_no_interview_any_more() -> None:
    key = "i1:missed:1"
    told = [read(stored(key, "i1"), about, digest_of(key)) for about in ("i1", None)]
    assert told[0] == told[1]


def test_other_keys_are_read_as_they_were() -> None:
    for key, about in (("i1", "i1"), ("thanks:2026", None)):
        assert read(stored(key, about), about, digest_of(key)) == key


@pytest.mark.parametrize("key", ["i1:booked:20261126T160000:20261123T120000", "i1:request"])
def test_keys_of_earlier_versions_are_read_as_they_were(key: str) -> None:
    """A card may be in doubt during an upgrade, and then its message is searched by its key."""
    assert read(key.removeprefix("i1"), "i1", digest_of(key)) == key


def test_a_key_that_an_earlier_version_cut_is_read_as_it_was() -> None:
    assert read(":booked:", "i1", 5) == "i1:booked:5"
