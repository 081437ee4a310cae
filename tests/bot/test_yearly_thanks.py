"""Hosts are thanked once a year, and organizers see the card before."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.cards import Action
from bot.engine.decisions import CommunityTimer
from bot.engine.timer_names import CommunityTimerName
from tests.bot.town import Member, Town

TITLE = "Thank you for this year"


@pytest.fixture
def ana(town: Town, ana: Member) -> Member:
    soon = CommunityTimer(1, CommunityTimerName.THANKS_SOON, town.clock.now())
    town.runner.run(town.store.run(lambda unit: unit.community_timers.set([soon])))
    return ana


@pytest.fixture
def held(town: Town, ana: Member, daniel: Member, maya: Member) -> None:
    """One interview of 25 minutes."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained")


def thanked(member: Member) -> int:
    return member.notified().count(TITLE)


@pytest.mark.usefixtures("held")
def test_a_host_is_thanked_with_numbers_of_their_own(
    town: Town, ana: Member, daniel: Member, maya: Member
) -> None:
    ana.types("organize")
    ana.presses("A word to all")
    ana.presses("Yearly thanks")
    ana.presses("Add a sentence")
    ana.fills(sentence="You make this place.")
    town.to("2026-12-08 08:59")
    assert thanked(daniel) == 0
    town.to("2026-12-08 10:00")
    assert (thanked(daniel), thanked(maya)) == (1, 0)
    assert "You make this place." in daniel.text()
    town.to("2026-12-20 10:00")
    assert thanked(daniel) == 1


@pytest.mark.usefixtures("held")
def test_switched_off_nobody_is_thanked(town: Town, ana: Member, daniel: Member) -> None:
    ana.types("organize")
    ana.presses("A word to all")
    ana.presses("Yearly thanks")
    ana.presses("Switch them off")
    assert "switched off" in ana.last()
    town.to("2026-12-09 10:00")
    assert thanked(daniel) == 0


@pytest.mark.parametrize(
    "name",
    [
        ActionName.YEARLY_THANKS,
        ActionName.THANKS_CARD,
        ActionName.THANKS_FORM,
        ActionName.THANKS_SWITCH,
    ],
)
def test_nobody_else_decides_on_it(ana: Member, maya: Member, name: ActionName) -> None:
    maya.types("start")
    assert "I cannot find that" in maya.reads(maya.sends(Action(name, arg="off")))


@pytest.mark.usefixtures("held")
def test_they_come_in_the_last_month_of_the_programmes_year(
    town: Town, ana: Member, daniel: Member
) -> None:
    """Also where organizers were shown them already, for a year that began with another month."""
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Interviews")
    usual = {"lengths": ("25",), "per_month": ("2",), "open_requests": ("3",)}
    ana.fills(year_begins=("February",), **usual)
    town.to("2027-01-12 08:59")
    assert thanked(daniel) == 0
    town.to("2027-01-12 10:00")
    assert thanked(daniel) == 1
