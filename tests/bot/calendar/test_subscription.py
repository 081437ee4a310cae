"""A member's feed, read back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar, Event

from bot import life
from bot.calendar.subscription import feed
from bot.model import Interview, Stage
from tests.bot.calendar.pair import NOW, asked, booked, host, seeker, utc

MAYA, DANIEL = seeker(), host()
OTHERS = {2: DANIEL}


def events(*interviews: Interview, days: int = 0) -> list[Event]:
    ics = feed(MAYA, interviews, OTHERS, NOW + timedelta(days=days))
    made = Calendar.from_ical(ics)
    assert isinstance(made, Calendar)
    assert made.method == "PUBLISH"
    assert made.calendar_name == "Askwell"
    assert made.refresh_interval == timedelta(hours=1)
    assert not made.get_missing_tzids()
    return made.events


def test_a_booked_interview_is_in_the_feed_in_its_owners_zone() -> None:
    (event,) = events(booked())
    assert event["SUMMARY"] == "Interview with Daniel"
    assert event["STATUS"] == "CONFIRMED"
    assert event.start == utc("2026-11-26 16:00")
    assert event["DTSTART"].params["TZID"] == "Africa/Nairobi"
    assert not event.attendees, "nobody is invited by a feed"


def test_it_is_the_event_that_an_invitation_made_and_moves_with_the_interview() -> None:
    first = booked()
    again = life.book(life.offer(first, (), first.awaiting, NOW), utc("2026-12-01 16:30"), NOW)
    (before,), (after,) = events(first), events(again)
    assert before.uid == after.uid
    assert before.sequence < after.sequence
    assert after.start == utc("2026-12-01 16:30")


def test_what_was_cancelled_is_said_to_be_for_a_month() -> None:
    cancelled = life.end(booked(), Stage.CANCELLED, NOW)
    (event,) = events(cancelled, days=29)
    assert event["STATUS"] == "CANCELLED"
    assert events(cancelled, days=31) == []


@pytest.mark.parametrize("stage", [Stage.HELD, Stage.THANKED])
def test_what_was_held_stays(stage: Stage) -> None:
    assert len(events(life.end(booked(), stage, NOW))) == 1


@pytest.mark.parametrize("stage", [Stage.ASKED, Stage.DECLINED, Stage.EXPIRED, Stage.MISSED])
def test_what_has_no_time_or_did_not_happen_is_left_out(stage: Stage) -> None:
    assert events(asked(stage=stage)) == []
    assert events(life.end(booked(), Stage.MISSED, NOW)) == []


def test_the_same_interviews_give_the_same_bytes_whenever_asked() -> None:
    two = [booked(), replace(booked("2026-12-03 16:00"), id="i2")]
    first = feed(MAYA, two, OTHERS, NOW)
    assert feed(MAYA, two[::-1], OTHERS, NOW + timedelta(days=9)) == first


def test_an_empty_feed_is_a_calendar_too() -> None:
    assert events() == []
