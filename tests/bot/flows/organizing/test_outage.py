"""Organizers are told when Askwell was away for a long time, and never twice."""

from datetime import timedelta

from storage.starting.outages import Outage
from tests.bot.town import Town
from tests.bot.town_members import Member

HOUR = timedelta(hours=1)


def away(town: Town, who: str, hours: float, seconds: float = 0) -> None:
    until = town.clock.now() + timedelta(seconds=seconds)
    outage = Outage(who, until - hours * HOUR, until, late=2)
    town.runner.run(town.store.keep_outage(outage, None if who == "Askwell" else who))
    town.after(minutes=1)


def test_organizers_hear_from_when_to_when(town: Town, ana: Member, maya: Member) -> None:
    maya.types("start")
    away(town, "Askwell", 3)
    assert "Askwell was away for a while" in ana.last()
    assert (
        "From Monday 23 November 2026, 07:00 CET to Monday 23 November 2026, 10:00 CET"
        in " ".join(ana.last().split())
    )
    assert not maya.received()


def test_an_outage_that_two_processes_noticed_is_reported_once(town: Town, ana: Member) -> None:
    away(town, "Askwell", 3)
    away(town, "Askwell", 3, seconds=-40)
    assert ana.count("was away for a while") == 1
    town.after(days=1)
    away(town, "Askwell", 2)
    assert ana.count("was away for a while") == 2


def test_another_platform_is_not_theirs(town: Town, ana: Member) -> None:
    away(town, "discord", 3)
    assert not ana.sees("was away for a while")
    away(town, "terminal", 3)
    assert ana.sees("Terminal was away for a while")


def test_organizers_are_told_of_an_outage_in_their_daytime(town: Town, ana: Member) -> None:
    town.to("2026-11-23 23:00")
    away(town, "Askwell", 3)
    assert not ana.sees("was away for a while")
    town.after(hours=12)
    assert ana.sees("was away for a while")
