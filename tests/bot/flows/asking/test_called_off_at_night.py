"""What was booked and called off while somebody slept is one message when they wake."""

import pytest

from tests.bot.town import Town
from tests.bot.town_members import Member


@pytest.fixture
def asleep(town: Town) -> tuple[Member, Member]:
    """A seeker in New York has asked a host in Tokyo, who answers while the seeker sleeps."""
    daniel = town.host("Daniel", "Asia/Tokyo", hours="Tue, Thu 10:00-20:00")
    maya = town.member("Maya", "America/New_York")
    maya.asks(daniel, own_times="2026-11-25 20:00")
    town.to("2026-11-24 08:00")
    daniel.picks()
    return maya, daniel


def comes(maya: Member, town: Town) -> list[str]:
    """The new messages of the next day."""
    before = len(maya.received())
    town.after(hours=8)
    return [maya.reads(each.card) for each in maya.received()[before:] if each.new]


def test_who_never_heard_of_a_booking_reads_what_was_cancelled(
    town: Town, asleep: tuple[Member, Member]
) -> None:
    maya, daniel = asleep
    daniel.types("interviews")
    daniel.presses("Cancel")
    [told] = comes(maya, town)
    assert told.startswith(
        "Daniel has to cancel your talk\nIt was booked for Wednesday 25 November"
    )


def test_questions_that_were_seen_become_a_line(town: Town, asleep: tuple[Member, Member]) -> None:
    maya, daniel = asleep
    assert [each.splitlines()[0] for each in comes(maya, town)] == [
        "Booked: you and Daniel",
        "Questions for your talk with Daniel",
    ]
    daniel.types("interviews")
    daniel.presses("Cancel")
    assert maya.sees("No longer needed: your questions for Daniel")
