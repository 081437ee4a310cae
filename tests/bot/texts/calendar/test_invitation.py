"""The files that go with a booking: written, and read back by icalendar."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from bot.cards.files import FILE_NAME
from bot.interview import lifecycle
from bot.interview.hosting import Place, Venue
from bot.interview.model import Stage
from bot.texts.calendar.events import file_name
from tests.bot.texts.calendar.pair import (
    NOW,
    asked,
    booked,
    cancellation,
    host,
    invitation,
    seeker,
    utc,
)


def read(ics: bytes) -> tuple[Calendar, Event]:
    """The only event of a file that follows the standard."""
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert ics.count(b"\n") == ics.count(b"\r\n")
    made = Calendar.from_ical(ics)
    assert isinstance(made, Calendar)
    assert made.version == "2.0"
    assert not [each for each in made.walk() if each.errors]
    (event,) = made.events
    return made, event


def cancelled_file() -> bytes:
    was = booked(venue=Venue(Place.VIDEO, "https://meet.example/a"))
    assert was.slot
    ended = lifecycle.end(was, Stage.CANCELLED, NOW)
    return cancellation(ended, was.slot, seeker(), host(), NOW)


def for_seeker(start: str = "2026-11-26 16:00", zone: str | None = "Africa/Nairobi") -> bytes:
    return invitation(booked(start), seeker(zone), host(), NOW)


def test_the_seeker_is_told_when_with_whom_where_and_what_to_bring() -> None:
    made, event = read(invitation(booked(venue=Venue(Place.PHONE)), seeker(), host(), NOW))

    assert made.method == "PUBLISH"
    assert event["SUMMARY"] == "Informational interview with Daniel"
    assert event["STATUS"] == "CONFIRMED"
    assert event.start == utc("2026-11-26 16:00")
    assert event.end == utc("2026-11-26 16:25")
    assert event.DTSTAMP == NOW
    assert event["LOCATION"] == "By phone"
    assert "By phone; the number is still to come from Daniel" in str(event["DESCRIPTION"])
    assert "For Daniel it is Thursday 26 November 2026, 17:00 CET." in str(event["DESCRIPTION"])
    assert "Bring your questions" in str(event["DESCRIPTION"])
    assert "How the work really is" not in str(event["DESCRIPTION"])


def test_the_host_sees_what_it_is_about_and_is_not_told_of_themselves() -> None:
    venue = Venue(Place.VIDEO, "https://meet.example/a?b=1,2;3")
    _, event = read(invitation(booked(venue=venue), host(), seeker(), NOW))

    assert event["SUMMARY"] == "Informational interview with Maya"
    assert event.start == utc("2026-11-26 16:00")
    assert "How the work really is" in str(event["DESCRIPTION"])
    assert "For Maya it is Thursday 26 November 2026, 19:00 EAT." in str(event["DESCRIPTION"])
    assert event["LOCATION"] == "Video call: https://meet.example/a?b=1,2;3"
    assert event["URL"] == "https://meet.example/a?b=1,2;3"
    _, without = read(invitation(booked(), host(), seeker(), NOW))
    assert "Daniel" not in str(without["DESCRIPTION"])
    assert "your link is still missing" in str(without["DESCRIPTION"])


def test_nobody_is_invited_by_a_made_up_address() -> None:
    for ics in (for_seeker(), cancelled_file()):
        assert b"ORGANIZER" not in ics
        assert b"ATTENDEE" not in ics
        assert b"mailto" not in ics.lower()


def test_it_reminds_ten_minutes_before() -> None:
    _, event = read(for_seeker())
    [alarm] = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert isinstance(alarm, Alarm)
    assert timedelta(minutes=-10) == alarm.TRIGGER
    assert alarm["DESCRIPTION"] == "In ten minutes: your talk with Daniel"


def test_a_cancelled_event_says_so_and_takes_no_time() -> None:
    _, event = read(cancelled_file())
    assert event["SUMMARY"] == "Cancelled: Informational interview with Daniel"
    assert event["STATUS"] == "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert "LOCATION" not in event
    assert event.walk("VALARM") == []


def test_moving_updates_and_cancelling_removes_the_same_event() -> None:
    first = booked()
    again = lifecycle.book(
        lifecycle.offer(first, (), first.awaiting, NOW, NOW), utc("2026-12-01 16:30"), Venue(), NOW
    )
    cancelled = lifecycle.end(again, Stage.CANCELLED, NOW)
    assert again.slot
    files = [
        invitation(first, seeker(), host(), NOW),
        invitation(again, seeker(), host(), NOW),
        cancellation(cancelled, again.slot, seeker(), host(), NOW),
    ]
    made, events = zip(*map(read, files), strict=True)

    assert {each.method for each in made} == {"PUBLISH"}
    assert len({each.uid for each in events}) == 1
    sequences = [each.sequence for each in events]
    assert sequences == sorted(set(sequences))
    assert [each["STATUS"] for each in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1].start == events[2].start == utc("2026-12-01 16:30")


def test_the_calendar_event_is_cancelled_while_another_time_is_sought() -> None:
    first = booked()
    assert first.slot
    seeking = lifecycle.offer(first, (), first.awaiting, NOW, NOW)
    made, event = read(cancellation(seeking, first.slot, seeker(), host(), NOW))
    assert made.method == "PUBLISH"
    assert event["STATUS"] == "CANCELLED"
    assert event.sequence == seeking.revision > first.revision


def test_both_sides_files_are_about_one_event() -> None:
    _, hers = read(invitation(booked(), seeker(), host(), NOW))
    _, his = read(invitation(booked(), host(), seeker(), NOW))
    assert (hers.uid, hers.sequence, hers.start) == (his.uid, his.sequence, his.start)


def test_a_request_without_a_time_has_no_file() -> None:
    with pytest.raises(ValueError, match="no time"):
        invitation(asked(), seeker(), host(), NOW)


def test_times_are_in_utc_and_need_no_rules_of_a_zone() -> None:
    for zone in ("Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", None):
        ics = for_seeker("2026-10-25 01:30", zone)
        assert b"DTSTART:20261025T013000Z" in ics
        assert b"DTEND:20261025T015500Z" in ics
        assert b"VTIMEZONE" not in ics
        assert b"TZID" not in ics


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Daniel", "interview-with-daniel.ics"),
        ("Zoë O'Brien-Müller", "interview-with-zoe-o-brien-muller.ics"),
        ("../../etc/passwd", "interview-with-etc-passwd.ics"),
        ("x" * 300, f"interview-with-{'x' * 24}.ics"),
        ("李雷", "interview.ics"),
        ("👩🏽‍🎓", "interview.ics"),
        ("Anna Владимировна", "interview-with-anna.ics"),
    ],
)
def test_a_file_name_has_the_others_name_as_far_as_every_disk_allows(name: str, file: str) -> None:
    assert file_name(host(name=name)) == file
    assert file_name(host(name=name), "cancelled") == file.replace(".ics", "-cancelled.ics")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_name_makes_a_file_that_a_card_may_hold(name: str) -> None:
    for ending in ("", "cancelled"):
        assert FILE_NAME.fullmatch(file_name(host(name=name), ending))


members_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=600) | st.sampled_from(
    ["END:VEVENT\nBEGIN:VEVENT", "a;b,c\\n:d", '"x"^n', "\r\nDTSTART:1", "x" * 300, "👩🏽‍🎓" * 99]
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(members_words, members_words, members_words, instants, st.sampled_from(Place))
@example("\\", "", "", datetime(2026, 1, 1, tzinfo=UTC), Place.VIDEO)
def test_members_words_do_not_act_in_a_calendar_file(
    name: str, wish: str, detail: str, start: datetime, place: Place
) -> None:
    venue = Venue(place, detail.strip())
    talk = lifecycle.book(asked(wish=wish), start.replace(microsecond=0), venue, NOW)
    daniel = host(name=name)
    for reader, other in ((seeker(), daniel), (daniel, seeker())):
        made, event = read(invitation(talk, reader, other, NOW))
        assert made.method == "PUBLISH"
        assert event.start == talk.start
        assert event.end == start.replace(microsecond=0) + timedelta(minutes=25)
        assert "\n" not in str(event["SUMMARY"])
        assert set(event) >= {"UID", "DTSTAMP", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION"}
    shown = " ".join(name.split())
    if shown.isprintable() and 0 < len(shown) <= 40:
        _, event = read(invitation(talk, seeker(), daniel, NOW))
        assert event["SUMMARY"] == f"Informational interview with {shown}"
