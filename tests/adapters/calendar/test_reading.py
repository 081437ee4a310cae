"""Reading calendars, apart from everything else."""

import io
import shutil
import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tzdata
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendar import reader, reading, series
from adapters.calendar.reader import CalendarReader, ProgramLimits, owners_in, read_apart
from adapters.calendar.reading import Asked, BusyReport, UnreadableCalendar, busy
from adapters.shared.own_process import HOUSE
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import BusyTimes, CannotRead, Flaw, Source, Trouble
from tests.adapters.calendar.strangers import fetcher, stranger
from tests.adapters.calendar.test_fetching import says
from tests.bot.texts.calendar.pair import booked, host, invitation, seeker

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


def answer(ics: bytes, *owners: str) -> BusyReport:
    return busy(io.BytesIO(ics), Asked(NOW, END, BERLIN, frozenset(owners)))


def read(ics: bytes, *owners: str) -> list[str]:
    """The busy times, written in a short form: "1126T0900-1000"."""
    return [f"{start:%m%dT%H%M}-{end:%H%M}" for start, end in answer(ics, *owners).busy]


def flaws(*events: str, more: str = "") -> set[str]:
    """The flaws of a calendar with these events and TALK, which can always be read."""
    found = answer(calendar(*events, TALK, more=more))
    assert (NOW.replace(day=26, hour=9), NOW.replace(day=26, hour=10)) in found.busy
    return found.flaws


TALK = at(":20261126T090000Z", ":20261126T100000Z")


def test_an_event_is_busy() -> None:
    assert read(calendar(TALK)) == ["1126T0900-1000"]


@pytest.mark.parametrize(
    "free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]
)
def test_free_or_cancelled_events_are_not_busy(free: str) -> None:
    assert read(calendar(f"{TALK}\n{free}")) == []


