"""On a host's days off no time is offered."""

import pytest

from bot.cards.forms import Form, Reply
from bot.language.date_order import day_first
from tests.bot.town import Town
from tests.bot.town_members import Member, why


@pytest.fixture
def lena(town: Town) -> Member:
    return town.host("Lena", zone="UTC", hours="Mon-Fri 9:00-18:00")


def is_off(host: Member, typed: str) -> Reply:
    host.types("host")
    host.presses("Days off")
    return host.fills(away=typed)


def initial(form: Reply) -> str:
    assert isinstance(form, Form)
    [field] = form.fields
    return str(field.initial)


def days_offered(seeker: Member, host: Member) -> set[str]:
    seeker.opens_request(host)
    return {option.split(",")[0] for option in seeker.options("slots")}


def test_no_time_is_offered_on_days_off(town: Town, lena: Member) -> None:
    is_off(lena, "not in the week of 30 Nov; away on 9 Dec")
    assert "30 November 2026 to 6 December 2026; 9 December 2026" in lena.last()
    offered = days_offered(town.member("Noor", "UTC"), lena)
    assert {"Thu 26 Nov", "Tue 8 Dec", "Thu 10 Dec"} <= offered
    assert not offered & {"Mon 30 Nov", "Fri 4 Dec", "Wed 9 Dec"}


def test_the_form_holds_what_lies_ahead(town: Town, lena: Member) -> None:
    is_off(lena, "away until 27 Nov")
    town.to("2026-11-25 09:00")
    lena.types("host")
    assert initial(lena.presses("Days off")) == "away 2026-11-25 to 2026-11-27"
    town.to("2026-11-28 09:00")
    lena.types("host")
    assert initial(lena.presses("Days off")) == ""


def test_days_off_are_taken_back_by_an_empty_form(town: Town, lena: Member) -> None:
    is_off(lena, "away until 18 Dec")
    asked = town.member("Noor", "UTC").opens_request(lena)
    assert isinstance(asked, Form)
    assert "slots" not in {field.name for field in asked.fields}
    is_off(lena, "")
    assert days_offered(town.member("Eve", "UTC"), lena)


def test_an_unreadable_day_gets_an_example_that_would_work(lena: Member) -> None:
    assert "This would work: " in why(is_off(lena, "when the moon is full"))["away"]
    many = "; ".join(f"away on {day} Dec" for day in range(1, 11))
    assert "I can keep 8 at most" in why(is_off(lena, many))["away"]


@pytest.mark.parametrize(
    ("locale", "zone", "first"),
    [
        ("en-GB", None, True),
        ("de", "Europe/Berlin", True),
        ("pt-BR", None, True),
        ("en-US", "America/New_York", False),
        ("en_US", "America/Chicago", False),
        ("en-US", "Europe/Berlin", None),
        ("en-US", None, None),
        ("ja", "Asia/Tokyo", None),
        ("zh-CN", None, None),
        ("en", None, None),
        ("", None, None),
        (None, "Europe/Berlin", None),
    ],
)
def test_whether_the_day_comes_first(
    locale: str | None, zone: str | None, first: bool | None
) -> None:
    assert day_first(locale, zone) is first


def test_a_date_that_reads_both_ways_is_asked_about(lena: Member) -> None:
    assert "can mean several things" in why(is_off(lena, "away on 3/4"))["away"]
