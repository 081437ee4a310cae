"""How often a seeker is nudged to stay in touch with one host."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.interview.model import Interview, Stage
from bot.interview.staying_in_touch.follow_ups import last_contact, next_follow_up_at

FIRST = datetime(2026, 12, 1, 9, tzinfo=UTC)
LATER = (FIRST + timedelta(days=60), FIRST + timedelta(days=150))
NOW = FIRST + timedelta(days=151)


def thanked(*reminded: datetime) -> Interview:
    of = ("i1", 1, 2, 3, "", "", 25)
    return Interview(*of, asked_at=FIRST, changed_at=FIRST, stage=Stage.THANKED, reminded=reminded)


@pytest.mark.parametrize("wanted", [NOW + timedelta(days=14), FIRST + timedelta(days=366)])
def test_a_fourth_waits_until_a_year_and_a_day_after_the_first(wanted: datetime) -> None:
    """A nudge may come an hour early, so within a year of 365 days there could otherwise be
    four."""
    assert next_follow_up_at(thanked(FIRST, *LATER), (), NOW, wanted) == FIRST + timedelta(days=366)


def test_a_third_need_not_wait() -> None:
    wanted = NOW + timedelta(days=14)
    assert next_follow_up_at(thanked(*LATER), (), NOW, wanted) == wanted


def test_a_follow_up_wanted_after_the_year_stays() -> None:
    wanted = FIRST + timedelta(days=367)
    assert next_follow_up_at(thanked(FIRST, *LATER), (), NOW, wanted) == wanted


def test_the_booked_time_counts_as_the_contact_however_late_it_is_handled() -> None:
    held = replace(thanked(), stage=Stage.HELD, start=FIRST, changed_at=NOW)
    assert last_contact(held, ()) == FIRST + timedelta(minutes=25)
