"""Organizers look at a new host before their door opens."""

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.forms import Form
from tests.bot.conftest import organizes
from tests.bot.flows.organizing.test_concerns import report
from tests.bot.flows.organizing.test_organizing import REFUSED
from tests.bot.flows.organizing.test_quiet_weeks import names as name_quiet_weeks
from tests.bot.town import Town
from tests.bot.town_members import Member

WAITS = "the organizers have a look first"


@pytest.fixture
def vera(town: Town, ana: Member) -> Member:
    """She wants to be a host, and waits."""
    looks(ana)
    vera = town.member("Vera")
    vera.hosts(hours="Tue, Thu 17:00-19:00", field="Baking")
    town.drain()
    return vera


def looks(ana: Member) -> None:
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Who may take part")
    ana.fills(hosts=("Everybody, after a look by an organizer",))
    assert "after a look by an organizer" in " ".join(ana.last().split())


def finds(maya: Member) -> bool:
    maya.types("find baking")
    return "Vera" in maya.last()


def test_nothing_is_shown_before_and_the_card_comes_to_organizers(
    town: Town, ana: Member, vera: Member, maya: Member
) -> None:
    assert WAITS in vera.last()
    assert "within three days" in vera.last()
    assert not finds(maya)
    assert ana.sees("Vera would like to be a host")
    assert ana.sees("How teaching prepared me")


def test_organizers_are_not_woken_by_somebody_who_would_host(town: Town, ana: Member) -> None:
    looks(ana)
    town.to("2026-11-23 23:30")
    town.member("Vera").hosts(hours="Tue, Thu 17:00-19:00", field="Baking")
    town.drain()
    assert not ana.sees("Vera would like to be a host")
    town.to("2026-11-24 12:00")
    assert ana.sees("Vera would like to be a host")


def test_welcome_opens_the_door_with_a_sentence(
    town: Town, ana: Member, vera: Member, maya: Member
) -> None:
    ana.presses("Welcome")
    ana.fills(words="How good to have you!")
    town.drain()
    assert vera.sees("Welcome: your door is open")
    assert vera.sees("How good to have you!")
    assert finds(maya)
    ana.types("organize")
    ana.presses("What organizers did")
    assert "Ana welcomed Vera as a host" in ana.last()


def test_a_host_who_was_asked_for_more_is_shown_to_organizers_again(
    town: Town, ana: Member, vera: Member, maya: Member
) -> None:
    ana.presses("Ask for more")
    ana.fills(words="Where do you bake?")
    town.drain()
    assert vera.sees("Where do you bake?")
    assert not finds(maya)
    town.after(hours=1)
    vera.presses("Open my door")
    assert WAITS in vera.last()
    vera.types("host")
    town.drain()
    assert ana.count("Vera would like to be a host") == 2
    ana.presses("Welcome")
    ana.fills(words="")
    assert finds(maya)


def test_not_now_is_said_kindly_and_the_second_answer_changes_nothing(
    town: Town, ana: Member, vera: Member, maya: Member
) -> None:
    ana.presses("Not now")
    ana.fills(words="")
    town.drain()
    assert vera.sees("The organizers said: not now")
    vera.types("host")
    vera.sends(Action(ActionName.HOST_OPEN))
    assert "The organizers said: not now" in vera.last()
    ana.submits(Action(ActionName.HOST_WELCOME, "2"), words="Late")
    assert "There is nothing to decide about Vera now" in ana.last()
    assert not finds(maya)


def test_the_rules_do_not_lead_around_it(town: Town, ana: Member, maya: Member) -> None:
    looks(ana)
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Write the rules")
    ana.fills(rules="Be kind.")
    vera = town.member("Vera")
    vera.types("host")
    vera.presses("Become a host")
    vera.fills(headline="Baker", field="Baking", topics="bread", gladly="All of it")
    vera.presses("Set my hours")
    vera.presses("I agree")
    vera.fills(hours="Tue, Thu 17:00-19:00", place_detail="https://meet.example")
    assert WAITS in vera.last()
    assert not finds(maya)


def test_present_hosts_stay_and_waiting_hosts_are_listed(
    town: Town, ana: Member, daniel: Member
) -> None:
    looks(ana)
    daniel.types("host")
    daniel.presses("Stop hosting")
    daniel.sends(Action(ActionName.HOST_OPEN))
    assert WAITS not in daniel.last()
    assert "You are not taking requests" not in daniel.last()
    vera = town.member("Vera")
    vera.hosts(hours="Tue 17:00-19:00")
    ana.types("organize")
    ana.presses("Settings")
    ana.presses("Who would be a host")
    assert "Vera" in ana.last()
    ana.presses("Have a look")
    assert isinstance(ana.presses("Welcome"), Form)


def test_organizers_are_reminded_of_whoever_waits_before_the_three_days_are_over(
    town: Town, ana: Member, vera: Member
) -> None:
    ana.types("organize")
    assert "1 member would like to host" in " ".join(ana.last().split())
    ana.presses("Have a look")
    assert "Vera" in ana.last()
    town.after(days=2)
    assert ana.count("Vera still waits to become a host") == 1
    ana.presses("Welcome")
    ana.fills(words="")
    ana.types("organize")
    assert "would like to host" not in ana.last()
    town.after(days=9)
    assert ana.count("Vera still waits to become a host") == 1


