"""Who could not make it is asked kindly, told kindly, and rests when people waited twice."""

import pytest

from bot.cards.rich_text import say
from bot.interview.model import Stage
from tests.bot.town import Member, Town


@pytest.fixture
def lena(town: Town) -> Member:
    return town.host("Lena")


def day(town: Town, number: int) -> None:
    town.to(f"2026-11-{number} 17:30")


@pytest.fixture
def talked(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    day(town, 24)


@pytest.mark.usefixtures("talked")
def test_who_says_it_is_thanked_and_the_other_is_told(daniel: Member, maya: Member) -> None:
    maya.misses("I could not")
    assert "You could not make it, and Daniel knows" in maya.last()
    assert "Maya could not make it this time" in daniel.last()
    for member in (daniel, maya):
        assert "[Find another time]" in member.last()


@pytest.mark.usefixtures("talked")
def test_a_host_can_say_it_too(town: Town, daniel: Member, maya: Member) -> None:
    daniel.types("interviews")
    daniel.misses("Maya could not")
    assert "You could not make it, and Daniel knows" in maya.last()
    assert [each.stage for each in town.interviews()] == [Stage.MISSED]


@pytest.mark.usefixtures("talked")
def test_who_was_there_after_all_says_so(town: Town, daniel: Member, maya: Member) -> None:
    maya.misses("Daniel could not")
    received = len(daniel.notified())
    daniel.presses("That is not how it was")
    [missed] = town.interviews()
    assert [each.side for each in missed.absences] == [None]
    for member in (daniel, maya):
        assert "nobody's fault" in member.last()
        assert "[Find another time]" in member.last()
    assert len(daniel.notified()) == received, "the message is edited"


@pytest.mark.usefixtures("talked")
def test_only_who_is_said_to_have_been_absent_can_object(daniel: Member, maya: Member) -> None:
    maya.misses("Daniel could not")
    objection = daniel.button("That is not how it was").action
    assert "Things have moved on" in maya.reads(maya.sends(objection))


@pytest.mark.usefixtures("talked")
def test_another_time_is_offered_once(town: Town, daniel: Member, maya: Member) -> None:
    maya.misses("I could not")
    again = maya.button("Find another time").action
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.picks()
    day(town, 26)
    maya.misses()
    assert "write to each other directly" in maya.last()
    assert "Find another time" not in maya.last()
    assert "Things have moved on" in maya.reads(maya.sends(again))


def test_a_seeker_for_whom_two_people_waited_rests(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    day(town, 24)
    maya.misses("I could not")
    assert "rest until" not in maya.last()
    maya.books(lena)
    day(town, 26)
    lena.types("interviews")
    lena.misses("Maya could not")
    assert "rest until" in maya.last()
    assert "rest until" not in lena.last()
    noor = town.host("Noor")
    assert "You can ask again from Thursday 10 December" in maya.reads(maya.asks(noor))
    town.to("2026-12-10 17:31")
    maya.asks(noor)
    assert "You asked Noor" in maya.last()


def test_twice_with_the_same_person_is_between_the_two(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    day(town, 24)
    maya.misses("I could not")
    maya.presses("Find another time")
    maya.fills(slots="Thu 26 Nov, 19:00")
    daniel.picks()
    day(town, 26)
    maya.misses("I could not")
    assert "rest until" not in maya.last()
    maya.asks(lena)
    assert "You asked Lena" in maya.last()


def test_a_host_for_whom_two_people_waited_rests(town: Town, daniel: Member, maya: Member) -> None:
    noor = town.member("Noor")
    maya.books(daniel)
    noor.books(daniel)
    town.to("2026-11-25 18:00")
    maya.misses("Daniel could not")
    noor.misses("Daniel could not")
    assert "can ask you until" in daniel.last()
    eve = town.member("Eve")
    assert "Daniel is taking a break" in eve.reads(eve.asks(daniel))
    daniel.types("host")
    daniel.presses("I am back")
    eve.asks(daniel)
    assert "You asked Daniel" in eve.last()


def test_who_cancels_late_is_told_before_that_it_counts(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 13:30")
    maya.presses("Cancel it")
    assert "counts as late" in maya.last()
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED]
    maya.presses("Yes, cancel")
    [cancelled] = town.interviews()
    assert (cancelled.stage, len(cancelled.absences)) == (Stage.CANCELLED, 1)
    assert "Maya has to cancel your talk" in daniel.last()


def test_in_good_time_cancelling_counts_for_nothing(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.presses("Cancel it")
    assert [each.absences for each in town.interviews()] == [()]


def test_two_late_cancellations_make_a_rest_too(
    town: Town, daniel: Member, lena: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.books(lena, own_times="2026-11-24 20:00")
    town.to("2026-11-24 14:30")
    for cancel in {each.action for each in maya.buttons() if each.label == say("Cancel it")}:
        maya.sends(cancel)
        maya.presses("Yes, cancel")
    assert "rest until" in maya.last()
