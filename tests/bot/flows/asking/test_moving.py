"""A booking stays valid until the other side has chosen another time."""

from datetime import UTC, datetime

import pytest

from bot.cards.buttons import Style
from bot.interview.model import Stage
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

TUESDAY = datetime(2026, 11, 24, 16, tzinfo=UTC)
STAYS = "Until a new time is chosen, it stays on Tuesday 24 November"


@pytest.fixture
@lived_once
def proposed(daniel: Member, maya: Member) -> None:
    """Maya proposes Thursday instead."""
    maya.books(daniel)
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:00")


@pytest.mark.usefixtures("proposed")
def test_it_is_booked_and_the_other_has_the_choice(
    town: Town, daniel: Member, maya: Member
) -> None:
    [talk] = town.interviews()
    assert (talk.stage, talk.start) == (Stage.BOOKED, TUESDAY)
    assert STAYS in daniel.last()
    assert STAYS in maya.last()
    assert "[Thu 26 Nov, 17:00] [Other times] [Keep the old time] [Cancel it]" in daniel.last()
    maya.types("interviews")
    assert "booked; they have other times to choose from" in maya.last()


@pytest.mark.usefixtures("proposed")
def test_the_new_time_takes_the_place_of_the_old_one_and_nothing_is_called_off(
    town: Town, daniel: Member, maya: Member
) -> None:
    daniel.picks()
    [talk] = town.interviews()
    assert (talk.stage, talk.start) == (Stage.BOOKED, datetime(2026, 11, 26, 16, tzinfo=UTC))
    for member in (daniel, maya):
        assert "Booked: you and" in member.last()
        assert "your calendar moves the talk" in member.last()
        assert member.sees("Moved: you and"), "the confirmation of before"
        assert not member.sees("ancelled")
        assert not member.sees(STAYS)
    assert not maya.sees("As soon as they choose"), "they have chosen"
    town.to("2026-11-24 16:01")
    assert not maya.sees("It is time")
    town.to("2026-11-26 16:01")
    assert maya.sees("It is time")


@pytest.mark.parametrize("keeps", ["seeker", "host"])
@pytest.mark.usefixtures("proposed")
def test_either_keeps_the_old_time(town: Town, daniel: Member, maya: Member, keeps: str) -> None:
    who, other = (maya, daniel) if keeps == "seeker" else (daniel, maya)
    who.presses("Keep the old time")
    assert f"Your talk with {who.name} stays where it is" in other.last()
    assert f"It stays; {other.name} hears it from me" in who.last()
    assert "[Move it] [Cancel it]" in other.last()
    town.to("2026-11-24 16:01")
    assert maya.sees("It is time"), "as if nothing had been"


@pytest.mark.usefixtures("proposed")
def test_nobody_chooses_and_it_takes_place_as_booked(
    town: Town, daniel: Member, maya: Member
) -> None:
    pick = daniel.button("Thu 26 Nov").action
    town.to("2026-11-24 16:01")
    assert maya.sees("It is time")
    assert "Things have moved on" in daniel.reads(daniel.sends(pick)), "too late"
    [talk] = town.interviews()
    assert (talk.stage, talk.start) == (Stage.BOOKED, TUESDAY)


def test_a_proposal_ends_after_a_week_and_both_hear_that_it_stays(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 10 Dec, 19:00")
    maya.presses("Move it")
    maya.fills(slots="Tue 8 Dec, 19:00")
    town.to("2026-11-27 16:00")
    assert daniel.sees("Maya is waiting for your answer"), "one nudge"
    town.to("2026-12-02 12:00")
    for member in (daniel, maya):
        assert member.sees("Nobody chose one of the other times")
    [talk] = town.interviews()
    assert (talk.stage, talk.is_moving) == (Stage.BOOKED, False)


@pytest.mark.usefixtures("proposed")
def test_the_other_proposes_times_in_turn(town: Town, daniel: Member, maya: Member) -> None:
    daniel.presses("Other times")
    daniel.proposes("2026-11-27 12:00")
    assert STAYS in maya.last()
    maya.presses("Fri 27 Nov")
    [talk] = town.interviews()
    assert talk.start == datetime(2026, 11, 27, 11, tzinfo=UTC)


def test_while_a_time_may_change_it_is_not_urged_into_the_calendar(
    daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    assert maya.button("Add to calendar").style is Style.PRIMARY
    daniel.presses("Move it")
    daniel.proposes("Fri 27 Nov 15:00")
    assert maya.button("Add to calendar").style is Style.PLAIN
    daniel.presses("Keep the old time")
    assert maya.button("Add to calendar").style is Style.PRIMARY, "now it is certain again"
