"""Times of day that are typed into a form: on the clock of who reads it, and read from either."""

from datetime import time

import pytest

from bot.cards.plain_text import plain
from bot.interview.quiet_hours import read_clock
from tests.bot.town import Member


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("20:00", time(20)),
        ("9", time(9)),
        ("8.30 p.m.", time(20, 30)),
        ("8:30pm", time(20, 30)),
        ("12 AM", time(0)),
        ("12:15 pm", time(12, 15)),
    ],
)
def test_a_clock_of_12_hours_is_read_as_one_of_24(typed: str, read: time) -> None:
    assert read_clock(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "late", "24:00", "9:75", "13 pm", "0 am", "9:5", "-1", "9 xm"]
)
def test_what_no_clock_shows_is_not_read(typed: str) -> None:
    with pytest.raises(ValueError, match=r"No clock shows|must be in"):
        read_clock(typed)


def test_a_form_has_its_readers_clock_and_says_whose_time_it_is(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Clock")
    maya.fills(clock="5:00 PM")
    maya.presses("Night hours")
    assert maya.form is not None
    assert [each.initial for each in maya.form.fields] == ["10:00 PM", "7:00 AM"]
    hints = [plain(each.hint, maya.reader) for each in maya.form.fields if each.hint]
    assert hints[0] == "In your time, such as 10:00 PM"
    assert hints[1].startswith("In your time, such as 7:00 AM.")
    shown = maya.reads(maya.fills(night_from="11:30 PM", night_until="7:00 AM"))
    assert "No talks suggested from 11:30 PM to 7:00 AM" in shown
