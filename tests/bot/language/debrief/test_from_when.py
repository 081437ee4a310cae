"""From which day on somebody wants to be reminded, as they say it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.debrief.by_when import read_from_when

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("write to Daniel in March", date(2027, 3, 1)),
        ("in early February", date(2027, 2, 1)),
        ("in November", date(2027, 11, 1)),
        ("next month", date(2026, 12, 1)),
        ("next week", date(2026, 11, 30)),
        ("in the new year", date(2027, 1, 1)),
        ("on 4 March", date(2027, 3, 4)),
        ("in two months", date(2027, 1, 22)),
        ("after Christmas", date(2026, 12, 27)),
        ("after the new year", date(2027, 1, 3)),
        ("I may write to him", None),
    ],
)
def test_a_reminder_comes_on_the_first_day_that_is_named(typed: str, day: date | None) -> None:
    assert read_from_when(typed, NOW, ZoneInfo("Europe/Berlin")) == day