@pytest.mark.parametrize(
    "taken", ["TRANSP:OPAQUE", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"]
)
def test_tentative_events_are_busy(taken: str) -> None:
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


def test_repeated_events_keep_their_wall_time_when_clocks_change() -> None:
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


def test_busy_times_are_joined_and_cut_to_the_future() -> None:
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


# What cannot be right


LATER = at(":20261127T090000Z", ":20261127T100000Z")


@pytest.mark.parametrize(
    ("event", "flaw"),
    [
        ("SUMMARY:Some day", Flaw.NO_START),
        (f"{LATER}\nDTSTART:20261128T090000Z", Flaw.NO_START),
        ("DTSTART:yesterday\nDTEND:20261127T100000Z", Flaw.NO_START),
        ("DTSTART:20269999T090000Z\nDTEND:20261127T100000Z", Flaw.NO_START),
        (at(":20261127T100000Z", ":20261127T090000Z"), Flaw.ENDS_FIRST),
        ("DTSTART:20261127T100000Z\nDURATION:-PT1H", Flaw.ENDS_FIRST),
        (
            at(";VALUE=DATE:20000505", ";VALUE=DATE:19800506", "RRULE:FREQ=YEARLY"),
            Flaw.ENDS_FIRST,
        ),
        (f"{LATER}\nRRULE:FREQ=NEVER", Flaw.NO_RULE),
        (f"{LATER}\nRRULE:FREQ=DAILY;INTERVAL=0", Flaw.NO_RULE),
        (f"{LATER}\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;INTERVAL=00", Flaw.NO_RULE),
        ("DTSTART:20261127T100000Z\nDTEND:soon", Flaw.UNREADABLE),
        ("DTSTART:20261127T100000Z\nDURATION:an hour", Flaw.UNREADABLE),
        (f"{LATER}\nRECURRENCE-ID:once", Flaw.UNREADABLE),
        ("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY", Flaw.ALL_TIME),
        ("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", Flaw.ALL_TIME),
        (at(":20200101T000000Z", ":20200102T000000Z", "RRULE:FREQ=DAILY"), Flaw.ALL_TIME),
        (at(";VALUE=DATE:19000101", ";VALUE=DATE:21000101"), Flaw.ALL_TIME),
        (f"{LATER}\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", Flaw.TOO_COSTLY),
    ],
)
def test_an_event_that_cannot_be_right_costs_only_itself(event: str, flaw: Flaw) -> None:
    assert flaws(event) == {flaw}


def test_every_flaw_and_trouble_has_a_name_in_the_core() -> None:
    words = {series.NO_START, series.ENDS_FIRST, series.NO_RULE, series.TOO_FINE}
    words |= {series.ALL_TIME, series.TOO_COSTLY, series.UNREADABLE, reading.TOO_MUCH}
    assert words == set(Flaw)
    assert {reading.NOT_A_CALENDAR, reading.A_PAGE, reading.TOO_MUCH} <= set(Trouble)


@pytest.mark.parametrize(
    "right",
    [
        f"{LATER}\nDURATION:PT3H",
        f"{LATER}\n{LATER}",
        f"{LATER}\nRRULE:",
        f"{LATER}\nRDATE:\nEXDATE:",
        f"{LATER}\nEXDATE:never,20261130T090000Z,",
        f"{LATER}\nRRULE:FREQ=DAILY;COUNT=1",
        f"{LATER}\nRRULE:FREQ=DAILY;UNTIL=20261127",
        f"{LATER}\nRRULE:FREQ=WEEKLY;BYDAY=MO, FR ;UNTIL=;",
        "DTSTART:20261127T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE:20261129T090000Z",
        f"{LATER}\nRECURRENCE-ID:20261120T090000Z",
        f"{LATER}\nDESCRIPTION:not folded\nas it should be\n\nor: at all",
        f"{LATER}\nBEGIN:VALARM\nTRIGGER:-PT10M\nDURATION:PT1H\nDTSTART:20261201T090000Z",
        "DTSTART:20261127T0900\n 00Z\n\nDTEND:20261127T100\n\n\t000Z",
        'DTSTART;TZID="Nowhere: at all":20261127T100000\nDURATION:PT1H',
    ],
)
def test_odd_but_valid_calendars_are_read(right: str) -> None:
    found = answer(calendar(right))
    assert [f"{start:%m%dT%H%M}" for start, _ in found.busy][:1] == ["1127T0900"]
    assert not found.flaws


@pytest.mark.parametrize("until", ["20261201", "20261201T090000", "20261201T140000Z"])
def test_the_last_one_of_a_series_is_read(until: str) -> None:
    start = ";TZID=America/New_York:20261124T090000\nDURATION:PT30M"
    found = read(calendar(f"DTSTART{start}\nRRULE:FREQ=DAILY;UNTIL={until}"))
    assert (len(found), found[-1]) == (8, "1201T1400-1430")


def test_a_moved_one_that_is_broken_leaves_its_series_as_it_was() -> None:
    weekly = at(":20261102T090000Z", ":20261102T093000Z", "RRULE:FREQ=WEEKLY;COUNT=6")
    moved = at(":20261201T123000Z", ":20261201T120000Z", "RECURRENCE-ID:20261130T090000Z")
    found = answer(calendar(weekly, moved).replace(b"UID:1", b"UID:0"))
    assert len(found.busy) == 3
    assert found.flaws == {Flaw.ENDS_FIRST}


def test_a_moved_one_without_its_series_is_read() -> None:
    assert read(calendar(f"{TALK}\nRECURRENCE-ID:20261120T090000Z")) == ["1126T0900-1000"]


def test_the_latest_version_of_an_event_counts_and_equal_ones_all() -> None:
    old, new = f"{TALK}\nSEQUENCE:1", f"{LATER}\nSEQUENCE:2"
    assert read(calendar(new, old).replace(b"UID:1", b"UID:0")) == ["1127T0900-1000"]
    same = calendar(TALK, LATER).replace(b"UID:1", b"UID:0")
    assert read(same) == ["1126T0900-1000", "1127T0900-1000"]


def test_a_day_off_every_week_is_kept_free() -> None:
    fridays = "DTSTART;VALUE=DATE:20200103\nRRULE:FREQ=WEEKLY"
    assert len(read(calendar(fridays))) == 8


def test_a_leave_is_kept_free_however_long() -> None:
    leave = at(";VALUE=DATE:20261001", ";VALUE=DATE:20270401")
    found = answer(calendar(leave))
    assert (found.busy, found.flaws) == ([(NOW, END)], set())


@pytest.mark.parametrize(
    "spoilt",
    [
        b"\xef\xbb\xbf" + calendar(TALK),
        b"\r\n\r\n" + calendar(TALK),
        calendar(f"SUMMARY:Caf\xe9\n{TALK}").decode().encode("latin-1"),
        calendar(TALK).replace(b"\r\n", b"\n"),
        calendar(TALK).replace(b"\r\n", b"\r"),
        calendar(TALK).removesuffix(b"END:VEVENT\r\nEND:VCALENDAR\r\n"),
        calendar("SUMMARY:No end", TALK).replace(b"END:VEVENT\r\nBEGIN", b"BEGIN"),
        calendar(TALK).split(b"\r\n", 3)[3],
        calendar(TALK).replace(b"DTSTART", b"dtstart").replace(b":VEVENT", b":vevent"),
        calendar(f"ATTACH;ENCODING=BASE64:{'x' * 3_000_000}\n{TALK}"),
    ],
    ids="bom blank latin-1 lf cr cut no-end no-head small long".split(),
)
def test_a_spoilt_file_is_read(spoilt: bytes) -> None:
    assert read(spoilt) == ["1126T0900-1000"]


def test_an_absence_of_weeks_that_began_long_ago_is_busy() -> None:
    assert read(calendar("DTSTART:20261101T090000Z\nDURATION:P6W"))
    assert not read(calendar("DTSTART:20261101T090000Z\nDURATION:P1W"))


# Whose events are nobody's business


DECLINED = 'ATTENDEE;CN="Me: I";PARTSTAT=DECLINED;X-NUM-GUESTS=0:mailto:Me@Example.org'


def test_an_invitation_that_its_owner_declined_is_not_busy() -> None:
    ics = calendar(f"{TALK}\n{DECLINED}")
    assert read(ics) == ["1126T0900-1000"], "somebody else may have"
    assert read(ics, "me@example.org") == []
    assert read(calendar(f"{TALK}\n{DECLINED}", more="X-WR-CALNAME:me@example.org\n")) == []
    accepted = DECLINED.replace("DECLINED", "TENTATIVE")
    assert read(calendar(f"{TALK}\n{accepted}"), "me@example.org") == ["1126T0900-1000"]


def test_only_declined_events_of_a_series_are_free() -> None:
    weekly = at(":20261102T090000Z", ":20261102T093000Z", "RRULE:FREQ=WEEKLY;COUNT=6")
    once = at(":20261130T090000Z", ":20261130T093000Z", "RECURRENCE-ID:20261130T090000Z")
    ics = calendar(weekly, f"{once}\n{DECLINED}").replace(b"UID:1", b"UID:0")
    assert read(ics, "me@example.org") == ["1123T0900-0930", "1207T0900-0930"]


@pytest.mark.parametrize(
    ("url", "owners"),
    [
        (
            "https://calendar.google.com/calendar/ical/Maya.K%40example.org/private-12ab/basic.ics",
            {"maya.k@example.org"},
        ),
        ("https://mail.example/home/maya@example.org/Calendar.ics", {"maya@example.org"}),
        ("https://p12-caldav.icloud.com/published/2/MTIzNDU2", set()),
    ],
)
def test_an_address_may_say_whose_calendar_it_is(url: str, owners: set[str]) -> None:
    assert owners_in(url) == owners


def test_our_own_event_is_not_busy_so_that_it_can_be_moved() -> None:
    """A member may have the file of an interview in their own calendar."""
    ours = invitation(booked("2026-11-26 16:00"), seeker(), host(), NOW)
    assert b"UID:" in ours
    assert read(ours) == []
    assert read(ours.replace(b"askwell.invalid", b"example.org")) == ["1126T1600-1625"]


# What is too fine or too much


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
def test_events_that_repeat_within_the_hour_are_left_out(rule: str) -> None:
    assert flaws(f"{LATER}\nRRULE:{rule}") == {Flaw.TOO_FINE}


def test_a_zone_may_not_change_its_clocks_every_second_either() -> None:
    own = (
        "BEGIN:VTIMEZONE\nTZID:Theirs\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    assert flaws(more=own) == {Flaw.TOO_FINE}


def test_a_count_without_end_costs_nothing() -> None:
    daily = f"{LATER}\nRRULE:FREQ=DAILY;COUNT=999999999"
    assert len(read(calendar(daily))) == 52


def test_words_about_rules_are_no_rules() -> None:
    assert read(calendar(f"{TALK}\nSUMMARY:RRULE:FREQ=SECONDLY")) == ["1126T0900-1000"]


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe\x00", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"BEGIN:X"],
)
def test_words_that_are_no_calendar_raise_an_error(body: bytes) -> None:
    with pytest.raises(UnreadableCalendar, match="not a calendar"):
        read(body)


@pytest.mark.parametrize("page", [b"<html>Sign in</html>", b"\xef\xbb\xbf\n <!DOCTYPE html>\n<p>"])
def test_a_page_is_said_to_be_one(page: bytes) -> None:
    with pytest.raises(UnreadableCalendar, match="a page"):
        read(page)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_every_input_is_read_or_refused(body: bytes) -> None:
    for ics in (body, calendar(TALK, more="X:").replace(b"X:", body)):
        try:
            read(ics)
        except UnreadableCalendar:
            continue


@given(
    st.sampled_from(["DTSTART", "DTEND", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "TRANSP"]),
    st.text(max_size=60),
)
def test_an_odd_line_does_not_hide_the_next_event(name: str, value: str) -> None:
    tidy = "".join(value.splitlines())
    assert "1126T0900-1000" in " ".join(read(calendar(f"{LATER}\n{name}:{tidy}", TALK)))


# In a program of its own


async def test_the_program_reads_what_the_server_sends() -> None:
    async with stranger(says(calendar(TALK, "SUMMARY:A secret\n" + TALK, "SUMMARY:x"))) as server:
        source = Source(1, server.url(), zone="Europe/Berlin")
        found = await CalendarReader(fetcher()).read(source, NOW)
    assert found.busy == (
        Busy(datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC)),
    )
    assert found.flaws == {Flaw.NO_START}
    assert 0 < found.cost < 10


