"""A member's feed, read back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar, Event

from bot.interview import lifecycle
from bot.interview.hosting import Place, Venue
from bot.interview.model import Interview, Stage
from bot.texts.calendar.events import feed
from tests.bot.texts.calendar.pair import NOW, asked, booked, host, seeker, utc

MAYA, DANIEL = seeker(), host()
OTHERS = {2: DANIEL}


def events(*interviews: Interview, days: int = 0) -> list[Event]:
    ics = feed(MAYA, interviews, OTHERS, NOW + timedelta(days=days))
    made = Calendar.from_ical(ics)
    assert isinstance(made, Calendar)
    assert made.method == "PUBLISH"
    assert made.calendar_name == "Askwell"
    assert made.refresh_interval == timedelta(hours=1)
    assert made["X-WR-CALNAME"] == made["NAME"] == "Askwell", "also where it holds nothing"
    return made.events


def test_a_booked_interview_is_in_the_feed() -> None:
    (event,) = events(booked())
    assert event["SUMMARY"] == "Informational interview with Daniel"
    assert event["STATUS"] == "CONFIRMED"
    assert event.start == utc("2026-11-26 16:00")
    assert not event.attendees, "nobody is invited by a feed"


def test_it_is_the_event_that_an_invitation_made_and_moves_with_the_interview() -> None:
    first = booked()
    again = lifecycle.book(
        lifecycle.offer(first, (), first.awaiting, NOW, NOW), utc("2026-12-01 16:30"), Venue(), NOW
    )
    (before,), (after,) = events(first), events(again)
    assert before.uid == after.uid
    assert before.sequence < after.sequence
    assert after.start == utc("2026-12-01 16:30")


def test_a_cancelled_event_stays_in_the_feed_for_a_month() -> None:
    cancelled = lifecycle.end(booked(), Stage.CANCELLED, NOW)
    (event,) = events(cancelled, days=29)
    assert event["STATUS"] == "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Cancelled: Informational interview with Daniel"
    assert events(cancelled, days=31) == []


@pytest.mark.parametrize("stage", [Stage.HELD, Stage.THANKED])
def test_a_past_event_stays_in_the_feed_for_a_month(stage: Stage) -> None:
    held = lifecycle.end(booked(), stage, NOW)
    assert len(events(held, days=33)) == 1
    assert events(held, days=34) == []


def test_a_place_is_shown_until_the_interview_is_over() -> None:
    talk = booked(venue=Venue(Place.PHONE, "+44 20"))
    (ahead,), (past,) = events(talk, days=3), events(talk, days=4)
    assert ahead["LOCATION"] == "By phone: +44 20"
    assert "+44 20" in str(ahead["DESCRIPTION"])
    assert "LOCATION" not in past
    assert "+44 20" not in str(past["DESCRIPTION"])


def test_a_changed_host_profile_does_not_change_the_feed() -> None:
    daniel = host(place=Place.PHONE, place_detail="+44 99")
    ics = feed(MAYA, [booked()], {2: daniel}, NOW)
    assert b"+44 99" not in ics


@pytest.mark.parametrize("stage", [Stage.ASKED, Stage.DECLINED, Stage.EXPIRED, Stage.MISSED])
def test_interviews_without_a_time_or_missed_ones_are_not_in_the_feed(stage: Stage) -> None:
    assert events(asked(stage=stage)) == []
    assert events(lifecycle.end(booked(), Stage.MISSED, NOW)) == []


def test_the_same_interviews_give_the_same_bytes_whenever_asked() -> None:
    two = [booked(), replace(booked("2026-12-03 16:00"), id="i2")]
    first = feed(MAYA, two, OTHERS, NOW)
    assert feed(MAYA, two[::-1], OTHERS, NOW + timedelta(days=3)) == first


def test_an_empty_feed_is_a_calendar_with_a_component() -> None:
    """RFC 5545, section 3.6, asks for at least one; a time zone is not shown."""
    assert events() == []
    made = Calendar.from_ical(feed(MAYA, [], OTHERS, NOW))
    (zone,) = made.timezones
    assert zone.tz_name == "UTC"
    assert zone.to_tz().utcoffset(NOW) == timedelta()
    assert not Calendar.from_ical(feed(MAYA, [booked()], OTHERS, NOW)).timezones
