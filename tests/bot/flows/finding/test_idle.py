"""Seekers who agreed to the rules and have not asked anybody are reminded, if organizers want
that."""

from collections.abc import Iterator

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from tests.bot.lived_once import lived_once
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member

REMINDER = "Who would you like to ask first?"


@pytest.fixture
def town() -> Iterator[Town]:
    with a_town(agreed=False) as town:
        yield town


@pytest.fixture
def maya(town: Town) -> Member:
    """She has agreed on a Monday, and has not asked anybody."""
    lena, maya = town.member("Lena"), town.member("Maya")
    agree(lena, maya)
    return maya


@lived_once
def agree(lena: Member, maya: Member) -> None:
    lena.types("host")
    lena.presses("Become a host")
    lena.fills(headline="UX researcher", field="UX research", topics="users", gladly="Teaching")
    lena.presses("Set my hours")
    lena.presses("I agree")
    lena.fills(hours="Mon-Fri 9:00-18:00", place_detail="https://meet.example")
    maya.types("ask Lena")
    maya.presses("I agree")


def remind(ana: Member, label: str = "Remind them kindly") -> None:
    ana.types("organize")
    for each in ("People", "Never asked", label):
        ana.presses(each)


def reminded(town: Town, member: Member) -> int:
    town.after(days=40)
    return member.notified().count(REMINDER)


def test_nobody_is_reminded_at_first(town: Town, ana: Member, maya: Member) -> None:
    assert reminded(town, maya) == 0


def test_twice_after_one_and_two_weeks(town: Town, ana: Member, maya: Member) -> None:
    remind(ana)
    assert "I remind them kindly, 7 and 14 days after they agreed." in ana.last()
    town.after(days=6, hours=23)
    assert REMINDER not in maya.notified()
    town.after(hours=1)
    assert maya.notified().count(REMINDER) == 1
    assert reminded(town, maya) == 2


def test_members_who_agreed_before_the_switch_are_reminded_too(
    town: Town, ana: Member, maya: Member
) -> None:
    town.after(days=10)
    remind(ana)
    assert reminded(town, maya) == 1


def test_an_old_button_reminds_nobody_again(town: Town, ana: Member, maya: Member) -> None:
    remind(ana)
    town.after(days=8)
    ana.sends(Action(ActionName.REMIND_IDLE, arg="on"))
    ana.types("organize")
    ana.presses("What organizers did")
    assert ana.last().count("remind") == 1
    assert reminded(town, maya) == 2


def test_not_once_it_is_off_again(town: Town, ana: Member, maya: Member) -> None:
    remind(ana)
    remind(ana, "Stop reminding them")
    assert reminded(town, maya) == 0


def test_a_seeker_who_asked_meanwhile_is_not_reminded(
    town: Town, ana: Member, maya: Member
) -> None:
    remind(ana)
    maya.asks(town.member("Lena"))
    assert reminded(town, maya) == 0


def test_a_seeker_who_stopped_nudges_is_not_reminded(town: Town, ana: Member, maya: Member) -> None:
    remind(ana)
    maya.sends(Action(ActionName.NUDGES, arg="off"))
    assert reminded(town, maya) == 0


def test_the_reminder_comes_in_the_readers_daytime(town: Town, ana: Member, maya: Member) -> None:
    remind(ana)
    maya.sends(Action(ActionName.SETTINGS_FORM))
    maya.fills(quiet_from="20:00", quiet_until="12:00")
    town.after(days=7, hours=1)
    assert REMINDER not in maya.notified()
    town.after(hours=1)
    assert REMINDER in maya.notified()


def test_days_of_quiet_weeks_do_not_count(town: Town, ana: Member, maya: Member) -> None:
    """The quiet weeks are named after she agreed. One day of the first week was left, and the whole
    second week."""
    remind(ana)
    ana.types("organize")
    for label in ("Settings", "Quiet weeks", "Name quiet weeks"):
        ana.presses(label)
    ana.fills(first="2026-11-29", last="2026-12-05", name="Exams")
    town.to("2026-12-07 08:59")
    assert REMINDER not in maya.notified()
    town.to("2026-12-07 09:01")
    assert maya.notified().count(REMINDER) == 1
    town.to("2026-12-14 08:59")
    assert maya.notified().count(REMINDER) == 1
    town.to("2026-12-14 09:01")
    assert maya.notified().count(REMINDER) == 2


def test_an_organizer_is_not_reminded(town: Town, ana: Member, maya: Member) -> None:
    """She has the programme to run."""
    ana.types("ask Lena")
    ana.presses("I agree")
    remind(ana)
    assert reminded(town, ana) == 0
    assert maya.notified().count(REMINDER) == 2
