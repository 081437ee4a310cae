"""The names that platforms and browsers give to a member's language."""

import pytest
from discord import Locale

from bot.language.locale_tags import first_accepted, read_locale


@pytest.mark.parametrize("tag", ["de", "en-GB", "es-419", "zh-Hant-TW", "kab", *map(str, Locale)])
def test_a_tag_is_kept_as_it_is(tag: str) -> None:
    assert read_locale(tag) == tag


@pytest.mark.parametrize(
    "odd", [None, 7, {}, ["de"], "", "*", "d", "de-", "de_DE", "dé", "de\0", "de-\ud800", "a" * 99]
)
def test_a_malformed_locale_tag_is_not_read(odd: object) -> None:
    assert read_locale(odd) is None


@pytest.mark.parametrize(
    ("header", "first"),
    [("de-AT,de;q=0.9,en;q=0.8", "de-AT"), ("fr;q=0.7", "fr"), ("*", None), ("", None)],
)
def test_a_browser_names_its_first_language_first(header: str, first: str | None) -> None:
    assert first_accepted(header) == first
