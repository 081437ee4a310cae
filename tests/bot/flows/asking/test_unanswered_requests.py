"""Nobody answers: one nudge after three days, the end after seven, and other hosts to ask."""

from bot.cards.forms import Form
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member

NUDGE = "Maya is waiting for your answer"


def test_the_host_is_nudged_once_after_three_days(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.to("2026-11-26 08:59")
    assert NUDGE not in daniel.notified()
    town.to("2026-11-26 09:00")
    assert daniel.notified()[-1] == NUDGE
    assert "How you found your way into this work." in daniel.last()
    town.to("2026-11-30 08:59")
    assert daniel.notified().count(NUDGE) == 1


def test_a_nudge_can_be_answered(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=3)
    assert "[Tue 8 Dec, 10:00] [Other times] [Not now] [Later]" in daniel.last()
    daniel.presses("Tue 8 Dec, 10:00")
    assert "Booked: you and Daniel" in maya.last()


def test_after_a_week_the_seeker_is_released_with_others_to_ask(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena")
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.to("2026-11-30 08:59")
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    town.to("2026-11-30 09:00")
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED]
    assert "No answer from Daniel this time" in maya.last()
    assert "The request of Maya has ended" in daniel.last()
    assert "Busy?" in daniel.last()
    assert isinstance(maya.presses("Ask Lena"), Form)


def test_no_button_of_an_expired_request_is_left(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=7)
    [ended] = town.interviews()
    for member in (daniel, maya):
        assert not [each for each in member.delivered_buttons() if each.action.about == ended.id]


def test_a_seeker_who_is_awaited_is_nudged_once_and_released(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=1)
    daniel.presses("Other times")
    daniel.proposes("2026-12-09 12:00")
    town.after(days=3)
    assert maya.notified()[-1] == "Daniel is waiting for your answer"
    assert NUDGE not in daniel.notified(), "it is not the host's turn"
    town.after(days=4)
    assert "You and Daniel did not find a time" in maya.last()
    assert "[Find somebody to ask]" in maya.last()
    assert "Maya has not chosen a time" in daniel.last()
    assert maya.notified().count("Daniel is waiting for your answer") == 1


def test_other_times_restart_the_week_to_answer(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=3)
    daniel.presses("Other times")
    daniel.proposes("2026-12-09 12:00")
    town.after(days=6, hours=23)
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    town.after(hours=1)
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED]


def test_no_nudge_after_an_answer(town: Town, daniel: Member, maya: Member) -> None:
    noor, omar = town.member("Noor"), town.member("Omar")
    maya.books(daniel, own_times="2026-12-08 12:00")
    noor.asks(daniel, own_times="2026-12-09 12:00")
    daniel.presses("Not now")
    omar.asks(daniel, own_times="2026-12-10 12:00")
    omar.presses("Withdraw")
    town.to("2026-12-07 08:00")
    heard = [*daniel.notified(), *maya.notified()]
    assert not [title for title in heard if "is waiting" in title or "No answer" in title]


def test_a_host_on_holiday_at_the_weekend_is_nudged_on_monday(town: Town, maya: Member) -> None:
    lena = town.host("Lena")
    town.to("2026-11-25 14:00")  # a Wednesday: three days later is a Saturday
    maya.asks(lena, own_times="2026-12-08 12:00")
    town.to("2026-11-30 07:59")
    assert NUDGE not in lena.notified()
    town.to("2026-11-30 08:00")
    assert lena.notified()[-1] == NUDGE


def test_a_nudge_can_be_put_off_and_comes_again(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.after(days=3)
    daniel.presses("Later")
    assert "I will ask again on Friday 27 November 2026" in daniel.last()
    town.to("2026-11-27 08:59")
    assert daniel.notified().count(NUDGE) == 1
    town.to("2026-11-27 09:00")
    assert daniel.notified().count(NUDGE) == 2, "a new message, not the old one unchanged"


def test_a_nudge_put_off_does_not_prolong_the_week(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    for _ in range(3):
        town.after(days=3 if NUDGE not in daniel.notified() else 1)
        daniel.presses("Later")
    town.to("2026-11-30 09:00")
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED]


def test_a_request_that_ends_at_night_or_at_a_weekend_is_told_in_the_morning(
    town: Town, daniel: Member
) -> None:
    """This message comes because time passed, so quiet hours apply as for every nudge."""
    noor = town.member("Noor")
    town.to("2026-11-28 21:30")  # Saturday, 22:30 in Berlin
    noor.asks(daniel, own_times="2026-12-08 12:00")
    town.to("2026-12-06 12:00")
    assert "No answer from Daniel this time" not in noor.notified()
    assert "The request of Noor has ended" not in daniel.notified()
    town.to("2026-12-07 08:00")
    assert noor.notified()[-1] == "No answer from Daniel this time"


def test_the_seeker_is_shown_no_slot_that_has_passed(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)  # for the next day
    town.after(days=3)
    assert "[Other times] [Not now] [Later]" in daniel.last()
    assert "Tue 24 Nov" not in daniel.last()
