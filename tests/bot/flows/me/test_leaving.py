"""A member leaves the space: what was open ends kindly, and no seeker is sent to them any more."""

import pytest

from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member


def test_a_request_to_a_host_who_left_is_closed_with_others_to_ask(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    daniel.leaves()
    maya.asks(daniel)
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED]
    assert "Daniel is no longer here" in maya.last()
    assert "Lena" in maya.last()
    maya.types("find user research")
    assert "Daniel" not in maya.last()


def test_all_that_was_open_with_them_ends(town: Town, daniel: Member, maya: Member) -> None:
    noor = town.member("Noor")
    maya.books(daniel, own_times="2026-11-26 12:00")
    daniel.leaves()
    noor.asks(daniel, own_times="2026-11-27 12:00")
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED] * 2
    for each in (maya, noor):
        assert each.notified().count("Daniel is no longer here") == 1
    assert "no longer" in maya.last()


@pytest.mark.parametrize("booked", [True, False])
def test_a_host_hears_that_the_seeker_left(
    town: Town, daniel: Member, maya: Member, booked: bool
) -> None:
    times = "2026-11-26 12:00"
    if booked:
        maya.books(daniel, own_times=times)
    else:
        maya.asks(daniel, own_times=times)
    maya.leaves()
    if not booked:
        daniel.picks()
    town.to("2026-11-25 12:30")
    assert [each.stage for each in town.interviews()] == [Stage.CANCELLED]
    assert daniel.notified().count("Maya is no longer here") == 1
