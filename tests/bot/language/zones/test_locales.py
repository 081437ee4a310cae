"""From a language we guess a city, and every such city is known."""

from bot.language.zones.locale_hints import CITIES, likely_city
from bot.language.zones.time_zones import read_zone


def test_every_city_is_one_that_can_be_typed() -> None:
    assert [city for city in CITIES.values() if not read_zone(city)] == []


def test_a_locale_without_a_region_hints_at_no_city() -> None:
    assert likely_city("ja") == "Tokyo"
    assert likely_city("en-US") == likely_city(None) == ""
