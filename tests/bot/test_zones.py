import pytest

from bot.language.time_zones import nearest, read_zone


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
def test_what_could_mean_another_zone_is_not_guessed(typed: str) -> None:
    assert read_zone(typed) is None
    assert "UTC" not in nearest(typed)


def test_a_slip_is_met_with_the_nearest() -> None:
    assert nearest("Berlln") == ["Europe/Berlin"]
