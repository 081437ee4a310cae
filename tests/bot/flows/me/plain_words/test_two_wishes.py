"""A message with two wishes: one is answered, and a press leads to the other."""

import pytest

from tests.bot.town import Town
from tests.bot.town_members import Member

TWO = "You asked for two things"


@pytest.fixture
def booked(maya: Member, daniel: Member, town: Town) -> None:
    town.host("Grace", field="Nursing", topics="nursing", headline="Nurse")
    maya.books(daniel)


@pytest.mark.parametrize(
    "typed",
    [
        "cancel my talk with Daniel and find me a nurse",
        "find me a nurse and cancel my talk with Daniel",
        "cancel friday. then find me a nurse",
        "please cancel my talk, and also find a nurse",
        "find a nurse and cancel my talk",
    ],
)
def test_both_are_a_press_away(booked: None, maya: Member, typed: str) -> None:
    maya.types(typed)
    assert maya.last().startswith("Here is what you can cancel")
    assert TWO in maya.last()
    assert "Find “nurse”" in maya.labels()
    maya.presses("Find “nurse”")
    assert "Ask Grace" in maya.labels()


def test_nothing_is_changed_by_words_alone(booked: None, maya: Member) -> None:
    maya.types("cancel my talk with Daniel and find me a nurse")
    maya.types("my interviews")
    assert "Daniel: it is booked" in maya.last()


def test_the_second_wish_keeps_its_words(booked: None, maya: Member) -> None:
    maya.types("keep Friday free and move my talk with Daniel to Thursday")
    assert TWO in maya.last()
    maya.presses("Find another time")
    assert "“Thursday”, as I read it: Thu 26 Nov" in maya.last()


def test_two_commands_are_offered(maya: Member) -> None:
    maya.types("show my settings and my journal")
    assert maya.last().startswith("Two things at once")
    assert maya.labels() == ["Settings", "My journal"]
    maya.types("find a nurse and show me my interviews")
    assert maya.last().startswith("Two things at once")
    assert maya.labels()[:2] == ["Find “nurse”", "My interviews"]


@pytest.mark.parametrize(
    "typed",
    [
        "can you move or cancel my talk and show it",
        "find me somebody in law and order",
        "I want to talk to somebody in health and safety",
        *("find law and order", "find privacy and data protection", "find books and reading lists"),
        "move my talk with Daniel and my interviews",
        "how do I cancel my talk and find somebody else?",
        "cancel my talk, I want to die and find nobody",
    ],
)
def test_one_wish_is_not_two(booked: None, maya: Member, typed: str) -> None:
    maya.types(typed)
    assert TWO not in maya.last()
    assert "Two things at once" not in maya.last()
