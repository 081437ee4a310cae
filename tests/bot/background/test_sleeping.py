"""The space sleeps while Askwell is not in it. What would come too late does not come."""

from datetime import UTC, datetime

from bot.engine.errors import SendFailed
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member

WEEKS_LATER = "2026-12-16 12:00"


def sleeps(town: Town) -> None:
    town.runner.run(town.assembly.app.spaces.sleep("terminal", {"town"}))


def wakes(town: Town) -> None:
    town.runner.run(town.assembly.app.spaces.wake("terminal", {"town"}))
    town.drain()


def counts(*members: Member) -> list[int]:
    return [len(member.notified()) for member in members]


def test_nothing_comes_while_it_sleeps(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    before = counts(daniel, maya)
    sleeps(town)
    attempts = town.post_office.attempts
    town.to(WEEKS_LATER)
    assert town.post_office.attempts == attempts
    assert counts(daniel, maya) == before
    assert town.next_due() is None


def test_an_interview_that_is_long_past_is_not_asked_about(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    before = counts(daniel, maya)
    sleeps(town)
    town.to(WEEKS_LATER)
    wakes(town)
    town.to("2027-01-30 12:00")
    assert counts(daniel, maya) == before
    assert [each.stage for each in town.interviews()] == [Stage.HELD]
    maya.types("interviews")
    assert "Daniel" in maya.last()


def test_an_interview_that_was_yesterday_is_asked_about(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    sleeps(town)
    town.to("2026-11-27 12:00")
    wakes(town)
    assert maya.notified()[-1].startswith("How did it go")


def test_a_request_that_ended_during_sleep_is_reported_once_without_nudges(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    before = counts(daniel, maya)
    sleeps(town)
    town.to(WEEKS_LATER)
    wakes(town)
    assert counts(daniel, maya) == [each + 1 for each in before]
    assert daniel.notified()[-1] == "The request of Maya has ended"
    assert maya.notified()[-1] == "No answer from Daniel this time"


def test_a_nudge_that_is_a_little_late_still_comes(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    sleeps(town)
    town.to("2026-11-27 12:00")
    wakes(town)
    assert daniel.notified()[-1] == "Maya is waiting for your answer"


def test_a_reminder_that_could_not_be_sent_in_time_is_dropped(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, slots="Thu 26 Nov, 19:00")
    town.to("2026-11-26 14:59")
    before = counts(daniel, maya)
    show = town.post_office.show

    async def fails(_outgoing: object) -> str:
        raise SendFailed("no network")

    town.post_office.show = fails  # type: ignore[method-assign, assignment]
    town.to("2026-11-26 16:24")
    town.post_office.show = show  # type: ignore[method-assign]
    town.to(datetime(2026, 11, 26, 18, tzinfo=UTC))
    [asked] = maya.notified()[before[1] :]
    assert asked.startswith("How did it go")
    assert counts(daniel) == before[:1]
