"""Free slots, tested alone."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview import rules
from bot.interview.hosting import HostProfile
from bot.interview.hours import DayHours, WeeklyHours
from bot.interview.members import Member, Person
from bot.interview.model import Busy, Interview, Slot, Stage
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS
from bot.interview.pairs import Pair
from bot.interview.scheduling import slots as slots_of
from bot.interview.scheduling.slots import STEP
from bot.language.hours import read_hours
from bot.language.public_holidays import holiday_dates

free_slots = partial(slots_of.free_slots, holidays=holiday_dates)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def member(number: int, zone: str, profile: HostProfile | None = None) -> Member:
    person = Person("test", "town", str(number))
    return Member(number, 1, person, f"Member {number}", zone, profile=profile)


def host(hours: str, zone: str = "UTC") -> HostProfile:
    return HostProfile(open=True, hours=read_hours(hours), zone=zone, per_month=9)


def pair(profile: HostProfile, zone: str = "UTC", *booked: datetime) -> Pair:
    talks = [
        Interview(
            id=str(number),
            community=1,
            seeker=1,
            host=3,
            connection="",
            wish="",
            minutes=25,
            asked_at=NOW,
            changed_at=NOW,
            stage=Stage.BOOKED,
            start=start,
        )
        for number, start in enumerate(booked)
    ]
    return Pair(member(1, zone), member(2, profile.zone, profile), talks, ())


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}Z")


def test_a_slot_ends_within_the_hours() -> None:
    profile = host("Tue 10:00-10:50")
    assert free_slots(pair(profile), 20, NOW)[:2] == [
        utc("2026-11-24 10:00"),
        utc("2026-11-24 10:30"),
    ]
    assert utc("2026-11-24 10:30") not in free_slots(pair(profile), 25, NOW)


def test_without_hours_there_are_no_slots() -> None:
    assert free_slots(pair(HostProfile(open=True, per_month=9)), 25, NOW) == []


def test_stretches_that_touch_or_overlap_give_each_slot_once() -> None:
    slots = free_slots(pair(host("Tue 10:00-11:00; Tue 10:30-12")), 25, NOW)
    first_day = [slot for slot in slots if slot.day == 24]
    assert first_day == [
        utc(f"2026-11-24 {clock}") for clock in ("10:00", "10:30", "11:00", "11:30")
    ]


@pytest.mark.parametrize(
    ("now", "slots"),
    [
        ("2027-03-22 09:00", ["2027-03-28 00:00", "2027-03-28 00:30"]),  # 2:00 to 3:00 is skipped
        (
            "2026-10-19 09:00",  # 2:00 to 3:00 comes twice
            [f"2026-10-25 {clock}" for clock in ("00:00", "00:30", "01:00", "01:30")],
        ),
    ],
)
def test_hours_in_the_night_when_clocks_change(now: str, slots: list[str]) -> None:
    hours = "Sun 01:00-03:00" if "2027" in now else "Sun 02:00-03:00"
    found = free_slots(pair(host(hours, "Europe/Berlin")), 25, utc(now))
    sunday = utc(slots[0]).date()
    assert [slot for slot in found if slot.date() == sunday] == list(map(utc, slots))


def test_a_booked_interview_takes_every_slot_it_touches() -> None:
    free = free_slots(pair(host("Tue 10-12"), "UTC", utc("2026-11-24 10:40")), 25, NOW)
    assert [slot for slot in free if slot.day == 24] == [
        utc("2026-11-24 10:00"),
        utc("2026-11-24 11:30"),
    ]


def test_before_and_after_a_booked_interview_there_is_a_break() -> None:
    free = free_slots(pair(host("Tue 10-12"), "UTC", utc("2026-11-24 11:00")), 25, NOW)
    assert [slot for slot in free if slot.day == 24] == [
        utc("2026-11-24 10:00"),
    ], "10:30 to 10:55 and 11:30 are too close to 11:00 to 11:25"
    free = free_slots(pair(host("Tue 10-12"), "UTC", utc("2026-11-24 10:55")), 20, NOW)
    assert utc("2026-11-24 11:30") in free, "ten minutes are enough"


@pytest.mark.parametrize("whose", ["seeker", "host"])
def test_a_busy_time_removes_the_slots_it_touches_without_a_break(whose: str) -> None:
    busy = [Busy(utc("2026-11-24 10:30"), utc("2026-11-24 11:00"))]
    both = pair(host("Tue 10-12"))
    seekers = whose == "seeker"
    both = replace(both, seeker_busy=busy) if seekers else replace(both, host_busy=busy)
    assert [slot for slot in free_slots(both, 30, NOW) if slot.day == 24] == [
        utc("2026-11-24 10:00"),
        utc("2026-11-24 11:00"),
        utc("2026-11-24 11:30"),
    ]


def test_public_holidays_of_the_hosts_country_are_kept_free() -> None:
    now = utc("2026-12-14 09:00")
    days = {slot.day for slot in free_slots(pair(host("Mon-Sun 08:00-09:00")), 25, now)}
    assert {25, 26} <= days
    german = replace(host("Mon-Sun 08:00-09:00"), country="DE")
    days = {slot.day for slot in free_slots(pair(german), 25, now)}
    assert {24, 27} <= days
    assert not {25, 26} & days


def test_an_interview_ends_before_the_seekers_night() -> None:
    kathmandu = pair(host("Mon-Sun 14-18"), "Asia/Kathmandu")  # 19:45 to 23:45 there
    clocks = {slot.time() for slot in free_slots(kathmandu, 25, NOW)}
    assert max(clocks) == time(15, 30), "21:15 to 21:40; 21:45 would end at 22:10"


def test_the_night_is_the_seekers_own() -> None:
    both = pair(host("Mon-Sun 0-24"))

    def clocks(begins: time, ends: time) -> set[time]:
        seeker = replace(both.seeker, night_from=begins, night_until=ends)
        slots = free_slots(replace(both, seeker=seeker), 25, NOW, most=2000)
        return {slot.time() for slot in slots}

    assert (min(clocks(time(22), time(7))), max(clocks(time(22), time(7)))) == (
        time(7),
        time(21, 30),
    )
    late = clocks(time(1), time(9, 30))
    assert time(0, 30) in late
    assert time(1) not in late
    assert min(late - {time(), time(0, 30)}) == time(9, 30)
    assert len(clocks(time(3), time(3))) == 48, "at any hour"


def test_times_of_day_take_turns_too() -> None:
    slots = free_slots(pair(host("Mon-Sun 8-20")), 25, NOW)
    hours = Counter(slot.hour for slot in slots)
    assert set(hours) == set(range(8, 20))
    assert max(hours.values()) - min(hours.values()) <= 1
    assert len({slot.date() for slot in slots}) == 21


def test_each_day_gets_its_turn_before_any_gets_a_second() -> None:
    slots = free_slots(pair(host("Mon-Sun 8-20")), 25, NOW, most=10)
    assert len({slot.date() for slot in slots}) == 10
    assert slots == sorted(slots)


zones = st.sampled_from(
    ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"]
)
stretches = st.builds(
    DayHours,
    st.integers(0, 6),
    st.times(max_value=time(12)).map(lambda clock: clock.replace(second=0, microsecond=0)),
    st.sampled_from([time(12, 30), time(15), time(23, 59)]),
)


@given(
    st.lists(stretches, min_size=1, max_size=4),
    zones,
    zones,
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(DEFAULT_SETTINGS.lengths),
)
def test_every_slot_suits_both_sides_at_any_time(
    hours: list[DayHours], hosts_zone: str, seekers_zone: str, now: datetime, minutes: int
) -> None:
    profile = replace(
        HostProfile(open=True, per_month=9), hours=WeeklyHours(tuple(hours)), zone=hosts_zone
    )
    both = pair(profile, seekers_zone, now + timedelta(days=4))
    slots = free_slots(both, minutes, now)
    assert len(slots) == len(set(slots)) <= 25
    assert slots == sorted(slots)
    for start in slots:
        assert rules.bad_time(both, Slot(start, minutes), now) is None
        assert any(
            opens.astimezone(UTC) <= start
            and start + timedelta(minutes=minutes) <= closes.astimezone(UTC)
            for day in (-1, 0, 1)
            for opens, closes in profile.hours.on(
                start.date() + timedelta(days=day), member(2, hosts_zone).zoneinfo
            )
        )
    assert timedelta(minutes=30) == STEP
