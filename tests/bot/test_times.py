import contextlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotUnderstood
from bot.times import read_times

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_time_without_an_offset_is_in_the_readers_zone() -> None:
    assert read_times("2026-11-24 17:00", NOW, BERLIN) == (datetime(2026, 11, 24, 16, tzinfo=UTC),)
    assert read_times("2026-07-24T17:00", NOW, BERLIN) == (datetime(2026, 7, 24, 15, tzinfo=UTC),)


def test_an_offset_counts() -> None:
    assert read_times("2026-11-24 17:00+05:45", NOW, BERLIN) == (
        datetime(2026, 11, 24, 11, 15, tzinfo=UTC),
    )


def test_several_are_put_in_order_and_each_counts_once() -> None:
    read = read_times("2026-11-25 17:00, 2026-11-24 17:00\n2026-11-25T17:00", NOW, BERLIN)
    assert [at.day for at in read] == [24, 25]


def test_nothing_typed_is_no_time() -> None:
    assert read_times(" \n ", NOW, BERLIN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2026-11-24",
        "2026-13-01 10:00",
        "2027-03-28 02:30",  # clocks skip it
        "2026-10-25 02:30",  # clocks show it twice
        "0001-01-01 00:00",
        "2026-11-24 17:00:30",  # finer than a button can name
    ],
)
def test_what_is_no_time_is_named(text: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_times(f"2026-11-24 17:00, {text}", NOW, BERLIN)
    assert unread.value.words == text


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NotUnderstood):
        read_times(text, NOW, BERLIN)
