"""A host who repeatedly does not answer is asked what would suit them. After the third silence in a
row, their door closes."""

from datetime import timedelta

from bot.interview.model import Stage
from tests.bot.conftest import organizes
from tests.bot.town import Town
from tests.bot.town_members import Member

SECOND = "The request of Noor has ended, too"
CLOSED = "I have closed your door for now"


def is_not_answered(town: Town, host: Member, *names: str) -> None:
    """These seekers ask one after another, and none of them gets an answer."""
    for name in names:
        town.member(name).asks(host)
        town.after(days=9)


def test_the_first_silence_is_only_mentioned(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya")
    assert "The request of Maya has ended" in daniel.last()
    assert "Take fewer" not in daniel.labels()


def test_the_host_is_asked_about_the_second_silence(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya", "Noor")
    assert daniel.notified()[-1] == SECOND
    assert "[Pause] [Take fewer] [Go on]" in daniel.last()
    daniel.presses("Take fewer")
    assert "at most 1 talk a month" in daniel.last()
    daniel.sends(daniel.button("Take fewer").action)
    assert "You take one talk a month already" in daniel.last()


def test_a_host_who_goes_on_sees_the_waiting_requests(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya", "Noor")
    town.member("Zoe").asks(daniel)
    daniel.presses("Go on")
    assert "Glad you are here" in daniel.last()
    assert "Zoe: your turn to choose a time" in daniel.last()


def test_with_the_third_the_door_closes_and_opens_with_one_press(
    town: Town, daniel: Member
) -> None:
    is_not_answered(town, daniel, "Maya", "Noor", "Zoe")
    assert daniel.notified()[-1] == CLOSED
    mia = town.member("Mia")
    mia.types("find UX research")
    assert "Daniel" not in mia.last()
    daniel.presses("Open my door again")
    mia.types("find UX research")
    assert "Daniel" in mia.last()
    town.member("Eli").asks(daniel)
    town.after(days=9)
    assert daniel.notified()[-1] == "The request of Eli has ended", "it counts anew"


def test_waiting_seekers_are_released_when_the_door_closes(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya", "Noor")
    town.member("Zoe").asks(daniel)
    town.after(days=4)
    lea = town.member("Lea")
    lea.asks(daniel)
    town.after(days=6)
    assert daniel.sees(CLOSED)
    assert "Daniel no longer takes requests" in lea.text()


def test_an_answer_breaks_the_row(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya", "Noor")
    town.member("Lea").asks(daniel)
    daniel.presses("Not now")
    is_not_answered(town, daniel, "Zoe")
    assert daniel.notified()[-1] == "The request of Zoe has ended"


def test_requests_that_end_together_are_one_silence(town: Town, daniel: Member) -> None:
    for name in ("Maya", "Noor", "Zoe"):
        town.member(name).asks(daniel)
    town.after(days=9)
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED] * 3
    assert not daniel.sees(CLOSED)
    assert daniel.sees("The request of Zoe has ended")


def test_nobody_has_to_answer_whom_they_reported(town: Town, daniel: Member) -> None:
    is_not_answered(town, daniel, "Maya", "Noor")
    town.member("Zoe").asks(daniel)
    daniel.presses("Something was wrong")
    daniel.fills(what="She was rude before it.")
    town.after(days=9)
    assert not daniel.sees(CLOSED)
    assert daniel.notified()[-1] == "The request of Zoe has ended"


def test_no_organizer_can_tell_by_an_open_door_who_reported_them(
    town: Town, daniel: Member
) -> None:
    """They see whose door is open, and know that they got no answer."""
    zoe = town.member("Zoe", runs_space=True)
    for each in (town.member("Ana", runs_space=True), zoe):
        organizes(each)
    is_not_answered(town, daniel, "Maya", "Noor")
    zoe.asks(daniel)
    daniel.presses("Something was wrong")
    daniel.fills(what="She was rude before it.")
    town.after(days=9)
    assert daniel.notified()[-1] == CLOSED


def test_a_request_ended_by_an_organizer_is_no_silence(town: Town, daniel: Member) -> None:
    ana = town.member("Ana", runs_space=True)
    ana.types("organize")
    is_not_answered(town, daniel, "Maya")
    town.member("Noor").asks(daniel)
    town.after(days=3)
    for label in ("People", "Requests", "Free the seeker", "Free the seeker"):
        ana.types("organize") if label == "People" else None
        ana.presses(label)
    town.after(days=3)
    assert "there is nothing left to answer" in daniel.last()
    assert SECOND not in daniel.notified()


def test_who_never_saw_the_requests_was_not_silent(town: Town, daniel: Member) -> None:
    for name in ("Maya", "Noor", "Zoe"):
        town.presence.went(town.clock.now())
        town.member(name).asks(daniel)
        town.platform_is_away(days=9)
    assert daniel.notified() == []
    assert {each.stage for each in town.interviews()} == {Stage.EXPIRED}
    town.member("Mia").asks(daniel)
    town.after(days=9)
    assert daniel.notified()[-1] == "The request of Mia has ended", "it is the first silence"


def test_a_request_that_ended_while_askwell_was_away_is_no_silence(
    town: Town, daniel: Member
) -> None:
    """Nobody could answer meanwhile."""
    for name in ("Maya", "Noor", "Zoe"):
        town.member(name).asks(daniel)
        town.after(days=2)
        town.clock.move_to(town.clock.now() + timedelta(days=9))
        town.drain()
        town.after(days=1)
        assert daniel.notified()[-1] == f"The request of {name} has ended"
        assert "there is nothing left to answer" in daniel.last()
    assert {each.stage for each in town.interviews()} == {Stage.EXPIRED}
    town.member("Mia").asks(daniel)
    town.after(days=9)
    assert daniel.notified()[-1] == "The request of Mia has ended", "it is the first silence"
