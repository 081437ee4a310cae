"""A host can give their role, their organisation and one public page, so that others can look them
up."""

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from tests.bot.flows.hosting.test_hosting import PROFILE, begin, is_found
from tests.bot.town import Town
from tests.bot.town_members import Member, why

ABOUT = {"role": "Ward manager", "organisation": "Charité", "page": "https://lena.example/me"}


def hosting(town: Town) -> Member:
    lena = begin(town)
    lena.fills(**PROFILE)
    lena.presses("Set my hours")
    lena.fills(hours="Mon-Fri 9-18", place_detail="https://meet.example")
    return lena


def told(town: Town) -> Member:
    lena = hosting(town)
    lena.presses("About me")
    lena.fills(**ABOUT)
    return lena


def test_it_is_asked_in_a_form_of_its_own_and_kept(town: Town) -> None:
    lena = told(town)
    for words in ABOUT.values():
        assert words in lena.last()
    form = lena.presses("About me")
    assert isinstance(form, Form)
    assert {field.name: field.initial for field in form.fields} == ABOUT
    lena.fills(role="", organisation="", page="")
    assert "Ward manager" not in lena.last()


def test_all_else_can_be_changed_without_losing_it(town: Town) -> None:
    lena = told(town)
    lena.presses("Change profile")
    lena.fills(headline="Nurse")
    assert "Ward manager" in lena.last()


@pytest.mark.parametrize("page", ["lena.example/me", "https://lena.example/me"])
def test_a_page_is_an_address_that_shows_where_it_leads(town: Town, page: str) -> None:
    lena = hosting(town)
    lena.presses("About me")
    lena.fills(page=page)
    assert "https://lena.example/me" in lena.last()


@pytest.mark.parametrize(
    "page",
    [
        "my page",
        "http://lena.example",
        "javascript:alert(1)",
        "https://good.example@evil.example",
        "https://xn--80ak6aa92e.example",
        "https://10.0.0.1/",
        "https://lena.example/" + "x" * 120,
    ],
)
def test_any_other_address_is_refused(town: Town, page: str) -> None:
    lena = hosting(town)
    lena.presses("About me")
    assert list(why(lena.fills(page=page))) == ["page"]


def test_too_long_words_are_refused(town: Town) -> None:
    lena = hosting(town)
    lena.presses("About me")
    assert set(why(lena.fills(role="x" * 61, organisation="x" * 61))) == {"role", "organisation"}


def test_seekers_find_by_it_and_see_it(town: Town) -> None:
    lena = told(town)
    assert is_found(town, "charite")
    maya = town.member("Maya")
    maya.types("find manager")
    assert "Ward manager, Charité, https://lena.example/me" in maya.last()
    maya.asks(lena)
    assert maya.sees("Worth a look before you talk: Ward manager")
    lena.picks()
    maya.presses("The plan")
    maya.presses("More questions")
    maya.presses("The plan")
    assert "Worth a look before you talk: Ward manager" in maya.last()


def test_a_host_who_says_nothing_about_themselves_shows_nothing(town: Town) -> None:
    hosting(town)
    maya = town.member("Maya")
    maya.types("find nursing")
    assert "Worth a look" not in maya.last()


def test_an_older_button_of_a_former_host_is_refused(town: Town) -> None:
    maya = town.member("Maya")
    maya.submits(Action("host_about"), **ABOUT)
    assert "Twenty minutes of yours" in maya.last()


def test_a_host_for_whom_many_wait_can_say_more_about_themselves(town: Town) -> None:
    """The answer shows who waits, as far as there is room for buttons."""
    lena = town.host("Lena", field="design", hours="Mon-Fri 9:00-18:00", per_month="10")
    for name in ("Maya", "Noor", "Sita", "Kai"):
        seeker = town.member(name)
        seeker.opens_request(lena)
        assert isinstance(seeker.asks(lena, slots=seeker.options("slots")[:3]), Card)
    lena.sends(Action("host_about"))
    assert isinstance(lena.fills(), Card)
    assert "waiting for your answer" in lena.last()
