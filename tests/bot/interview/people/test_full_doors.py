"""Whether a door is full depends on how far ahead the programme offers times."""

from datetime import UTC, datetime

from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.model import Interview, Stage
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.interview.people.standing import Door, HostStanding

NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
BOOKED = Interview(
    *("i1", 1, 2, 1),
    connection="",
    wish="",
    minutes=25,
    asked_at=NOW,
    changed_at=NOW,
    stage=Stage.BOOKED,
    start=datetime(2026, 11, 20, 12, tzinfo=UTC),
)


def door(settings: ProgrammeSettings) -> Door:
    profile = HostProfile(open=True, per_month=1)
    host = Member(1, 1, Person("test", "town", "1"), "Daniel", profile=profile)
    return HostStanding(host, (BOOKED,), None, settings).door(NOW)


def test_next_month_counts_where_times_are_offered_in_it() -> None:
    assert door(ProgrammeSettings(ahead_weeks=3)) is Door.OPEN
    assert door(ProgrammeSettings(ahead_weeks=1)) is Door.FULL
