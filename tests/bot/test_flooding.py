"""Somebody wants to flood others, in the ways in which they would try it: with the app itself, with
the buttons of their own cards, and with forged forms. What counts is how often others are
notified."""

from datetime import timedelta

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.interview.model import Interview, Stage
from bot.language.form_values import write_starts
from tests.bot.town import Town
from tests.bot.town_members import Member

BAIT = "https://bait.example/{day}"


@pytest.fixture
def hosts(town: Town) -> list[Member]:
    return [town.host(f"Host{number:02}", per_month="10") for number in range(20)]


def newest(town: Town) -> Interview:
    return town.interviews()[-1]


def now_of(town: Town, name: ActionName, arg: str = "") -> Action:
    """A forged press about the newest interview in its present state."""
    current = newest(town)
    return Action(name, current.id, current.revision, arg)


def offer(town: Town, **ahead: float) -> Action:
    """A forged press that proposes the time that is this far from now."""
    start = town.clock.now() + timedelta(**ahead)
    return now_of(town, ActionName.OFFER, write_starts([start]))


def test_updates_with_a_link_do_not_come_daily_after_one_booking(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    start = newest(town).start
    assert start
    town.to(start + timedelta(days=1))
    maya.sends(now_of(town, ActionName.THANKED))
    for day in range(60):
        maya.sends(now_of(town, ActionName.UPDATE))
        maya.submits(now_of(town, ActionName.UPDATE), update=f"Look: {BAIT.format(day=day)}")
        maya.sends(now_of(town, ActionName.SEND_UPDATE))
        town.after(days=1)
    assert 0 < daniel.notified().count("News from Maya") <= 2


def test_the_place_of_one_booking_does_not_ring_daily(town: Town, maya: Member) -> None:
    lena = town.host("Lena", place_detail="")
    maya.books(lena, own_times="2026-12-11 12:00")
    before = len(maya.notified())
    for day in range(60):
        lena.sends(now_of(town, ActionName.VENUE))
        lena.submits(now_of(town, ActionName.VENUE), detail=BAIT.format(day=day))
        town.after(hours=6)
    rung = [title for title in maya.notified()[before:] if title.startswith("Lena")]
    assert len(rung) <= 2
    assert newest(town).stage is Stage.BOOKED, "or this tries nothing"


def test_one_open_request_does_not_bring_message_after_message(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    before = len(daniel.notified())
    for minute in range(30):
        maya.sends(offer(town, days=5, minutes=minute))
    assert len(daniel.notified()) - before == 0


def test_asking_and_withdrawing_does_not_reach_twenty_hosts(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    for host in hosts:
        maya.asks(host)
        maya.sends(now_of(town, ActionName.WITHDRAW).after_yes)
    assert sum(host.sees("Maya would like to learn from you") for host in hosts) == 5


def test_a_request_is_not_kept_open_for_sixty_days(
    town: Town, daniel: Member, maya: Member
) -> None:
    """Both may be working together, or one is polite and the other never gives up."""
    maya.asks(daniel, own_times="2026-12-01 12:00")
    began = town.clock.now()
    sides = (daniel, maya)
    while newest(town).stage is Stage.ASKED and town.clock.now() < began + timedelta(days=60):
        town.after(days=6)
        for each in sides:
            each.sends(offer(town, days=9))
    assert newest(town).stage is Stage.EXPIRED
    assert town.clock.now() - began <= timedelta(days=30)
