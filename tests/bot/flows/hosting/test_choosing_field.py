"""How a host's field is chosen: from their words if these are clear, otherwise by asking."""

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.content.questions import the_fields
from bot.engine.contexts.member import MemberContext
from bot.engine.events import Caller
from bot.interview.hosting import OTHER_FIELD
from tests.bot.flows.finding.test_suggesting import suggested
from tests.bot.flows.hosting.test_hosting import PROFILE, begin, is_found
from tests.bot.town import Town
from tests.bot.town_members import Member, why
from tests.storage.scene import read_as

HOURS = {"hours": "Tue 17-19"}
ASKED = "Which of these is your field?"


def field_of(town: Town, lena: Member) -> tuple[str, str]:
    """The id of the field, and the host's own words."""
    who = Caller(lena.person, lena.name)
    profile = town.runner.run(read_as(town.store, MemberContext, who)).me.profile
    assert profile
    return profile.field_id, profile.field


def hosting(town: Town, words: str = "Nursing") -> Member:
    lena = begin(town)
    lena.fills(**PROFILE | {"field": words})
    lena.presses("Set my hours")
    lena.fills(**HOURS)
    return lena


# Typing


def test_a_field_that_is_surely_one_is_taken_and_told(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE | {"field": "Pediatric nursing"})
    assert "Pediatric nursing, with questions about nursing and medicine" in lena.last()
    assert "Change field" in lena.labels()
    assert ASKED not in lena.last()
    assert field_of(town, lena) == ("health", "Pediatric nursing")


def test_where_it_is_unsure_the_nearest_are_shown_and_one_is_chosen(town: Town) -> None:
    lena = begin(town)
    lena.fills(**PROFILE | {"field": "Engineering"})
    assert ASKED not in lena.last(), "their hours are asked first, and nothing besides"
    lena.presses("Set my hours")
    lena.fills(**HOURS)
    assert ASKED in lena.last()
    assert {"engineering", "software", "data", "Something else"} <= set(lena.labels())
    assert field_of(town, lena) == ("", "Engineering")
    lena.presses("software")
    assert "Engineering, with questions about software" in lena.last()
    assert ASKED not in lena.last()
    assert field_of(town, lena) == ("software", "Engineering")


def test_something_else_keeps_their_words_and_asks_no_more(town: Town) -> None:
    lena = hosting(town, "Software sales")
    lena.presses("Something else")
    assert field_of(town, lena) == (OTHER_FIELD, "Software sales")
    lena.types("host")
    assert ASKED not in lena.last()
    assert "Software sales" in lena.last()


def test_a_host_without_a_chosen_field_is_asked_with_their_card_only(town: Town) -> None:
    lena = hosting(town, "Software sales")
    lena.types("host")
    assert ASKED in lena.last()
    lena.presses("sales and business development")
    assert "You are a host" in lena.last()
    assert field_of(town, lena)[0] == "sales"


def test_a_field_that_nothing_comes_near_is_not_asked_about(town: Town) -> None:
    lena = hosting(town, "Quidditch")
    assert ASKED not in lena.last()
    assert field_of(town, lena) == ("", "Quidditch")


def test_changing_the_field(town: Town) -> None:
    lena = hosting(town)
    form = lena.presses("Change field")
    assert isinstance(form, Form)
    assert [field.name for field in form.fields] == ["field"]
    assert "Please say" in why(lena.fills(field=" "))["field"]
    lena.fills(field="Space law")
    assert ASKED in lena.last()
    lena.presses("law")
    assert field_of(town, lena) == ("law", "Space law")


def test_changing_all_else_leaves_the_field_chosen(town: Town) -> None:
    lena = hosting(town, "Engineering")
    lena.presses("software")
    lena.presses("Change profile")
    lena.fills(headline="I write compilers")
    assert field_of(town, lena) == ("software", "Engineering")
    lena.presses("Change profile")
    lena.fills(field="Law")
    assert field_of(town, lena) == ("law", "Law")


# Once, when something is booked


def test_a_host_without_a_chosen_field_is_asked_once_with_a_booking(town: Town) -> None:
    lena = hosting(town, "Software sales")
    for name in ("Maya", "Omar"):
        town.member(name).asks(lena)
        town.drain()
        lena.picks()
    first, second = booked_cards(lena)
    assert ASKED in str(first)
    assert ASKED not in str(second), "never a second time"
    lena.presses("software")
    assert field_of(town, lena)[0] == "software"


def test_a_host_who_chose_a_field_is_not_asked_with_a_booking(town: Town) -> None:
    lena = hosting(town)
    town.member("Maya").asks(lena)
    lena.picks()
    assert ASKED not in str(booked_cards(lena)[-1])


def booked_cards(host: Member) -> list[Card]:
    return [each.card for each in host.received() if "booked" in each.key]


# The option of a command


def test_fields_are_suggested_while_somebody_types(town: Town) -> None:
    lena = town.member("Lena")
    assert suggested(town, lena, "host", "nur")[0] == "nursing and medicine"
    assert list(suggested(town, lena, "host", "")) == [field.name for field in the_fields()]
    assert list(suggested(town, lena, "host", "xyzzy")) == []


@pytest.mark.parametrize("words", ["engineering", "Nursing", "nursing and medicine"])
def test_a_field_chosen_with_the_command_comes_into_the_form(town: Town, words: str) -> None:
    lena = town.member("Lena", "Europe/Berlin")
    lena.types(f"host field {words}")
    form = lena.presses("Become a host")
    assert isinstance(form, Form)
    written = {field.name: field.initial for field in form.fields}["field"]
    lena.fills(**PROFILE | {"field": written})
    assert field_of(town, lena)[0] in ("engineering", "health")
    assert ASKED not in lena.last(), "they have chosen"


def test_their_own_words_for_a_field_come_into_the_form(town: Town) -> None:
    lena = town.member("Lena", "Europe/Berlin")
    lena.types("host field Pediatric nursing")
    form = lena.presses("Become a host")
    assert isinstance(form, Form)
    written = {field.name: field.initial for field in form.fields}["field"]
    assert written == "Pediatric nursing"
    lena.fills(**PROFILE | {"field": written})
    assert field_of(town, lena) == ("health", "Pediatric nursing")


def test_a_host_who_types_another_field_than_they_chose_is_asked(town: Town) -> None:
    lena = town.member("Lena", "Europe/Berlin")
    lena.types("host field engineering")
    lena.presses("Become a host")
    lena.fills(**PROFILE | {"field": "Software sales"})
    assert field_of(town, lena) == ("", "Software sales")
    lena.types("host field Data journalism")
    assert ASKED in lena.last(), "also before there are hours"
    lena.presses("journalism")
    assert "Set my hours" in lena.labels(), "they go on where they were"


def test_a_host_chooses_another_field_with_the_command(town: Town) -> None:
    lena = hosting(town)
    lena.types("host field law")
    assert field_of(town, lena) == ("law", "law")
    lena.types("host field Oncology nursing")
    assert ASKED in lena.last()
    assert field_of(town, lena) == ("law", "law"), "not before they choose"
    lena.presses("nursing and medicine")
    assert field_of(town, lena)[0] == "health"


def test_a_sentence_is_no_field(town: Town) -> None:
    lena = hosting(town)
    lena.types("host is late, what now?")
    assert field_of(town, lena) == ("health", "Nursing")


# Finding


@pytest.mark.parametrize("words", ["nurse", "physician", "health care"])
def test_people_of_a_field_are_found_by_all_its_names(town: Town, words: str) -> None:
    hosting(town, "Nursing")
    assert is_found(town, words)
