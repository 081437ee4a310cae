"""Times in words. What people write is in times.tsv, with its meaning."""

import contextlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example as hypothesis_example
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.interview.members import ClockFormat
from bot.language.errors import Ambiguous, NotUnderstood, Why
from bot.language.times import Times, TimeSpan, example, read_day, read_times
from bot.language.times.vocabulary import longest_phrase, vocabulary
from bot.language.zones.time_zones import zone_names
from bot.texts import times as texts
from bot.texts.clock_fields import typed_times

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CLOCKS = tuple(ClockFormat)
ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "UTC"),
    *("Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "America/St_Johns"),
)

LABELLED = [
    line.split("\t") for line in (Path(__file__).parent / "times.tsv").read_text().splitlines()[1:]
]


def test_times_as_people_write_them_in_chat() -> None:
    read = [[text, now, zone, understood(text, now, zone)] for text, now, zone, _ in LABELLED]
    assert read == LABELLED


def understood(text: str, now: str, zone: str) -> str:
    home = ZoneInfo(zone)
    try:
        return written(read_times(text, datetime.fromisoformat(now), home), home)
    except NotUnderstood:
        return "not understood"
    except Ambiguous:
        return "ambiguous"


def written(reading: Times, zone: ZoneInfo) -> str:
    return " ".join(
        "/".join(f"{at.astimezone(zone):%Y-%m-%dT%H:%M}" for at in (span.start, span.end) if at)
        for span in reading
    )


def read(text: str, day_first: bool | None = None) -> str:
    return written(read_times(text, NOW, BERLIN, day_first), BERLIN)


# What is known of the writer


def test_a_member_with_a_known_date_order_is_not_asked() -> None:
    assert read("3/12 5pm", day_first=True) == "2026-12-03T17:00"
    assert read("12/3 5pm", day_first=False) == "2026-12-03T17:00"
    assert read("25/11 5pm", day_first=False) == "2026-11-25T17:00"


@pytest.mark.parametrize(
    ("zone", "text", "understood"),
    [
        ("Asia/Kolkata", "Thu 4pm IST", "2026-11-26T10:30"),
        ("Asia/Jerusalem", "Thu 4pm IST", "2026-11-26T14:00"),
        ("America/Regina", "Thu 4pm CST", "2026-11-26T22:00"),
        ("Asia/Manila", "Thu 4pm PST", "2026-11-26T08:00"),
        ("Europe/Berlin", "Thu 4pm PST", "2026-11-27T00:00"),
    ],
)
def test_an_abbreviation_of_their_own_zone_is_theirs(zone: str, text: str, understood: str) -> None:
    assert written(read_times(text, NOW, ZoneInfo(zone)), ZoneInfo("UTC")) == understood


# What is not read


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Thu 4pm whenever suits", "whenever suits", Why.UNKNOWN),
        ("Thu 4pm, definitely", "definitely", Why.UNKNOWN),
        ("Thu 4pm ☕", "☕", Why.UNKNOWN),
        ("yesterday 5pm", "yesterday", Why.UNKNOWN),
        ("Thursday", "Thursday", Why.NO_TIME),
        ("Tue 4pm or Wed", "Wed", Why.NO_TIME),
        ("5pm", "5pm", Why.NO_DAY),
        ("next week", "next week", Why.UNKNOWN),
        ("31 June 5pm", "31 June", Why.NO_SUCH_DAY),
        ("31 June", "31 June", Why.NO_SUCH_DAY),
        ("2026-02-29", "2026-02-29", Why.NO_SUCH_DAY),
        ("29 February", "29 February", Why.NO_TIME),
        ("Thu 25:00", "25:00", Why.UNKNOWN),
        ("25:99", "25:99", Why.UNKNOWN),
        ("Thu 9:75", "9:75", Why.UNKNOWN),
        ("Thu 14am", "14am", Why.NO_SUCH_TIME),
        ("Tuesday 25 Nov 5pm", "Tuesday 25 Nov", Why.WRONG_WEEKDAY),
        ("20 Nov 5pm", "20 Nov 5pm", Why.PASSED),
        ("Thu 19-17", "19-17", Why.BACKWARDS),
        ("1 Dec - 24 Dec 9am", "1 Dec - 24 Dec", Why.TOO_MANY),
        ("28 March 2027 02:30", "28 March 2027 02:30", Why.NO_SUCH_TIME),
        ("2026-11-24T17:00:30+01:00", "2026-11-24T17:00:30+01:00", Why.UNKNOWN),
        ("2026-11-21T17:00+01:00", "2026-11-21T17:00+01:00", Why.PASSED),
        ("1 " * 600, ("1 " * 600), Why.TOO_MANY),
    ],
)
def test_words_that_are_no_time_are_named_with_what_would_work(
    text: str, words: str, why: Why
) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_times(text, NOW, BERLIN)
    assert (unread.value.words, unread.value.why) == (words, why)
    assert read_times(unread.value.example, NOW, BERLIN)
    assert unread.value.example in plain(texts.not_understood(unread.value), ANYBODY)