async def test_the_owner_is_known_by_the_address() -> None:
    async with stranger(*[says(calendar(f"{TALK}\n{DECLINED}"))] * 2) as server:
        for path, times in (("/calendar.ics?of=me%40example.org", 0), ("/1", 1)):
            found = await CalendarReader(fetcher()).read(Source(1, server.url(path)), NOW)
            assert len(found.busy) == times


async def test_a_server_that_breaks_off_is_not_believed() -> None:
    async def breaks_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100000"})
        await response.prepare(request)
        await response.write(calendar(TALK))
        assert request.transport
        request.transport.abort()
        return response

    async with stranger(breaks_off) as server:
        with pytest.raises(CannotRead) as failed:
            await CalendarReader(fetcher()).read(Source(1, server.url()), NOW)
    assert failed.value.trouble is Trouble.UNREACHABLE


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test limits how much the program computes, but a busy machine may take any time for
    that."""
    monkeypatch.setattr(reader, "SECONDS", 600.0)


async def apart(ics: bytes, **limits: int) -> BusyTimes:
    return await read_apart(ics, "UTC", NOW, ProgramLimits(**limits))


async def trouble(ics: bytes, **limits: int) -> Trouble:
    with pytest.raises(CannotRead) as failed:
        await apart(ics, **limits)
    return failed.value.trouble


async def test_the_program_says_what_is_wrong() -> None:
    assert await trouble(b"") is Trouble.NOT_A_CALENDAR
    assert await trouble(b"<html>") is Trouble.A_PAGE


async def test_the_program_goes_by_the_same_time_zone_data(tmp_path: Path) -> None:
    with as_file(files(tzdata) / "zoneinfo" / "Asia" / "Tokyo") as tokyo:
        shutil.copy(tokyo, tmp_path / "Newland")
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(tmp_path)])
    try:
        found = await read_apart(
            calendar(at(":20261126T090000", ":20261126T100000")), "Newland", NOW
        )
    finally:
        zoneinfo.reset_tzpath(before)
    assert [each.start for each in found.busy] == [datetime(2026, 11, 26, tzinfo=UTC)]


def test_events_beyond_the_processor_limit_are_left_out() -> None:
    """None of it is left here, so that no speed matters."""
    asked = Asked(NOW, NOW + timedelta(weeks=8), ZoneInfo("UTC"), until_cpu=0)
    found = busy(io.BytesIO(calendar(TALK)), asked)
    assert (found.busy, found.flaws) == ([], {reading.TOO_MUCH})


async def test_a_program_that_ignores_the_processor_limit_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the limit it would compute for ever."""
    endless = "reading.busy = lambda *_: [None for _ in iter(int, 1)]; reading.main()"
    begins = f"import sys; sys.path.insert(0, {HOUSE!r}); from adapters.calendar import reading"
    monkeypatch.setattr(reader, "PROGRAM", f"{begins}; {endless}")
    assert await trouble(calendar(TALK), cpu_seconds=1) is Trouble.TOO_MUCH


async def test_a_calendar_that_takes_too_much_memory_is_given_up() -> None:
    large = calendar(*[TALK] * 20_000)
    assert await trouble(large, memory=32 * 1024 * 1024) is Trouble.TOO_MUCH


async def test_a_calendar_with_a_long_past_takes_little_memory() -> None:
    past = at(":20200101T090000Z", ":20200101T100000Z", "DESCRIPTION:" + "x" * 900)
    large = calendar(*[past] * 10_000, TALK)
    assert len(large) > 9_000_000
    found = await apart(large, memory=96 * 1024 * 1024)
    assert (len(found.busy), list(found.flaws)) == (1, [])


async def test_a_calendar_of_events_without_end_is_read() -> None:
    found = await apart(b"BEGIN:VEVENT\r\n" * 20_000)
    assert (found.busy, list(found.flaws)) == ((), [Flaw.NO_START])
