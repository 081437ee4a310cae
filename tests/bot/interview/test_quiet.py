from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.members import Member, Person
from bot.interview.scheduling.quiet_hours import next_allowed, next_morning


def member(zone: str = "Europe/Berlin", start: int = 20, end: int = 9) -> Member:
    person = Person("test", "town", "maya")
    return Member(1, 1, person, "Maya", zone, quiet_from=time(start), quiet_until=time(end))


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("2026-11-24 12:00", "2026-11-24 12:00"),
        ("2026-11-24 18:59", "2026-11-24 18:59"),
        ("2026-11-24 19:00", "2026-11-25 08:00"),  # 20:00 in Berlin
        ("2026-11-25 03:00", "2026-11-25 08:00"),
        ("2026-11-27 19:30", "2026-11-30 08:00"),  # Friday evening
        ("2026-11-28 12:00", "2026-11-30 08:00"),  # Saturday
        ("2026-11-29 23:30", "2026-11-30 08:00"),  # Monday, in the reader's zone
        ("2026-10-23 19:30", "2026-10-26 08:00"),  # clocks change at the weekend
    ],
)
def test_nudges_wait_for_the_readers_day(at: str, allowed: str) -> None:
    assert next_allowed(member(), utc(at)) == utc(allowed)


def test_quiet_hours_may_lie_within_a_day() -> None:
    siesta = member(start=12, end=15)
    assert next_allowed(siesta, utc("2026-11-24 12:00")) == utc("2026-11-24 14:00")
    assert next_allowed(siesta, utc("2026-11-24 22:00")) == utc("2026-11-24 22:00")


def test_the_next_morning_is_a_working_day() -> None:
    assert next_morning(member(), utc("2026-11-24 16:00")) == utc("2026-11-25 08:00")
    assert next_morning(member(), utc("2026-11-27 16:00")) == utc("2026-11-30 08:00")
    assert next_morning(member("Pacific/Auckland"), utc("2026-11-24 12:00")) == utc(
        "2026-11-25 20:00"
    )


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Asia/Kathmandu", "America/New_York", "Pacific/Chatham", "Africa/Lagos"]),
    st.integers(0, 23),
    st.integers(0, 23),
)
def test_an_allowed_moment_comes_and_stays_allowed(
    at: datetime, zone: str, start: int, end: int
) -> None:
    reader = member(zone, start, end)
    allowed = next_allowed(reader, at)
    assert at <= allowed
    assert allowed.astimezone(reader.zoneinfo).weekday() < 5
    assert next_allowed(reader, allowed) == allowed


def utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}Z")
