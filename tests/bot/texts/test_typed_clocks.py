"""Times of day that are typed into a form: shown in the reader's clock format, and read in either
format."""

from datetime import time

import pytest

from bot.cards.forms import Form
from bot.cards.plain_text import plain
from bot.interview.scheduling.quiet_hours import read_clock
from bot.language.hours import read_hours
from bot.language.times import read_times
from tests.bot.town import Town
from tests.bot.town_members import Member


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
def test_impossible_clock_times_are_not_read(typed: str) -> None:
    with pytest.raises(ValueError, match=r"No clock shows|must be in"):
        read_clock(typed)


def test_a_form_has_its_readers_clock_and_says_whose_time_it_is(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Clock")
    maya.fills(clock="5:00 PM")
    maya.types("settings more")
    maya.presses("Night hours")
    assert maya.form is not None
    assert [each.initial for each in maya.form.fields] == ["10:00 PM", "7:00 AM"]
    hints = [plain(each.hint, maya.reader) for each in maya.form.fields if each.hint]
    assert hints[0] == "In your time, such as 10:00 PM"
    assert hints[1].startswith("In your time, such as 7:00 AM.")
    shown = maya.reads(maya.fills(night_from="11:30 PM", night_until="7:00 AM"))
    assert "No talks suggested from 11:30 PM to 7:00 AM" in shown


@pytest.fixture
def twelve_hours(maya: Member) -> Member:
    maya.types("settings")
    maya.presses("Clock")
    maya.fills(clock="5:00 PM")
    return maya


def _example(hint: str) -> str:
    return hint.partition("such as ")[2].partition("; up to")[0]


def test_the_example_of_proposed_times_is_on_its_readers_clock(
    town: Town, daniel: Member, twelve_hours: Member
) -> None:
    twelve_hours.opens_request(daniel)
    assert twelve_hours.form is not None
    [own] = [each for each in twelve_hours.form.fields if each.name == "own_times"]
    assert own.hint
    shown = _example(plain(own.hint, twelve_hours.reader))
    assert shown.endswith("5:00 PM")
    zone = twelve_hours.reader.zone
    assert read_times(shown, town.clock.now(), zone)


def test_the_example_of_weekly_hours_is_on_its_readers_clock(twelve_hours: Member) -> None:
    twelve_hours.hosts()
    twelve_hours.types("host")
    twelve_hours.presses("Change hours")
    assert twelve_hours.form is not None
    hint = twelve_hours.form.fields[0].hint
    assert hint
    shown = _example(plain(hint, twelve_hours.reader))
    assert shown == "Tue, Thu 5:00 PM-7:00 PM; Fri 9:00 AM-12:00 PM"
    assert str(read_hours(shown)) == "Tue, Thu 17:00-19:00; Fri 09:00-12:00"


def test_times_understood_are_on_their_readers_clock(daniel: Member, twelve_hours: Member) -> None:
    twelve_hours.books(daniel)
    twelve_hours.types("move my talk to Friday at 3pm")
    assert "as I read it: Fri 27 Nov 2026 3:00 PM" in twelve_hours.last()
    assert isinstance(twelve_hours.presses("Propose Fri 27 Nov 2026 3:00 PM"), Form)


def test_more_times_than_a_button_has_room_for_begin_with_the_first(
    daniel: Member, twelve_hours: Member
) -> None:
    twelve_hours.books(daniel)
    twelve_hours.types("move my talk to Friday 15:00-17:00 or Saturday 15:00-17:00")
    assert "Propose Fri 27 Nov 2026 3:00 PM-5:00 PM …" in twelve_hours.labels()


def test_times_that_are_given_back_are_on_their_readers_clock(
    town: Town, daniel: Member, twelve_hours: Member
) -> None:
    twelve_hours.books(daniel)
    twelve_hours.presses("Move it")
    town.to("2026-11-24 16:01")
    reply = twelve_hours.reads(twelve_hours.proposes("2026-11-27 15:00"))
    assert "> Fri 27 Nov, 3:00 PM" in reply
