"""The hosts a seeker has talked with, in the order in which pages of them are shown."""

from datetime import UTC, datetime, timedelta

from bot.interview.members import Member, Person
from bot.interview.model import Stage
from bot.interview.staying_in_touch.contacts import contacts
from bot.interview.staying_in_touch.follow_ups import Encounter

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ME = Member(1, 1, Person("p", "s", "u1"), "Maya", "UTC")


def met(host: int) -> Encounter:
    """An interview of `host` days ago. The seeker was to write again yesterday."""
    at = NOW - host * DAY
    return Encounter(
        *(f"i{host}", 1, host, Stage.THANKED),
        asked_at=at,
        changed_at=at,
        start=at,
        minutes=25,
        last_contact_at=NOW - 9 * DAY,
        nudges=True,
        follow_up_at=NOW - DAY,
        is_noted=True,
        is_reported=False,
    )


def test_contacts_of_the_same_time_have_one_order_however_they_are_read() -> None:
    """The newest come first. Otherwise a second page could repeat one of the first."""
    read = [met(3), met(2), met(4)]
    for encounters in (read, read[::-1]):
        found = contacts(ME, encounters, NOW)
        assert len({each.next for each in found}) == 1
        assert [each.held.host for each in found] == [2, 3, 4]
