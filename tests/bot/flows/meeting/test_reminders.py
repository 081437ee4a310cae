"""Reminders of a booked time. Quiet hours do not apply, because both have chosen the time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.content.questions import the_bank
from bot.engine.store.ports import Outgoing, Shown
from bot.language.hours import read_hours
from tests.bot.lived_once import lived_once
from tests.bot.town import Town
from tests.bot.town_members import Member

SOON, HOUR, NOW = "Get ready: your talk with", "Coming up: your talk with", "It is time:"


@pytest.fixture
@lived_once
def booked(daniel: Member, maya: Member) -> None:
    """Thursday 26 November, 16:00 in UTC."""
    maya.books(daniel, slots="Thu 26 Nov, 19:00")


@pytest.mark.usefixtures("booked")
@pytest.mark.parametrize(
    ("title", "at"),
    [
        (SOON, datetime(2026, 11, 25, 16, tzinfo=UTC)),
        (HOUR, datetime(2026, 11, 26, 15, tzinfo=UTC)),
        (NOW, datetime(2026, 11, 26, 16, tzinfo=UTC)),
    ],
)
def test_both_are_reminded_a_day_and_an_hour_before_and_at_the_start(
    town: Town, daniel: Member, maya: Member, title: str, at: datetime
) -> None:
    town.to(at - timedelta(minutes=1))
    assert not daniel.sees(title)
    assert not maya.sees(title)
    town.to(at)
    assert daniel.notified()[-1].startswith(title)
    assert maya.notified()[-1].startswith(title)


@pytest.mark.usefixtures("booked")
def test_each_reminder_comes_once(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-12-30 12:00")
    for member in (daniel, maya):
        for title in (SOON, HOUR, NOW):
            assert sum(each.startswith(title) for each in member.notified()) == 1


@pytest.mark.usefixtures("booked")
def test_each_reads_their_own_time_and_can_still_move(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-25 16:00")
    assert "Thursday 26 November 2026, 17:00 CET" in daniel.last()
    assert "Thursday 26 November 2026, 19:00 EAT" in maya.last()
    assert "[Move it] [Cancel it]" in daniel.last()
    maya.presses("Move it")
    maya.proposes("2026-12-01 12:00")
    assert "Maya would like to move your talk" in daniel.last()


@pytest.mark.usefixtures("booked")
def test_an_hour_before_the_plan_is_at_hand_for_the_seeker_alone(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-26 15:00")
    assert "They bring the questions" in daniel.last()
    assert "[The plan]" not in daniel.last()
    assert len(maya.last().split()) < 60
    assert maya.last().index("Where") < maya.last().index("When")
    maya.presses("The plan")
    reads = " ".join(maya.last().split())
    assert sum(question.text in reads for question in the_bank()) >= 6


@pytest.mark.usefixtures("booked")
def test_at_the_start_both_get_the_place(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-11-26 16:00")
    assert "It is time: Daniel is expecting you" in maya.last()
    assert "It is time: Maya is expecting you" in daniel.last()
    for member in (daniel, maya):
        assert "https://meet.example" in member.last()


def test_a_late_booking_gets_the_reminders_that_are_left(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-26 15:30")
    daniel.picks()
    town.to("2026-11-26 16:00")
    assert maya.notified()[1:] == ["Booked: you and Daniel", "It is time: Daniel is expecting you"]


def test_a_reminder_comes_in_the_night_if_the_interview_does(town: Town, daniel: Member) -> None:
    ana = town.member("Ana", "America/Los_Angeles")
    ana.books(daniel, own_times="2026-11-28 02:00")  # Saturday, 11:00 in Berlin
    town.to("2026-11-28 09:00")
    assert [title.split(":")[0] for title in ana.notified()[-2:]] == ["Get ready", "Coming up"]


def test_reminders_come_to_those_who_stopped_all_nudges(
    town: Town, daniel: Member, maya: Member
) -> None:
    for member in (daniel, maya):
        member.types("settings")
        member.presses("Stop all nudges")
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-26 16:00")
    for member in (daniel, maya):
        assert [title.split(":")[0] for title in member.notified()[-3:]] == [
            "Get ready",
            "Coming up",
            "It is time",
        ]


def test_an_interview_that_was_moved_keeps_no_reminder_of_the_time_between(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    maya.presses("Move it")
    maya.fills(slots="Thu 26 Nov, 19:30")
    daniel.picks()
    town.to("2026-11-26 16:00")
    assert not maya.sees(NOW)
    town.to("2026-11-26 16:30")
    assert maya.count(NOW) == 1


@pytest.mark.usefixtures("booked")
def test_reminders_that_were_missed_while_the_process_was_down_are_not_sent_late(
    town: Town, maya: Member
) -> None:
    town.clock.move_to(town.clock.now().replace(day=26, hour=16, minute=10))
    town.drain()
    reminders = [title.split(":")[0] for title in maya.notified()[2:]]
    assert reminders == ["It is time"], "of a day and an hour before nothing can be said now"


def test_an_interview_booked_a_day_ahead_is_not_reminded_of_at_once(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-24 12:00")  # to the minute
    assert maya.notified()[-1] == "Booked: you and Daniel"
    assert daniel.notified()[-1] == "Booked: you and Maya"


def test_the_reminder_five_minutes_before_comes_only_on_request(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.types("settings more")
    maya.presses("Also five minutes before")
    assert "A day and an hour before, and five minutes" in maya.last()
    maya.books(daniel)
    town.to("2026-11-24 15:56")
    assert maya.notified()[-1] == "In five minutes: your talk with Daniel"
    assert not any("five minutes" in title for title in daniel.notified())
    maya.types("settings more")
    maya.presses("Not five minutes before")
    assert "five minutes" not in maya.last().replace("[Also five minutes before]", "")


def test_a_member_who_changed_zone_reads_times_in_the_new_zone(
    town: Town, daniel: Member, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    maya.books(daniel)
    maya.types("settings")
    maya.presses("Change")
    maya.fills(zone="Tokyo")
    written_for: dict[str, str | None] = {}
    shown = town.post_office.show

    async def show(outgoing: Outgoing) -> Shown:
        written_for[outgoing.to.name] = outgoing.to.zone
        return await shown(outgoing)

    monkeypatch.setattr(town.post_office, "show", show)
    town.to("2026-11-24 15:30")
    assert written_for == {"Maya": "Asia/Tokyo", "Daniel": "Europe/Berlin"}
    assert maya.received()[-1].at == datetime(2026, 11, 24, 15, tzinfo=UTC), "the same instant"


def test_when_a_zones_rules_change_hours_stay_wall_time() -> None:
    """As after an update of tzdata that moves Berlin an hour to the east. What is stored is the
    local time that the host gave."""
    hours, day = read_hours("Tue 17:00-19:00"), date(2026, 11, 24)
    before, after = ZoneInfo("Europe/Berlin"), ZoneInfo("Etc/GMT-2")
    (was,), (now_is,) = (hours.on(day, zone) for zone in (before, after))
    assert was[0].time() == now_is[0].time() == time(17)
    assert was[0] - now_is[0] == timedelta(hours=1)


@pytest.mark.usefixtures("booked")
def test_the_reminder_an_hour_before_replaces_a_missed_one_the_day_before(
    town: Town, maya: Member
) -> None:
    town.clock.move_to(datetime(2026, 11, 26, 15, 10, tzinfo=UTC))
    town.drain()
    assert (maya.sees(HOUR), maya.sees(SOON)) == (True, False)


def test_once_they_have_talked_a_reminder_says_only_what_it_was(
    town: Town, daniel: Member, maya: Member
) -> None:
    """The button with which the seeker could take a note now opens the debrief."""
    maya.books(daniel)
    town.to("2026-11-25 12:00")
    for member, noting in ((maya, 1), (daniel, 0)):
        old = [card for key, card in member.conversation.items() if is_reminder(key)]
        shown = [member.reads(card) for card in old]
        assert len(shown) >= 3
        titles = [each.splitlines()[0] for each in shown]
        assert len(set(titles)) == len(shown), "none is repeated"
        assert all("your talk with" in each for each in titles)
        assert not any("When" in each or "Get ready" in each for each in shown)
        assert sum("[Note what I learned]" in each for each in shown) == noting


def is_reminder(key: str) -> bool:
    return any(f":{each}:" in key for each in ("day_before", "hour_before", "starting"))
