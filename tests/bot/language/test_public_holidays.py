from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.public_holidays import holiday_dates, name_of, nearest, read_country


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germany", "DE"),
        (" united  kingdom", "GB"),
        ("UK", "GB"),
        ("us", "US"),
        ("usa", "US"),
        ("South Africa", "ZA"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_are_read_by_name_and_by_code(typed: str, code: str | None) -> None:
    assert read_country(typed) == code


def test_a_slip_is_met_with_the_nearest() -> None:
    assert nearest("Germny")[0] == "Germany"


def test_each_country_has_its_own_days() -> None:
    assert date(2026, 10, 3) in holiday_dates("DE", 2026)
    assert date(2026, 10, 3) not in holiday_dates("GB", 2026)
    assert date(2027, 7, 4) in holiday_dates("US", 2027)


@given(st.text(max_size=3), st.integers(2020, 2060))
def test_no_country_has_none(country: str, year: int) -> None:
    assert isinstance(holiday_dates(country, year), frozenset)
    assert holiday_dates("", year) == frozenset()


@pytest.mark.parametrize("code", ["DE", "GB", "US", "ZA", "CI", "GW"])
def test_a_name_that_is_shown_can_be_read_back(code: str) -> None:
    assert read_country(name_of(code)) == code
    assert name_of("") == ""
