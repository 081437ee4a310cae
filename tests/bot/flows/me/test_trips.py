"""A trip to another time zone that was announced, and the time zone that a platform reports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.interview.scheduling.quiet_hours import next_allowed
from bot.interview.trips import Trip, travelling
from tests.bot.town import Town
from tests.bot.town_members import Member

TOKYO = Trip("Asia/Tokyo", date(2026, 12, 3), date(2026, 12, 10))
HOMES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Tokyo")


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("away", ["Asia/Tokyo", "America/Los_Angeles", "Europe/London"])
def test_each_instant_has_one_time_on_the_wrist(home: str, away: str) -> None:
    zone = travelling(home, replace(TOKYO, zone=away))
    instant = datetime(2026, 12, 2, tzinfo=UTC)
    while instant < datetime(2026, 12, 13, tzinfo=UTC):
        local = instant.astimezone(zone)
        assert local.astimezone(UTC) == instant
        there = instant.astimezone(ZoneInfo(away))
        told = there if there.date() in _days() else instant.astimezone(ZoneInfo(home))
        assert local.replace(tzinfo=None, fold=0) == told.replace(tzinfo=None, fold=0)
        instant += timedelta(minutes=30)


def _days() -> set[date]:
    return {TOKYO.first + timedelta(days=number) for number in range(8)}


def test_a_time_on_the_wrist_is_that_of_where_somebody_is() -> None:
    zone = travelling("Europe/Berlin", TOKYO)
    noons = [datetime(2026, 12, day, 12, tzinfo=zone).utcoffset() for day in (2, 3, 10, 11)]
    assert noons == [timedelta(hours=hours) for hours in (1, 9, 9, 1)]
    assert datetime(2026, 12, 5, 12, tzinfo=zone).tzname() == "JST"
    assert zone.key == "Europe/Berlin"
    assert travelling("Europe/Berlin", TOKYO) is zone


@pytest.fixture
def maya(town: Town) -> Member:
    return town.member("Maya", "Europe/Berlin")


def travels(maya: Member, where: str, days: str) -> str:
    maya.types("settings more")
    maya.presses("I will be in another zone")
    return maya.reads(maya.fills(where=where, days=days))


def test_times_in_those_days_are_shown_by_the_clocks_there(town: Town, maya: Member) -> None:
    daniel = town.host("Daniel", hours="Mon-Sun 9:00-12:00")
    said = travels(maya, "Tokyo", "25 Nov to 27 Nov")
    assert "Asia/Tokyo, 25 November 2026 to 27 November 2026" in said
    maya.opens_request(daniel)
    shown = "\n".join(maya.times())
    assert "Wed 25 Nov, 17:00" in shown
    assert "Wed 9 Dec, 09:00" in shown


def test_times_typed_during_a_trip_are_in_its_zone(town: Town, maya: Member) -> None:
    daniel = town.host("Daniel", hours="Mon-Sun 9:00-12:00")
    travels(maya, "Tokyo", "25 Nov to 27 Nov")
    maya.asks(daniel, slots=(), own_times="Thu 26 Nov 18:00")
    [asked] = town.interviews()
    assert asked.offered == (datetime(2026, 11, 26, 9, tzinfo=UTC),)


def test_quiet_hours_are_those_of_where_somebody_is(town: Town, maya: Member) -> None:
    travels(maya, "Tokyo", "25 Nov to 27 Nov")
    me = town.runner.run(town.store.read(lambda unit: unit.memberships.known(maya.person)))
    assert me
    eight_in_tokyo = datetime(2026, 11, 25, 23, tzinfo=UTC)
    assert next_allowed(me, eight_in_tokyo) == eight_in_tokyo + timedelta(hours=1)


def test_a_trip_ends_by_itself(town: Town, maya: Member) -> None:
    travels(maya, "Tokyo", "25 Nov to 27 Nov")
    town.to("2026-11-27 14:00")
    assert "Asia/Tokyo" in maya.reads(maya.types("settings"))
    town.to("2026-11-27 15:00")
    assert "Asia/Tokyo" not in maya.reads(maya.types("settings"))


def test_a_trip_can_be_taken_back(maya: Member) -> None:
    travels(maya, "Tokyo", "25 Nov to 27 Nov")
    assert "Asia/Tokyo" not in travels(maya, "", "")


UNREADABLE = [
    ("Atlantis", "25 Nov to 27 Nov", "I know zones by their cities"),
    ("Tokyo", "soon", "soon"),
    ("Tokyo", "27 Nov to 25 Nov", "25 Nov"),
    ("Tokyo", "25 Nov; away 29 Nov", "one first day and one last day"),
]


def test_an_unreadable_trip_is_refused_with_the_reason(maya: Member) -> None:
    for where, days, why in UNREADABLE:
        assert why in travels(maya, where, days), where


# What the platform tells


def moves(town: Town, zone: str | None) -> Member:
    """The same person, for whom the platform reports another time zone from now on."""
    return town.member("Maya", zone)


def zone_of(maya: Member) -> str:
    return maya.reads(maya.types("settings"))


def test_a_new_zone_is_taken_silently_where_nothing_is_booked(town: Town, maya: Member) -> None:
    maya.types("start")
    maya = moves(town, "Europe/Lisbon")
    assert "Europe/Lisbon" in zone_of(maya)
    town.drain()
    assert not maya.sees("You seem to be in")


def test_where_something_is_booked_it_is_asked_once(town: Town, maya: Member) -> None:
    maya.books(town.host("Daniel", hours="Mon-Sun 9:00-18:00"))
    maya = moves(town, "Europe/Lisbon")
    assert "Europe/Berlin" in zone_of(maya)
    town.drain()
    assert maya.count("You seem to be in Lisbon now. Use that time?") == 1
    zone_of(maya)
    town.drain()
    assert maya.count("You seem to be in Lisbon now. Use that time?") == 1
    maya.presses("Use it")
    assert "Europe/Lisbon" in zone_of(maya)


def test_a_member_who_keeps_their_zone_is_not_asked_again(town: Town, maya: Member) -> None:
    maya.books(town.host("Daniel", hours="Mon-Sun 9:00-18:00"))
    maya = moves(town, "Europe/Lisbon")
    maya.types("start")
    town.drain()
    maya.presses("Keep mine")
    maya = moves(town, "Asia/Tokyo")
    maya.types("start")
    town.drain()
    assert not maya.sees("You seem to be in Tokyo")
    assert "Europe/Berlin" in zone_of(maya)


def test_a_zone_set_by_hand_stays(town: Town, maya: Member) -> None:
    maya.types("settings")
    maya.presses("Change")
    maya.fills(zone="Accra")
    maya = moves(town, "Europe/Lisbon")
    assert "Africa/Accra" in zone_of(maya)


def test_where_a_trip_leads_is_no_new_home(town: Town, maya: Member) -> None:
    travels(maya, "Tokyo", "23 Nov to 27 Nov")
    maya = moves(town, "Asia/Tokyo")
    assert "Europe/Berlin" in zone_of(maya)
    maya = moves(town, "Europe/Berlin")
    assert "Europe/Berlin" in zone_of(maya)
