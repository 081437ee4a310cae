"""A language hints at a city, and every such city is known."""

import pytest

from bot.locales import _CITIES, likely_city
from bot.zones import read_zone


@pytest.mark.parametrize("city", _CITIES.values())
def test_every_city_is_one_that_can_be_typed(city: str) -> None:
    assert read_zone(city)


def test_what_says_nothing_hints_at_nothing() -> None:
    assert likely_city("ja") == "Tokyo"
    assert likely_city("en-US") == likely_city(None) == ""
