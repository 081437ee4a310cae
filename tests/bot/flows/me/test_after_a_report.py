"""Nobody is nudged to answer, thank or write to somebody whom they reported, and their
reminders only say what is booked."""

from dataclasses import replace

import pytest

from bot.cards.action_names import ActionName
from bot.engine.timer_names import TimerName
from bot.flows import every_flow
from bot.interview.model import Stage
from tests.bot.flows.organizing.test_people import looks
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
def test_a_seeker_is_promised_no_reminder_of_whom_they_reported(town: Town, maya: Member) -> None:
    town.to("2026-11-24 16:40")
    maya.presses("Write a thank-you note")
    maya.fills(note="Thank you, Daniel!")
    maya.presses("Send it")
    maya.types("contacts")
    stop = maya.button("Stop reminding me")
    assert "I will ask you on" in maya.last()
    reports(maya)
    maya.types("contacts")
    assert "You reported them, so I will not ask." in maya.last()
    assert "[Write an update]" in maya.last()
    assert "[Stop reminding me]" not in maya.last()
    assert "[Remind me again]" not in maya.last()
    maya.sends(replace(stop.action, name=ActionName.REMIND_AGAIN))
    assert "I do not remind you of Daniel" in maya.last()


@pytest.mark.usefixtures("booked")
def test_nor_when_they_write_or_are_answered(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-11-24 16:40")
    reports(maya)
    maya.types("interviews")
    maya.presses("Write a thank-you note")
    assert "will be glad" in maya.reads(maya.writes(note="Thank you, Daniel!"))
    assert "I will ask" not in maya.last()
    daniel.presses("Keep me posted")
    assert "write them a line" in maya.last()
    assert "I made a note" not in maya.last()
    maya.types("contacts")
    maya.presses("Write an update")
    assert "I will ask" not in maya.reads(maya.writes(update="I tried it, and it works."))


@pytest.mark.usefixtures("booked")
def test_no_nudge_about_whom_they_reported_is_put_off(town: Town, maya: Member) -> None:
    town.to("2026-11-25 09:00")
    assert nudged(maya)
    reports(maya)
    maya.presses("Later")
    assert "I do not remind you of Daniel" in maya.last()
    assert "I will ask again" not in maya.last()


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


@pytest.mark.parametrize("reporting", [False, True])
def test_nor_if_an_organizer_wants_it(
    town: Town, ana: Member, daniel: Member, maya: Member, reporting: bool
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    if reporting:
        daniel.presses("Something was wrong")
        daniel.fills(what="She was rude before it.")
    looks(ana, "Requests", "Nudge now")
    assert ("I cannot remind Daniel now" in ana.last()) == reporting
    assert "report" not in ana.last(), "it is private"
    town.after(hours=1)
    assert ("Maya is waiting for your answer" in daniel.notified()) != reporting


@pytest.mark.parametrize("reporting", [False, True])
def test_an_organizer_does_not_learn_by_a_nudge_that_a_host_reported_them(
    town: Town, ana: Member, daniel: Member, reporting: bool
) -> None:
    ana.asks(daniel)
    if reporting:
        daniel.presses("Something was wrong")
        daniel.fills(what="She was rude before it.")
    looks(ana, "Requests")
    assert "Free the seeker" in ana.labels()
    assert "Nudge now" not in ana.labels(), "the answer would tell"
    ana.sends(replace(ana.button("Free the seeker").action, name=ActionName.NUDGE_NOW))
    assert "I cannot remind Daniel now" in ana.last(), "an older button tells nothing, either"


@pytest.mark.parametrize("reporting", [False, True])
def test_a_seeker_is_not_asked_to_propose_other_times_to_whom_they_reported(
    town: Town, daniel: Member, maya: Member, reporting: bool
) -> None:
    maya.asks(daniel, slots="Tue 24 Nov, 19:00")
    if reporting:
        maya.types("report Daniel")
        maya.fills(what="He was rude before it.")
    town.to("2026-11-25 12:00")
    assert ("Daniel has not answered yet" in maya.notified()) != reporting


def test_only_what_seekers_planned_themselves_is_asked_after_a_report() -> None:
    handlers = every_flow().handlers.items()
    assert [name for (_, name), each in handlers if each.even_to_reporters] == [TimerName.NEXT_STEP]


REMINDED_AT = ("2026-11-23 16:00", "2026-11-24 15:00", "2026-11-24 15:55", "2026-11-24 16:00")
CHEERFUL = ("Get ready", "Look them up", "Enjoy", "expecting", "lead", "bring", "nervous", "Move")


@pytest.mark.usefixtures("booked")
@pytest.mark.parametrize("reporting", ["daniel", "maya"])
def test_reminders_to_who_reported_the_other_are_plain(
    town: Town, daniel: Member, maya: Member, reporting: str
) -> None:
    reporter, other = (daniel, maya) if reporting == "daniel" else (maya, daniel)
    for member in (daniel, maya):
        member.types("settings more")
        member.presses("Also five minutes before")
    reports(reporter)
    for at in REMINDED_AT[:-1]:
        town.to(at)
        read = reporter.last()
        assert read.startswith(f"Still booked: your talk with {other.name}")
        assert "https://meet.example" in read
        assert "Tuesday 24 November 2026" in read
        assert "[Cancel it]" in read
        assert not [each for each in CHEERFUL if each in read]
        assert other.last().startswith(("Get ready", "Coming up", "In five minutes"))
    town.to(REMINDED_AT[-1])
    assert reporter.last().startswith(f"It begins now: your talk with {other.name}")
    assert "https://meet.example" in reporter.last()
    assert other.last().startswith(f"It is time: {reporter.name} is expecting you"), "unchanged"


@pytest.mark.usefixtures("booked")
def test_a_plain_reminder_cancels_and_then_says_so(
    town: Town, daniel: Member, maya: Member
) -> None:
    reports(daniel)
    town.to(REMINDED_AT[0])
    daniel.presses("Cancel it")
    assert "Maya" in daniel.last()
    assert not daniel.sees("Still booked")
    assert town.interviews()[0].stage is Stage.CANCELLED


@pytest.mark.usefixtures("booked")
def test_a_seeker_is_not_told_to_thank_whom_they_reported(town: Town, maya: Member) -> None:
    maya.types("settings more")
    maya.presses("Tell me when five minutes are left")
    reports(maya)
    town.to("2026-11-24 16:21")
    assert not maya.sees("say thank you")
