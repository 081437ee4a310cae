"""The files that go with a booking: written, and read back by icalendar and by dateutil."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot import life
from bot.calendar.invitation import cancellation, invitation
from bot.calendar.zones import Observance
from bot.model import Place, Stage
from tests.bot.calendar.pair import NOW, asked, booked, host, seeker, utc

ZONES = [
    *("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"),
    *("Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata", "Pacific/Kiritimati"),
]


def read(ics: bytes) -> tuple[Calendar, Event]:
    """The one event, in a file as the standard wants it."""
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))
    assert ics.count(b"\n") == ics.count(b"\r\n")
    made = Calendar.from_ical(ics)
    assert isinstance(made, Calendar)
    assert made.version == "2.0"
    assert not made.get_missing_tzids()
    assert not [each for each in made.walk() if each.errors]
    assert made.walk("VALARM") == []
    (event,) = made.events
    return made, event


def for_seeker(start: str = "2026-11-26 16:00", zone: str | None = "Africa/Nairobi") -> bytes:
    return invitation(booked(start), seeker(zone), host(), NOW)


def test_the_seeker_is_told_when_with_whom_where_and_what_to_bring() -> None:
    made, event = read(invitation(booked(), seeker(), host(place=Place.PHONE), NOW))

    assert made.method == "REQUEST"
    assert event["SUMMARY"] == "Interview with Daniel"
    assert event["STATUS"] == "CONFIRMED"
    assert event.start == utc("2026-11-26 16:00")
    assert event.end == utc("2026-11-26 16:25")
    assert event["DTSTART"].params["TZID"] == "Africa/Nairobi"
    assert event.DTSTAMP == NOW
    assert event["LOCATION"] == "By phone; Daniel will send the details"
    assert "For Daniel it is Thursday 26 November 2026, 17:00 CET." in str(event["DESCRIPTION"])
    assert "Bring your questions" in str(event["DESCRIPTION"])
    assert "How the work really is" not in str(event["DESCRIPTION"])


def test_the_host_sees_it_in_their_own_zone_and_what_it_is_about() -> None:
    daniel = host(place_detail="https://meet.example/a?b=1,2;3")
    _, event = read(invitation(booked(), daniel, seeker(), NOW))

    assert event["SUMMARY"] == "Interview with Maya"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["DTSTART"].to_ical() == b"20261126T170000"
    assert event.start == utc("2026-11-26 16:00")
    assert "How the work really is" in str(event["DESCRIPTION"])
    assert "For Maya it is Thursday 26 November 2026, 19:00 EAT." in str(event["DESCRIPTION"])
    assert event["LOCATION"] == "Video call: https://meet.example/a?b=1,2;3"
    assert event["URL"] == "https://meet.example/a?b=1,2;3"


def test_nobody_is_asked_for_an_answer_and_no_address_is_anybodys() -> None:
    _, event = read(for_seeker())
    assert event.organizer.email.endswith(".invalid")
    assert [each.params["CN"] for each in event.attendees] == ["Maya", "Daniel"]
    for each in event.attendees:
        assert each.email.endswith(".invalid")
        assert each.params["RSVP"] == "FALSE"
        assert each.params["PARTSTAT"] == "ACCEPTED"


def test_moving_updates_and_cancelling_removes_the_same_event() -> None:
    first = booked()
    again = life.book(life.offer(first, (), first.awaiting, NOW), utc("2026-12-01 16:30"), NOW)
    cancelled = life.end(again, Stage.CANCELLED, NOW)
    assert again.slot
    files = [
        invitation(first, seeker(), host(), NOW),
        invitation(again, seeker(), host(), NOW),
        cancellation(cancelled, again.slot, seeker(), host(), NOW),
    ]
    made, events = zip(*map(read, files), strict=True)

    assert [each.method for each in made] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({each.uid for each in events}) == 1
    sequences = [each.sequence for each in events]
    assert sequences == sorted(set(sequences))
    assert [each["STATUS"] for each in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert events[1].start == events[2].start == utc("2026-12-01 16:30")


def test_a_time_that_no_longer_holds_is_taken_back_while_another_is_sought() -> None:
    first = booked()
    assert first.slot
    seeking = life.offer(first, (), first.awaiting, NOW)
    made, event = read(cancellation(seeking, first.slot, seeker(), host(), NOW))
    assert made.method == "CANCEL"
    assert event.sequence == seeking.revision > first.revision


def test_both_sides_files_are_about_one_event() -> None:
    _, hers = read(invitation(booked(), seeker(), host(), NOW))
    _, his = read(invitation(booked(), host(), seeker(), NOW))
    assert (hers.uid, hers.sequence, hers.start) == (his.uid, his.sequence, his.start)


def test_what_was_never_booked_has_no_file() -> None:
    with pytest.raises(ValueError, match="no time"):
        invitation(asked(), seeker(), host(), NOW)


@pytest.mark.parametrize("zone", [None, "UTC"])
def test_without_a_zone_it_is_told_in_utc(zone: str | None) -> None:
    _, event = read(for_seeker(zone=zone))
    assert event["DTSTART"].to_ical() == b"20261126T160000Z"


def test_the_second_of_two_equal_hours_is_not_taken_for_the_first() -> None:
    first = read(for_seeker("2026-10-25 00:30", "Europe/Berlin"))[1]
    assert first["DTSTART"].to_ical() == b"20261025T023000"
    second = read(for_seeker("2026-10-25 01:30", "Europe/Berlin"))[1]
    assert second["DTSTART"].to_ical() == b"20261025T013000Z"
    ends_in_it = read(for_seeker("2026-10-25 00:50", "Europe/Berlin"))[1]
    assert ends_in_it.start == utc("2026-10-25 00:50")


def told_by(ics: bytes, zone: str) -> tzinfo:
    """The zone as another library reads it out of the file."""
    blocks = ics.decode().replace("\r\n ", "").split("\r\n")
    start, end = blocks.index("BEGIN:VTIMEZONE"), blocks.index("END:VTIMEZONE")
    found = tzical(StringIO("\r\n".join(blocks[start : end + 1]))).get(zone)
    assert isinstance(found, tzinfo)
    return found


def walls(zone: ZoneInfo) -> Iterator[datetime]:
    """Noon of every day of two years, and every ten minutes of the days around a change."""
    for number in range(720):
        day = datetime(2025, 1, 2) + timedelta(days=number)
        yield day + timedelta(hours=12)
        around = {(day + timedelta(days=off)).replace(tzinfo=zone).utcoffset() for off in (-1, 2)}
        if len(around) > 1:
            yield from (day + timedelta(minutes=each) for each in range(0, 24 * 60, 10))


def exists(wall: datetime, zone: ZoneInfo) -> bool:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_the_file_is_right_whenever_clocks_change(zone: str) -> None:
    told, real = told_by(for_seeker("2026-07-01 12:00", zone), zone), ZoneInfo(zone)
    for wall in walls(real):
        if exists(wall, real):
            assert wall.replace(tzinfo=told).utcoffset() == wall.replace(tzinfo=real).utcoffset()


@pytest.mark.parametrize("zone", ZONES)
def test_every_change_in_the_file_is_at_its_instant(zone: str) -> None:
    made, _ = read(for_seeker("2026-07-01 12:00", zone))
    (told,) = made.timezones
    observances: list[Observance] = [*told.standard, *told.daylight]
    for each in observances:
        before, after = each.TZOFFSETFROM, each.TZOFFSETTO
        for onset in (each.DTSTART, *(onset for onset, _ in each.rdates)):
            at = (onset - before).replace(tzinfo=UTC)
            assert at.astimezone(ZoneInfo(zone)).utcoffset() == after
            just_before = (at - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
            assert just_before.utcoffset() == before


@pytest.mark.parametrize("zone", ZONES)
def test_files_are_small(zone: str) -> None:
    assert len(for_seeker(zone=zone)) < 2_000


members_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=600) | st.sampled_from(
    ["END:VEVENT\nBEGIN:VEVENT", "a;b,c\\n:d", '"x"^n', "\r\nDTSTART:1", "x" * 300, "👩🏽‍🎓" * 99]
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(members_words, members_words, members_words, instants, st.sampled_from(ZONES))
@example("\\", "", "", datetime(2026, 1, 1, tzinfo=UTC), "Europe/Berlin")
@example("Maya", "", "", datetime(2026, 3, 29, 0, 35, tzinfo=UTC), "Europe/Berlin")
def test_whatever_members_write_stays_words(
    name: str, wish: str, detail: str, start: datetime, zone: str
) -> None:
    talk = life.book(asked(wish=wish), start.replace(microsecond=0), NOW)
    daniel = host(zone, name, place_detail=detail)
    for reader, other in ((seeker(), daniel), (daniel, seeker())):
        made, event = read(invitation(talk, reader, other, NOW))
        assert made.method == "REQUEST"
        assert event.start == talk.start
        assert event.end == start.replace(microsecond=0) + timedelta(minutes=25)
        assert "\n" not in str(event["SUMMARY"])
        assert set(event) >= {"UID", "DTSTAMP", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION"}
    shown = " ".join(name.split())
    if shown.isprintable() and 0 < len(shown) <= 40:
        _, event = read(invitation(talk, seeker(), daniel, NOW))
        assert event["SUMMARY"] == f"Interview with {shown}"
        assert event.attendees[1].params["CN"] == shown.replace("\\", "/")