def test_nothing_typed_is_no_time() -> None:
    assert read_times(" \n ", NOW, BERLIN) == ()


# What is asked


@pytest.mark.parametrize(
    ("text", "words", "readings"),
    [
        ("Thu at 8", "at 8", ["2026-11-26T08:00", "2026-11-26T20:00"]),
        ("next Tuesday 5pm", "next Tuesday", ["2026-11-24T17:00", "2026-12-01T17:00"]),
        ("3/12 5pm", "3/12", ["2026-12-03T17:00", "2027-03-12T17:00"]),
        ("Thu midnight", "midnight", ["2026-11-26T00:00", "2026-11-27T00:00"]),
        ("Thu 4pm IST", "IST", ["2026-11-26T11:30", "2026-11-26T15:00"]),
        (
            "Thu 8 or 4",
            "8",
            ["2026-11-26T08:00 2026-11-26T16:00", "2026-11-26T16:00 2026-11-26T20:00"],
        ),
        (
            "Tue or Thu next week at 5pm",
            "Tue",
            ["2026-11-24T17:00 2026-11-26T17:00", "2026-12-01T17:00 2026-12-03T17:00"],
        ),
    ],
)
def test_each_meaning_is_a_reading_of_all_the_text(
    text: str, words: str, readings: list[str]
) -> None:
    with pytest.raises(Ambiguous) as asked:
        read_times(text, NOW, BERLIN)
    assert asked.value.words == words
    assert [written(each, BERLIN) for each in asked.value.readings] == readings


def test_a_meaning_can_be_typed_as_it_is_told_or_carried_by_a_button() -> None:
    with pytest.raises(Ambiguous) as asked:
        read_times("Thu 7-8 or Fri at 8", NOW, BERLIN)
    told = plain(texts.ambiguous(asked.value, BERLIN), ANYBODY)
    for reading in asked.value.readings:
        assert f"“{texts.written_in_zone(reading, BERLIN)}”" in told
        assert read_times(texts.written_in_zone(reading, BERLIN), NOW, BERLIN) == reading
        assert read_times(",".join(map(str, reading)), NOW, BERLIN) == reading


def test_a_time_that_clocks_show_twice_has_two_readings() -> None:
    with pytest.raises(Ambiguous) as asked:
        read_times("2026-10-25 02:30", datetime(2026, 10, 20, tzinfo=UTC), BERLIN)
    once, again = asked.value.readings
    assert again[0].start - once[0].start == timedelta(hours=1)
    assert "Clocks change" in plain(texts.ambiguous(asked.value, BERLIN), ANYBODY)


def test_understood_times_are_shown_in_both_zones() -> None:
    reading = read_times("Thu 4-6pm or Fri 22:00-24:00", NOW, BERLIN)
    assert texts.in_both(reading, BERLIN, ZoneInfo("Africa/Nairobi")) == [
        "Thu 26 Nov 2026 16:00-18:00 CET (Thu 26 Nov 2026 18:00-20:00 EAT)",
        "Fri 27 Nov 2026 22:00-24:00 CET (Sat 28 Nov 2026 00:00-02:00 EAT)",
    ]


