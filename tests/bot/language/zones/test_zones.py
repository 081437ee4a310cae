import pytest

from bot.language.zones.time_zones import names_of_places, nearest, read_zone
from bot.language.zones.zone_suggestions import read_suggested, suggested_zones
from tests.bot.town_members import Member


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("UTC", "UTC"),
    ],
)
def test_cities_and_names_are_read(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize("typed", ["GMT+5", "Etc/GMT+5", "UTC-3", "local", "localtime", "", "+5"])
def test_a_zone_that_could_mean_another_is_not_guessed(typed: str) -> None:
    assert read_zone(typed) is None
    assert "UTC" not in nearest(typed)


def test_a_slip_is_met_with_the_nearest() -> None:
    assert nearest("Berlln") == ["Europe/Berlin"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ber", "Berlin (Europe/Berlin)"),
        ("Mün", "Munich (Europe/Berlin)"),
        ("mun", "Munich (Europe/Berlin)"),
        ("new y", "New York (America/New_York)"),
        ("york", "New York (America/New_York)"),
        ("kenya", "Kenya (Africa/Nairobi)"),
        ("zür", "Zurich (Europe/Zurich)"),
        ("europe/ber", "Berlin (Europe/Berlin)"),
        ("Berlln", "Berlin (Europe/Berlin)"),
        ("", "Sofia (Europe/Sofia)"),
        ("x" * 5_000, ""),
    ],
)
def test_cities_are_offered_while_somebody_types(typed: str, first: str) -> None:
    offered = suggested_zones(typed)
    assert len(offered) <= 25
    assert all(len(each) <= 100 for each in offered)
    assert next(iter(offered), "") == first
    assert all(read_suggested(each) for each in offered), "each can be chosen"


def test_every_zone_can_be_found_by_its_own_name() -> None:
    for zone in set(names_of_places().values()):
        assert zone in {read_suggested(each) for each in suggested_zones(zone)}


def test_a_zone_is_set_by_the_command_alone(maya: Member) -> None:
    maya.types("settings Munich (Europe/Berlin)")
    assert "Europe/Berlin" in maya.last()
    maya.types("settings Lagos")
    assert "Africa/Lagos" in maya.last()
    maya.types("settings please")
    assert "Your settings" in maya.last()
    maya.types("settings are too many for me")
    assert "I do not know that time zone" not in maya.last(), "that is plain talk"


@pytest.mark.parametrize("typed", ["Berlni", "europe/berlni"])
def test_a_misspelt_city_is_not_passed_over(maya: Member, typed: str) -> None:
    maya.types(f"settings {typed}")
    assert "I do not know that time zone" in maya.last()
    assert "Europe/Berlin" in maya.last()


def test_an_empty_zone_is_asked_for_and_not_quoted(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Change")
    assert "Name a city in your zone" in maya.reads(maya.fills(zone=" "))
