import contextlib
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.hours import TimeOff
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_time_off

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not in the week of 7 Dec", "away 2026-12-07 to 2026-12-13"),
        ("not in the week of 9 Dec", "away 2026-12-07 to 2026-12-13"),
        ("away until 4 Jan", "away 2026-11-22 to 2027-01-04"),
        ("back on 4 Jan", "away 2026-11-22 to 2027-01-03"),
        ("away 21-31 Dec", "away 2026-12-21 to 2026-12-31"),
        ("on holiday from 20 Dec to 3 Jan", "away 2026-12-20 to 2027-01-03"),
        ("not on 25 Dec", "away 2026-12-25"),
        ("except 25 and 26 Dec", "away 2026-12-25; away 2026-12-26"),
        ("away tomorrow", "away 2026-11-23"),
        ("I am away next week", "away 2026-11-23 to 2026-11-29"),
        (
            "not in the week of 7 Dec, away from 24 Dec until 4 Jan",
            "away 2026-12-07 to 2026-12-13; away 2026-12-24 to 2027-01-04",
        ),
        ("", ""),
    ],
)
def test_reads_what_people_write(text: str, expected: str) -> None:
    days = read_time_off(text, NOW, BERLIN)
    assert "; ".join(map(str, days)) == expected
    assert read_time_off(expected, NOW, BERLIN) == days


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "soon"),
        ("away", "away"),
        ("4 Jan", "4"),
        ("away from 20 Dec", "away from 20 Dec"),
        ("away 4 Jan to 20 Dec 2026", "away 4 Jan to 20 Dec 2026"),
        ("away on 20 Nov", "away on 20 Nov"),
        ("away until 31 June", "31 June"),
        ("away until 2029-01-01", "away until 2029-01-01"),
    ],
)
def test_says_what_it_could_not_read(text: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_time_off(text, NOW, BERLIN)
    assert unread.value.words == words
    assert read_time_off(unread.value.example, NOW, BERLIN)


def test_a_date_in_either_order_is_asked() -> None:
    with pytest.raises(Ambiguous):
        read_time_off("away on 3/4", NOW, BERLIN)
    (time_off,) = read_time_off("away on 3/4", NOW, BERLIN, day_first=True)
    assert time_off == TimeOff(date(2027, 4, 3), date(2027, 4, 3))
    assert date(2027, 4, 3) in time_off
    assert date(2027, 4, 4) not in time_off


_PIECES = st.sampled_from(
    "away not until 4 Jan 7 Dec week of in the back from to - , ; Tue next 3/4 25.12.".split()
)


@given(st.text() | st.lists(_PIECES, max_size=8).map(" ".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NotUnderstood, Ambiguous):
        for time_off in read_time_off(text, NOW, BERLIN):
            assert date(2026, 11, 22) <= time_off.first <= time_off.last
