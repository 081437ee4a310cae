"""Nobody is nudged to answer, thank or write to somebody whom they reported."""

import pytest

from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member


@pytest.fixture
@lived_once
def booked(town: Town, daniel: Member, maya: Member) -> None:
    """Tuesday 24 November, 16:00 to 16:25 in UTC."""
    maya.books(daniel, slots="Tue 24 Nov, 19:00")


def reports(member: Member) -> None:
    member.types("interviews")
    member.presses("Something was wrong")
    member.fills(what="The other one was rude.")


def nudged(member: Member) -> list[str]:
    asked = ("How did it go", "A word of thanks", "How was your talk", "Stay in touch")
    return [each for each in member.notified() if each.startswith(asked)]


@pytest.mark.usefixtures("booked")
def test_without_a_report_both_are_nudged(town: Town, daniel: Member, maya: Member) -> None:
    town.after(days=12)
    assert nudged(maya)
    assert nudged(daniel)


@pytest.mark.usefixtures("booked")
def test_a_seeker_is_not_asked_to_thank_whom_they_reported(
    town: Town, daniel: Member, maya: Member
) -> None:
    reports(maya)
    town.after(days=12)
    assert nudged(maya) == []
    assert nudged(daniel), "he must not learn of it"


@pytest.mark.usefixtures("booked")
def test_a_seeker_is_not_asked_to_stay_in_touch_with_whom_they_reported(
    town: Town, maya: Member
) -> None:
    town.to("2026-11-24 16:40")
    maya.presses("Note what I learned")
    maya.fills(takeaways="Listening is trained")
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you!")
    reports(maya)
    before = nudged(maya)
    town.after(days=120)
    assert nudged(maya) == before


@pytest.mark.usefixtures("booked")
def test_a_host_is_not_asked_how_it_was_with_whom_they_reported(
    town: Town, daniel: Member, maya: Member
) -> None:
    reports(daniel)
    town.after(days=12)
    assert nudged(daniel) == []
    assert nudged(maya), "she must not learn of it"


def test_a_host_is_not_reminded_to_answer_whom_they_reported(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Something was wrong")
    daniel.fills(what="She was rude before it.")
    town.after(days=6)
    assert "Maya is waiting for your answer" not in daniel.notified()