def test_nobody_is_reminded_of_a_host_who_was_answered(
    town: Town, ana: Member, vera: Member
) -> None:
    ana.presses("Not now")
    ana.fills(words="")
    town.after(days=9)
    assert not ana.sees("Vera still waits to become a host")


def test_no_organizer_is_reminded_who_stopped_all_nudges(
    town: Town, ana: Member, vera: Member
) -> None:
    ana.sends(Action(ActionName.NUDGES, arg="off"))
    town.after(days=9)
    assert not ana.sees("Vera still waits to become a host")


def test_in_quiet_weeks_organizers_are_not_reminded(town: Town, ana: Member, vera: Member) -> None:
    name_quiet_weeks(ana, "2026-11-23", "2026-12-06")
    town.after(days=9)
    assert not ana.sees("Vera still waits to become a host")
    town.to("2026-12-07 12:00")
    assert ana.count("Vera still waits to become a host") == 1


def test_whoever_waits_reads_so_wherever_they_see_their_door(
    town: Town, ana: Member, vera: Member
) -> None:
    vera.types("host")
    assert "The organizers have a look before your door opens" in vera.last()
    assert "Take requests again" not in vera.labels()
    vera.presses("Stop hosting")
    vera.presses("Stop hosting")
    vera.types("host")
    assert "Take requests again" in vera.labels()


OPENERS = [
    ActionName.HOSTS_TO_APPROVE,
    ActionName.HOST_MORE_FORM,
    ActionName.HOST_NOT_NOW_FORM,
    ActionName.HOST_TO_APPROVE,
    ActionName.HOST_WELCOME_FORM,
]


def test_a_forged_press_is_refused(vera: Member, maya: Member) -> None:
    for name in OPENERS:
        maya.sends(Action(name, "2"))
        assert REFUSED in maya.last(), name
    for form in (ActionName.HOST_WELCOME, ActionName.HOST_MORE, ActionName.HOST_NOT_NOW):
        maya.submits(Action(form, "2"), words="Welcome, me")
        assert REFUSED in maya.last()
    assert not finds(maya)


def test_an_approval_opens_no_door_of_a_host_who_stopped_meanwhile(
    ana: Member, vera: Member, maya: Member
) -> None:
    vera.sends(Action(ActionName.HOST_STOP).after_yes)
    opened = ana.presses("Welcome")
    if isinstance(opened, Form):
        ana.fills(words="How good to have you!")
    assert not finds(maya)
    vera.sends(Action(ActionName.HOST_OPEN))
    assert WAITS in vera.last()


def at_night(town: Town, ana: Member) -> tuple[Member, Member]:
    """Bea, who organizes, too, and is awake, and Vera, who would like to be a host."""
    looks(ana)
    bea = town.member("Bea", runs_space=True)
    organizes(bea)
    town.to("2026-11-23 23:30")
    vera = town.member("Vera")
    vera.hosts(hours="Tue, Thu 17:00-19:00", field="Baking")
    return bea, vera


def welcomes_vera(bea: Member) -> None:
    bea.types("organize")
    bea.presses("Have a look")
    bea.presses("Have a look")
    bea.presses("Welcome")
    bea.fills()


def test_who_was_welcomed_at_night_is_not_asked_about_in_the_morning(
    town: Town, ana: Member, maya: Member
) -> None:
    """Bea is awake, and answers before Ana has seen the card."""
    bea, _ = at_night(town, ana)
    welcomes_vera(bea)
    town.to("2026-11-24 12:00")
    assert finds(maya)
    for each in (ana, bea):
        assert "Vera would like to be a host" not in each.notified()


@pytest.mark.parametrize("gone", ["left", "removed", "erased"])
def test_who_is_gone_before_the_morning_is_not_asked_about(
    town: Town, ana: Member, maya: Member, gone: str
) -> None:
    bea, vera = at_night(town, ana)
    if gone == "left":
        town.runner.run(town.assembly.app.members.departed(vera.person))
    elif gone == "removed":
        report(maya, about="Vera")
        bea.types("concerns")
        for _ in range(2):
            bea.presses("Remove them")
    else:
        vera.types("privacy")
        vera.presses("Erase me")
        vera.presses("Erase everything, for good")
    town.to("2026-11-24 12:00")
    for each in (ana, bea):
        assert "Vera would like to be a host" not in each.notified()


def test_organizers_are_not_reminded_in_the_morning_of_who_was_welcomed_at_night(
    town: Town, ana: Member, maya: Member
) -> None:
    bea, _ = at_night(town, ana)
    town.to("2026-11-25 23:45")
    before = len(ana.notified())
    welcomes_vera(bea)
    town.to("2026-11-26 12:00")
    assert finds(maya)
    assert ana.notified()[before:] == []
