import contextlib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.hours import WEEKDAYS, DayHours, WeeklyHours
from bot.language.errors import Ambiguous, NotUnderstood
from bot.language.hours import read_hours

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue 17:00-19:00", "Tue 17:00-19:00"),
        ("tuesdays and thursdays 17-19", "Tue, Thu 17:00-19:00"),
        ("Mon-Wed 9.30 - 13", "Mon, Tue, Wed 09:30-13:00"),
        ("Tue and Thu 17-19, Fri mornings", "Tue, Thu 17:00-19:00; Fri 08:00-12:00"),
        ("Mon 9-10, 14-15", "Mon 09:00-10:00; Mon 14:00-15:00"),
        ("Mon 22-24", "Mon 22:00-24:00"),
        ("Sun 22-2", "Mon 00:00-02:00; Sun 22:00-24:00"),
        ("Fri 22:00-00:10", "Fri 22:00-24:00"),
        ("Tue 7-5", "Tue 07:00-17:00"),
        ("Tue 8-20", "Tue 08:00-20:00"),
        ("Tue 9am-8", "Tue 09:00-20:00"),
        ("Mon 10-2am", "Mon 22:00-24:00; Tue 00:00-02:00"),
        ("Mon 5-7", "Mon 17:00-19:00"),
        ("Mon evenings 5-9", "Mon 17:00-21:00"),
        ("weekdays 9-5", "Mon, Tue, Wed, Thu, Fri 09:00-17:00"),
        ("weekdays 9-5 except Wed", "Mon, Tue, Thu, Fri 09:00-17:00"),
        ("every evening except Friday", "Mon, Tue, Wed, Thu, Sat, Sun 17:00-21:00"),
        ("weekday evenings", "Mon, Tue, Wed, Thu, Fri 17:00-21:00"),
        ("evenings on Tue and Thu", "Tue, Thu 17:00-21:00"),
        ("Mon mornings and Wed evenings", "Mon 08:00-12:00; Wed 17:00-21:00"),
        ("mornings", "Mon, Tue, Wed, Thu, Fri, Sat, Sun 08:00-12:00"),
        ("Sun-Thu 9am-5pm", "Mon, Tue, Wed, Thu, Sun 09:00-17:00"),
        ("Fri-Mon 9-12", "Mon, Fri, Sat, Sun 09:00-12:00"),
        ("Mo-We 9-17", "Mon, Tue, Wed 09:00-17:00"),
        ("every Tue 5-6pm", "Tue 17:00-18:00"),
        ("weekends after 2pm", "Sat, Sun 14:00-21:00"),
        ("Tusday 17-19", "Tue 17:00-19:00"),
        ("Fri 9-12; Tue & Thu 17-19", "Tue, Thu 17:00-19:00; Fri 09:00-12:00"),
        ("Sat 10–12\nSat 10-12", "Sat 10:00-12:00"),
        ("Sat 10-11; Sat 11-12; Sat 9-10:30; Sat 13-14", "Sat 09:00-12:00; Sat 13:00-14:00"),
    ],
)
def test_reads_what_people_write(text: str, expected: str) -> None:
    assert str(read_hours(text)) == expected


def test_words_that_hosts_usually_write_are_read() -> None:
    """Equally good readings are separated by a bar. Of the first 40 rows, 24 were read when they
    were written, and all after the grammar was written. Then the last 20 were written, and 19 of
    these were read in the first run."""
    rows = Path(__file__).with_name("hours.tsv").read_text("utf-8").splitlines()[1:]
    labelled = [row.split("\t") for row in rows]
    missed = [text for text, hours in labelled if read(text) not in each_of(hours)]
    assert missed == []


def each_of(labels: str) -> list[set[str]]:
    """Sets of hours such as "tue 17:00-19:00"."""
    return [
        {
            f"{day} {times}"
            for part in label.split("; ")
            for *days, times in [part.split()]
            for day in days or [""]
        }
        for label in labels.split("|")
    ]


def read(text: str) -> set[str]:
    try:
        return {str(each).lower() for each in read_hours(text).stretches}
    except NotUnderstood:
        return {" refused"}
    except Ambiguous:
        return {" ask"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("whenever", "whenever"),
        ("Tue", "Tue"),
        ("17-19", "17-19"),
        ("Tue 19-17", "19-17"),
        ("Tue 20-8", "20-8"),
        ("Tue 17-9", "17-9"),
        ("Tue 12-12", "12-12"),
        ("Tue 25-26", "25"),
        ("Tue 9:00-9:10am", "9:00-9:10am"),
        ("Tue 5pm", "5pm"),
        ("Tue 17-19 CET", "CET"),
        ("next Tue 17-19", "next"),
        ("weekdays 9-5 except Sat", "except Sat"),
    ],
)
def test_says_what_it_could_not_read(text: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as unread:
        read_hours(f"Mon 9-12; {text}" if text else text)
    assert unread.value.words == words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tue 7-9", ["Tue 07:00-09:00", "Tue 19:00-21:00"]),
        ("Tue 5-9", ["Tue 05:00-09:00", "Tue 17:00-21:00"]),
    ],
)
def test_morning_or_evening_is_asked(text: str, meant: list[str]) -> None:
    with pytest.raises(Ambiguous) as asked:
        read_hours(text)
    assert [str(each) for each in asked.value.readings] == meant


@pytest.mark.parametrize("words", ["9-8", "8-7", "8-8", "9:00-8:00", "10-10"])
def test_a_day_that_may_be_a_slip_is_asked_about(words: str) -> None:
    with pytest.raises(Ambiguous) as asked:
        read_hours(f"Mon {words}; Tue 17-19")
    assert asked.value.words == words
    [meant] = asked.value.readings
    assert read_hours(str(meant)) == meant, "which is not asked again"


def test_a_stretch_may_end_with_the_day() -> None:
    hours = read_hours("Sat 22-24")
    assert hours.on(date(2026, 10, 24), BERLIN) == [
        (
            datetime(2026, 10, 24, 22, tzinfo=BERLIN),
            datetime(2026, 10, 25, 0, tzinfo=BERLIN),
        )
    ]
    assert hours.longest() == timedelta(hours=2)


def test_hours_keep_their_wall_time_when_clocks_change() -> None:
    hours = read_hours("Fri 17:00-19:00")
    summer = hours.on(date(2026, 10, 23), BERLIN)[0][0]
    winter = hours.on(date(2026, 10, 30), BERLIN)[0][0]
    assert summer.astimezone(UTC) == datetime(2026, 10, 23, 15, tzinfo=UTC)
    assert winter.astimezone(UTC) == datetime(2026, 10, 30, 16, tzinfo=UTC)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NotUnderstood, Ambiguous):
        read_hours(text)


clocks = st.times(max_value=time(23, 39)).map(lambda clock: clock.replace(second=0, microsecond=0))


@given(st.sets(st.tuples(st.integers(0, 6), clocks), min_size=1, max_size=20))
def test_shown_hours_can_be_read_back(starts: set[tuple[int, time]]) -> None:
    written = WeeklyHours(tuple(DayHours(day, start, time(23, 59)) for day, start in starts))
    hours = read_hours(str(written))
    assert read_hours(str(hours)) == hours
    assert all(name in str(hours) for name in (WEEKDAYS[day] for day, _ in starts))
