"""Askwell recognises its own events in any calendar."""

import pytest
from icalendar import Calendar

from bot.interview.scheduling.calendars import is_own_event, uid
from tests.bot.texts.calendar.pair import NOW, booked, host, invitation, seeker


def test_an_event_from_our_own_file_is_recognised() -> None:
    made = Calendar.from_ical(invitation(booked(), seeker(), host(), NOW))
    assert isinstance(made, Calendar)
    (event,) = made.events
    assert event.uid == uid(booked())
    assert is_own_event(str(event.uid))


@pytest.mark.parametrize("kept", [" i1@askwell.invalid\r", "I1@ASKWELL.INVALID"])
def test_a_calendar_may_write_it_its_own_way(kept: str) -> None:
    assert is_own_event(kept)


@pytest.mark.parametrize(
    "other",
    ["", "@askwell.invalid", "i1@askwell.invalid.example", "i1@google.com", "a@b@askwell.invalid"],
)
def test_others_are_not_ours(other: str) -> None:
    assert not is_own_event(other)
