import contextlib
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotUnderstood
from bot.hours import DAYS, DayHours, WeeklyHours, read_hours

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 17:00-19:00", "Tue 17:00-19:00"),
        ("tuesdays and thursdays 17-19", "Tue, Thu 17:00-19:00"),
        ("Mon-Wed 9.30 - 11", "Mon, Tue, Wed 09:30-11:00"),
        ("Fri 9-12; Tue & Thu 17-19", "Tue, Thu 17:00-19:00; Fri 09:00-12:00"),
        ("Sat 10–12\nSat 10-12", "Sat 10:00-12:00"),
        ("Sat 10-11; Sat 11-12; Sat 9-10:30; Sat 13-14", "Sat 09:00-12:00; Sat 13:00-14:00"),
    ],
)
def test_reads_what_people_write(text: str, expected: str) -> None:
    assert str(read_hours(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "whenever", "Tue", "17-19", "Tue 19-17", "Tue 25-26", "Fri-Mon 9-12", "Tue 9-9:10"]
)
def test_says_what_it_could_not_read(text: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_hours(f"Mon 9-12; {text}" if text else text)
    assert unread.value.words == text


def test_hours_keep_their_wall_time_when_clocks_change() -> None:
    hours = read_hours("Fri 17:00-19:00")
    summer = hours.on(date(2026, 10, 23), BERLIN)[0][0]
    winter = hours.on(date(2026, 10, 30), BERLIN)[0][0]
    assert summer.astimezone(UTC) == datetime(2026, 10, 23, 15, tzinfo=UTC)
    assert winter.astimezone(UTC) == datetime(2026, 10, 30, 16, tzinfo=UTC)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NotUnderstood):
        read_hours(text)


clocks = st.times(max_value=time(23, 39)).map(lambda clock: clock.replace(second=0, microsecond=0))


@given(st.sets(st.tuples(st.integers(0, 6), clocks), min_size=1, max_size=20))
def test_what_is_shown_can_be_read_back(starts: set[tuple[int, time]]) -> None:
    written = WeeklyHours(tuple(DayHours(day, start, time(23, 59)) for day, start in starts))
    hours = read_hours(str(written))
    assert read_hours(str(hours)) == hours
    assert all(name in str(hours) for name in (DAYS[day] for day, _ in starts))
