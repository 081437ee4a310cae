"""Which interview a cancellation or a move is about: bookings count too, and a day that was
mentioned."""

import pytest

from tests.bot.town import Town
from tests.bot.town_members import Member

LENA, OMAR = "Lena", "Omar"


@pytest.fixture
def lena(town: Town) -> Member:
    return town.host(LENA)


@pytest.fixture
def omar(town: Town) -> Member:
    return town.host(OMAR)


def books_on(seeker: Member, host: Member, time: str) -> None:
    seeker.books(host, own_times=time)


def test_a_booked_call_is_not_hidden_by_an_open_request(
    lena: Member, omar: Member, maya: Member
) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    maya.asks(omar)
    maya.types("Cancel my call")
    assert "Lena: it is booked" in maya.last()
    assert maya.last().index(LENA) < maya.last().index(OMAR), "what is booked is a call"
    assert {"Cancel it", "Withdraw"} <= set(maya.labels())


@pytest.mark.parametrize(
    "text",
    [
        "Cancel my call tomorrow",
        "cancel tomorrow's call",
        "Sorry, I'm ill tomorrow, please cancel",
        "I have to cancel on Tuesday",
        "cancel my interview on 24 Nov",
    ],
)
def test_a_day_picks_the_call_of_that_day(
    lena: Member, omar: Member, daniel: Member, maya: Member, text: str
) -> None:
    books_on(maya, lena, "Tue 24 Nov 15:00")
    books_on(maya, omar, "Fri 27 Nov 15:00")
    maya.asks(daniel)
    maya.types(text)
    assert "Lena: it is booked" in maya.last()
    assert OMAR not in maya.last()
    assert "Daniel" not in maya.last()
    maya.presses("Cancel it")
    assert "Maya has to cancel your talk" in lena.last()


def test_two_calls_of_one_day_are_both_shown_and_the_first_comes_first(
    lena: Member, omar: Member, maya: Member
) -> None:
    books_on(maya, omar, "Fri 27 Nov 16:00")
    books_on(maya, lena, "Fri 27 Nov 13:00")
    maya.types("Cancel my call on Friday")
    assert maya.last().index(LENA) < maya.last().index(OMAR)
    assert maya.last().count("Cancel it]") == 2


def test_the_day_is_that_of_the_members_own_zone(town: Town, lena: Member, maya: Member) -> None:
    """In Honolulu it is still Thursday when it is Friday in Berlin."""
    kai = town.member("Kai", "Pacific/Honolulu")
    books_on(kai, lena, "Thu 26 Nov 22:00")
    books_on(maya, lena, "Thu 26 Nov 15:00")
    kai.types("Cancel my call on Thursday")
    assert "Lena: it is booked" in kai.last()
    lena.types("Cancel my call on Friday")
    assert "Kai: it is booked" in lena.last()
    assert "Maya" not in lena.last()


def test_a_host_cancels_what_is_booked_with_them(lena: Member, maya: Member, omar: Member) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    omar.asks(lena)
    lena.types("I have to cancel my call on Friday")
    assert "Maya: it is booked" in lena.last()
    assert OMAR not in lena.last()


def test_a_day_on_which_nothing_is_booked_is_one_that_was_offered(
    lena: Member, omar: Member, maya: Member
) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    maya.asks(omar, own_times="Thu 26 Nov 15:00")
    maya.types("Cancel my call on Thursday")
    assert OMAR in maya.last()
    assert LENA not in maya.last()


def test_a_day_of_nothing_hides_nothing(lena: Member, omar: Member, maya: Member) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    maya.asks(omar, own_times="Thu 26 Nov 15:00")
    maya.types("Cancel my call tomorrow")
    assert LENA in maya.last()
    assert OMAR in maya.last()


def test_an_interview_that_took_place_cannot_be_cancelled(
    town: Town, lena: Member, maya: Member
) -> None:
    books_on(maya, lena, "Tue 24 Nov 15:00")
    town.to("2026-11-24 17:00")
    maya.types("Cancel my call")
    assert "There is nothing to cancel" in maya.last()


@pytest.mark.parametrize(
    "text", ["Move my Friday call to Monday 14:00", "Move my call from Friday to Monday 14:00"]
)
def test_a_move_is_of_the_day_that_was_said_and_to_the_other(
    lena: Member, omar: Member, maya: Member, text: str
) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    books_on(maya, omar, "Thu 26 Nov 15:00")
    maya.types(text)
    assert LENA in maya.last()
    assert OMAR not in maya.last()
    maya.presses("Propose Mon 30 Nov 2026 14:00")
    maya.fills()
    maya.presses("Send these times")
    assert "Maya would like to move your talk" in lena.last()


def test_where_it_should_go_does_not_pick_which(lena: Member, omar: Member, maya: Member) -> None:
    books_on(maya, lena, "Fri 27 Nov 15:00")
    books_on(maya, omar, "Thu 26 Nov 15:00")
    maya.types("Move my call with Omar to Friday 17:00")
    assert OMAR in maya.last()
    maya.types("Can we move my call to Friday 17:00?")
    assert LENA in maya.last()
    assert OMAR in maya.last()


def test_an_old_request_does_not_hide_a_booked_call_with_the_same_person(
    town: Town, lena: Member, maya: Member
) -> None:
    """If no day was mentioned, interviews without a time were preferred."""
    maya.asks(lena)
    maya.presses("Withdraw")
    books_on(maya, lena, "Fri 27 Nov 15:00")
    maya.types("questions for my call with Lena")
    assert "Questions for your talk with Lena" in maya.last()