# One day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-07", date(2026, 12, 7)),
        ("4 Jan", date(2027, 1, 4)),
        ("in two weeks", date(2026, 12, 6)),
        ("Tue", date(2026, 11, 24)),
        ("the 25th", date(2026, 11, 25)),
    ],
)
def test_a_day_by_itself(text: str, day: date) -> None:
    assert read_day(text, NOW, BERLIN) == day


@pytest.mark.parametrize("text", ["", "soon", "Tue 5pm", "2026-02-30", "Tue or Wed"])
def test_words_that_are_no_day_get_an_example(text: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_day(text, NOW, BERLIN)
    assert unread.value.example == "2026-12-06"


# Whatever comes

_PIECES = st.sampled_from(
    [
        *("Thu", "next", "Tue", "tomorrow", "25", "Nov", "the 25th", "at", "4", "4pm", "16:00"),
        *("-", "to", "or", "and", ",", "/", "between", "morning", "noon", "midnight", "CET"),
        *("London time", "UTC+2", "in", "two weeks", "from", "3/4", "25.11.", "week", "half past"),
        *("in 3 hours", "(", ")", "2026-11-25", "9-11am", "Mon-Wed", "\n", ";", "IST", "my time"),
        *("after", "before", "until", "a", "quarter to", "9:30", "this", "0", "99", "2027"),
    ]
)
_TEXTS = st.text() | st.lists(_PIECES, max_size=9).map(" ".join)
_NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


@given(_TEXTS, _NOWS, st.sampled_from(ZONES).map(ZoneInfo), st.none() | st.booleans())
def test_any_text_is_refused_or_read_as_future_times(
    text: str, now: datetime, zone: ZoneInfo, day_first: bool | None
) -> None:
    readings: tuple[Times, ...] = ()
    with contextlib.suppress(NotUnderstood):
        try:
            readings = (read_times(text, now, zone, day_first),)
        except Ambiguous as asked:
            readings = asked.readings
            assert 1 < len(readings) <= 5
    for span in (span for reading in readings for span in reading):
        assert span.start.tzinfo is UTC
        assert now < span.start
        assert span.end is None or span.start < span.end


@given(_NOWS, st.sampled_from(ZONES).map(ZoneInfo), st.integers(1, 20_000), st.integers(0, 600))
def test_written_times_can_be_read_back(
    now: datetime, zone: ZoneInfo, ahead: int, length: int
) -> None:
    start = now.replace(second=0, microsecond=0) + timedelta(minutes=ahead)
    span = TimeSpan(start, start + timedelta(minutes=length) if length else None)
    assert read_times(str(span), now, zone) == (span,)
    assert read_times(example(now, zone), now, zone)
    local = start.astimezone(zone)
    both = {local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    form = f"{local:%a} {local.day} {local:%b %Y %H:%M}"
    if len(both) == 1:
        assert read_times(form, now, zone) == (TimeSpan(start),)
    else:
        with pytest.raises(Ambiguous):
            read_times(form, now, zone)


# The words


def test_no_place_is_another_word() -> None:
    assert not set(vocabulary()) & set(zone_names())


def test_no_phrase_is_longer_than_what_is_looked_at() -> None:
    assert max(longest_phrase().values()) < 6


@given(_NOWS, st.sampled_from(ZONES).map(ZoneInfo), st.integers(1, 60_000), st.sampled_from(CLOCKS))
@hypothesis_example(NOW, ZoneInfo("UTC"), 12 * 60, ClockFormat.HOURS_12)
def test_times_filled_into_a_form_are_on_its_readers_clock_and_can_be_read_back(
    now: datetime, zone: ZoneInfo, ahead: int, clock: ClockFormat
) -> None:
    start = now.replace(second=0, microsecond=0) + timedelta(minutes=ahead)
    local = start.astimezone(zone)
    filled = typed_times(f"{local:%Y-%m-%d %H:%M}", Reader(zone, clock=clock))
    is_midnight = (local.hour, local.minute) == (0, 0)
    assert filled.endswith("M") is (clock is ClockFormat.HOURS_12 and not is_midnight)
    assert f"{local:%a} {local.day} {local:%b}" in filled
    if len({local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}) == 1:
        assert read_times(filled, now, zone) == (TimeSpan(start),)
