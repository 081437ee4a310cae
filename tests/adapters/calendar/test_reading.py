"""Reading calendars, apart from everything else."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendar.reader import CalendarReader, Limits, read_apart
from adapters.calendar.reading import Unreadable, busy
from bot.calendar.busy import CannotRead, Source, Trouble
from bot.model import Busy
from tests.adapters.calendar.strangers import fetcher, stranger
from tests.adapters.calendar.test_fetching import says

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
END = NOW + timedelta(weeks=8)
BERLIN = ZoneInfo("Europe/Berlin")


def calendar(*events: str, more: str = "") -> bytes:
    head = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{more}"
    stamped = (
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20261101T000000Z\n{event}\nEND:VEVENT\n"
        for number, event in enumerate(events)
    )
    return f"{head}{''.join(stamped)}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def at(start: str, end: str, more: str = "") -> str:
    return f"DTSTART{start}\nDTEND{end}\n{more}".strip()


def read(ics: bytes) -> list[str]:
    """The stretches, short enough to read: "1126T0900-1000"."""
    return [f"{start:%m%dT%H%M}-{end:%H%M}" for start, end in busy(ics, NOW, END, BERLIN)]


TALK = at(":20261126T090000Z", ":20261126T100000Z")


def test_an_event_is_busy() -> None:
    assert read(calendar(TALK)) == ["1126T0900-1000"]


@pytest.mark.parametrize(
    "free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
)
def test_what_is_free_or_cancelled_is_not(free: str) -> None:
    assert read(calendar(f"{TALK}\n{free}")) == []


@pytest.mark.parametrize(
    "taken", ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"]
)
def test_what_is_likely_is(taken: str) -> None:
    assert read(calendar(f"{TALK}\n{taken}")) == ["1126T0900-1000"]


def test_a_whole_day_is_that_of_the_members_zone_or_of_the_calendars() -> None:
    day = at(";VALUE=DATE:20261126", ";VALUE=DATE:20261127")
    assert read(calendar(day)) == ["1125T2300-2300"]
    new_york = "X-WR-TIMEZONE:America/New_York\n"
    assert read(calendar(day, more=new_york)) == ["1126T0500-0500"]
    assert read(calendar(f"{day}\nTRANSP:TRANSPARENT")) == []


def test_a_time_without_a_zone_is_that_of_the_member() -> None:
    assert read(calendar(at(":20261126T090000", ":20261126T100000"))) == ["1126T0800-0900"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", "1126T0800-0900"),
        ("America/New_York", "1126T1400-1500"),
        ("Asia/Kathmandu", "1126T0315-0415"),
        ("W. Europe Standard Time", "1126T0800-0900"),
        ("Eastern Standard Time", "1126T1400-1500"),
        ("India Standard Time", "1126T0330-0430"),
        ("Middle/Earth", "1126T0800-0900"),
    ],
)
def test_zones_of_every_maker_are_known_and_unknown_ones_are_the_members(
    zone: str, expected: str
) -> None:
    event = at(f";TZID={zone}:20261126T090000", f";TZID={zone}:20261126T100000")
    assert read(calendar(event)) == [expected]


def test_a_zone_that_the_calendar_defines_is_read() -> None:
    own = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    event = at(";TZID=Ours:20261126T090000", ";TZID=Ours:20261126T100000")
    assert read(calendar(event, more=own)) == ["1126T0600-0700"]


def test_what_repeats_keeps_its_wall_time_when_clocks_change() -> None:
    weekly = at(
        ";TZID=America/New_York:20260105T090000",
        ";TZID=America/New_York:20260105T093000",
        "RRULE:FREQ=WEEKLY\nEXDATE;TZID=America/New_York:20261130T090000",
    )
    found = read(calendar(weekly))
    assert found[:2] == ["1123T1400-1430", "1207T1400-1430"]
    assert len(found) == 7


def test_a_single_one_that_was_moved_is_where_it_is_now() -> None:
    weekly = at(":20261102T090000Z", ":20261102T093000Z", "RRULE:FREQ=WEEKLY;COUNT=6")
    moved = at(":20261201T120000Z", ":20261201T123000Z", "RECURRENCE-ID:20261130T090000Z")
    ics = calendar(weekly, moved).replace(b"UID:1", b"UID:0")
    assert read(ics) == ["1123T0900-0930", "1201T1200-1230", "1207T0900-0930"]


def test_stretches_are_joined_and_cut_to_what_lies_ahead() -> None:
    ics = calendar(
        at(":20261123T080000Z", ":20261123T093000Z"),
        at(":20261123T093000Z", ":20261123T100000Z"),
        at(":20261123T094000Z", ":20261123T103000Z"),
        at(":20261120T080000Z", ":20261120T093000Z"),
        at(":20270118T080000Z", ":20270118T230000Z"),
        at(":20270218T080000Z", ":20270218T230000Z"),
        at(":20261201T080000Z", ":20261201T080000Z"),
    )
    assert read(ics) == ["1123T0900-1030", "0118T0800-0900"]


def test_several_calendars_in_one_file_are_all_read() -> None:
    later = at(":20261127T090000Z", ":20261127T100000Z")
    assert read(calendar(TALK) + calendar(later)) == ["1126T0900-1000", "1127T0900-1000"]


def test_one_broken_event_does_not_hide_the_others() -> None:
    broken = "DTSTART:yesterday\nDTEND:20261126T100000Z\nRRULE:FREQ=NEVER"
    assert read(calendar(broken, TALK)) == ["1126T0900-1000"]


FINE = [
    *("FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=3", "FREQ=DAILY;BYSECOND=1,2", "freq=minutely"),
    *(
        "FREQ=HOURLY;BYMINUTE=0,15,30,45",
        "FREQ=YEARLY;BYMINUTE=0,1",
        "FREQ=SECO\n NDLY",
        "FREQ=SECO\n\n\tNDLY",
    ),
]


@pytest.mark.parametrize("rule", FINE)
def test_rules_finer_than_an_hour_are_refused(rule: str) -> None:
    with pytest.raises(Unreadable, match="too fine"):
        read(calendar(f"{TALK}\nRRULE:{rule}"))


def test_a_zone_may_not_change_its_clocks_every_second_either() -> None:
    own = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    with pytest.raises(Unreadable, match="too fine"):
        read(calendar(TALK, more=own))


def test_words_about_rules_are_no_rules() -> None:
    assert read(calendar(f"{TALK}\nSUMMARY:RRULE:FREQ=SECONDLY")) == ["1126T0900-1000"]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Sign in</html>", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"BEGIN:X"],
)
def test_what_is_no_calendar_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unreadable, match="not a calendar"):
        read(body)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_sent_is_read_or_refused(body: bytes) -> None:
    for ics in (body, calendar(TALK, more="X:").replace(b"X:", body)):
        try:
            read(ics)
        except Unreadable:
            continue


# In a program of its own


async def test_the_program_reads_what_the_server_sends() -> None:
    async with stranger(says(calendar(TALK, "SUMMARY:A secret\n" + TALK))) as server:
        source = Source(1, server.url(), "Europe/Berlin")
        found = await CalendarReader(fetcher()).read(source, NOW)
    assert found == (
        Busy(datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC)),
    )


async def trouble(ics: bytes, **limits: int) -> Trouble:
    with pytest.raises(CannotRead) as failed:
        await read_apart(ics, "UTC", NOW, Limits(**limits))
    return failed.value.trouble


async def test_the_program_says_what_is_wrong() -> None:
    assert await trouble(b"<html>") is Trouble.NOT_A_CALENDAR
    assert await trouble(calendar(f"{TALK}\nRRULE:FREQ=SECONDLY")) is Trouble.TOO_FINE


async def test_a_calendar_that_takes_too_long_is_given_up() -> None:
    old = at(":19000101T000000Z", ":19000101T003000Z", "RRULE:FREQ=HOURLY")
    assert await trouble(calendar(*[old] * 400), cpu_seconds=1) is Trouble.TOO_MUCH


async def test_a_calendar_that_takes_too_much_memory_is_given_up() -> None:
    large = calendar(*[TALK] * 20_000)
    assert await trouble(large, memory=96 * 1024 * 1024) is Trouble.TOO_MUCH


async def test_a_calendar_of_calendars_without_end_is_none() -> None:
    assert await trouble(b"BEGIN:VEVENT\r\n" * 20_000) is Trouble.NOT_A_CALENDAR
