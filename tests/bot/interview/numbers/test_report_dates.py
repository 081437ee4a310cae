"""When the report comes by itself, and what it is about."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.interview.numbers.periods import between
from bot.interview.numbers.report_dates import (
    against_month_before,
    due_now,
    next_report_at,
    reported_days,
)

BERLIN, HONOLULU = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Honolulu")
BEGAN = datetime(2026, 9, 16, 12, tzinfo=UTC)


def days(zone: ZoneInfo, after: datetime, count: int) -> list[str]:
    found = []
    for _ in range(count):
        after = next_report_at(zone, BEGAN, after)
        found.append(f"{after.astimezone(zone):%a %d %b %H:%M}")
    return found


def test_each_monday_until_a_whole_month_has_passed_then_the_first_of_each_month() -> None:
    assert days(BERLIN, BEGAN, 9) == [
        *("Mon 21 Sep 10:00", "Mon 28 Sep 10:00"),
        *("Mon 05 Oct 10:00", "Mon 12 Oct 10:00", "Mon 19 Oct 10:00", "Mon 26 Oct 10:00"),
        *("Mon 02 Nov 10:00", "Mon 07 Dec 10:00", "Mon 04 Jan 10:00"),
    ]


def test_it_comes_at_ten_of_theirs() -> None:
    assert next_report_at(HONOLULU, BEGAN, BEGAN) == datetime(2026, 9, 21, 20, tzinfo=UTC)
    assert next_report_at(BERLIN, BEGAN, BEGAN) == datetime(2026, 9, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "about"),
    [
        (date(2026, 9, 21), (date(2026, 9, 14), date(2026, 9, 20))),
        (date(2026, 10, 5), (date(2026, 9, 28), date(2026, 10, 4))),
        (date(2026, 11, 2), (date(2026, 10, 1), date(2026, 10, 31))),
        (date(2027, 1, 4), (date(2026, 12, 1), date(2026, 12, 31))),
    ],
)
def test_it_is_about_the_week_or_the_month_before(day: date, about: tuple[date, date]) -> None:
    assert reported_days(day, BERLIN, BEGAN) == about


def test_a_programme_that_began_on_the_first_of_a_month_gets_a_report_about_that_month() -> None:
    began = datetime(2026, 12, 1, 12, tzinfo=UTC)
    monday = date(2027, 1, 4)
    assert reported_days(monday, BERLIN, began) == (date(2026, 12, 1), date(2026, 12, 31))
    afterwards = next_report_at(BERLIN, began, datetime(2027, 1, 4, 12, tzinfo=UTC))
    assert afterwards.astimezone(BERLIN).date() == date(2027, 2, 1)


def test_a_report_missed_during_an_outage_is_due_and_a_later_one_is_not() -> None:
    monday = datetime(2026, 11, 2, 9, tzinfo=UTC)  # 10:00 in Berlin
    assert due_now(BERLIN, BEGAN, monday) == date(2026, 11, 2)
    assert due_now(BERLIN, BEGAN, datetime(2026, 11, 7, 9, tzinfo=UTC)) == date(2026, 11, 2)
    assert due_now(BERLIN, BEGAN, datetime(2026, 11, 9, 9, tzinfo=UTC)) is None
    assert due_now(HONOLULU, BEGAN, monday) is None, "they have moved to where it is night"


def test_a_month_is_held_against_the_month_before() -> None:
    march = against_month_before(between(date(2027, 3, 1), date(2027, 3, 31), BERLIN), BERLIN)
    assert march.before.start == datetime(2027, 2, 1, tzinfo=BERLIN)
    assert march.before.end == march.span.start
    week = between(date(2027, 3, 1), date(2027, 3, 7), BERLIN)
    assert against_month_before(week, BERLIN) == week
