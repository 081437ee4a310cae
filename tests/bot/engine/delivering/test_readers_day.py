"""What another member did reaches its reader in the daytime: nobody is notified about it at
night."""

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member

NIGHT = "2026-11-24 20:00"
"""21:00 for Daniel in Berlin, 23:00 for Maya in Nairobi."""
HIS_MORNING = "2026-11-25 08:00"
HER_MORNING = "2026-11-25 06:00"


def test_a_request_at_night_comes_in_the_morning(town: Town, daniel: Member, maya: Member) -> None:
    town.to(NIGHT)
    maya.asks(daniel)
    assert maya.sees("You asked Daniel"), "her own card need not wait"
    town.to("2026-11-25 07:59")
    assert daniel.notified() == []
    town.to(HIS_MORNING)
    assert daniel.notified() == ["Maya would like to learn from you"]


def test_a_request_at_the_weekend_comes_on_monday(town: Town, daniel: Member, maya: Member) -> None:
    town.to("2026-11-28 12:00")
    maya.asks(daniel)
    town.to("2026-11-30 07:59")
    assert daniel.notified() == []
    town.to("2026-11-30 08:00")
    assert daniel.notified() == ["Maya would like to learn from you"]


def test_the_seeker_is_told_when_the_host_hears_of_it(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    assert not maya.sees("quiet hours")
    maya.presses("Withdraw")
    town.to(NIGHT)
    maya.asks(daniel)
    assert "They get it after their quiet hours: Wednesday 25 November 2026, 11:00" in told(maya)
    town.to(HIS_MORNING)
    assert not maya.sees("I will tell them"), "he was told"


def test_a_host_who_hears_later_has_as_long_to_answer(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to("2026-11-27 20:00")
    maya.asks(daniel, own_times="2026-12-15 18:00")
    town.to("2026-12-07 07:59")
    assert [each.stage for each in town.interviews()] == [Stage.ASKED]
    assert daniel.notified()[1:] == ["Maya is waiting for your answer"]
    town.to(HIS_MORNING.replace("11-25", "12-07"))
    assert [each.stage for each in town.interviews()] == [Stage.EXPIRED]


def test_a_request_withdrawn_at_night_never_reaches_the_host(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.to(NIGHT)
    maya.asks(daniel)
    maya.presses("Withdraw")
    town.after(days=2)
    assert daniel.received() == []


def test_a_card_that_changed_overnight_comes_in_its_last_state(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    town.to(NIGHT)
    before = len(maya.notified())
    daniel.presses("Other times")
    daniel.proposes("2026-12-01 17:00")
    daniel.presses("Not now")
    town.to(HER_MORNING)
    assert maya.notified()[before:] == ["Daniel cannot make it just now"]


def test_a_booking_that_was_cancelled_overnight_leaves_no_confirmation(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-01 18:00")
    before = len(maya.notified())
    town.to(NIGHT)
    daniel.picks()
    assert daniel.sees("Booked: you and Maya")
    daniel.presses("Cancel it")
    assert daniel.sees("No longer booked"), "his was shown"
    town.to(HER_MORNING)
    assert maya.notified()[before:] == ["Daniel has to cancel your talk"]
    assert not maya.sees("No longer booked"), "she never saw that it was"


def test_nobody_is_said_to_know_what_they_hear_in_the_morning(
    town: Town, daniel: Member, maya: Member
) -> None:
    lena = town.host("Lena")
    maya.asks(lena, own_times="2026-12-02 18:00")
    maya.books(daniel, own_times="2026-12-01 18:00")
    before = len(maya.notified())
    town.to(NIGHT)
    daniel.presses("Change the link")
    asks = daniel.button("Cancel it").confirm
    assert asks
    assert daniel.form
    assert daniel.form.intro
    said = [plain(each, daniel.reader) for each in (daniel.form.intro, asks.text)]
    daniel.presses("Cancel it")
    said.append(daniel.last())
    lena.presses("Not now")
    said.append(lena.last())
    assert not [each for each in said if "at once" in each or "have told" in each]
    assert not maya.notified()[before:]


def test_a_confirmation_that_waits_comes_with_the_place_of_now(town: Town, maya: Member) -> None:
    lena = town.host("Lena", place_detail="")
    maya.asks(lena, own_times="2026-12-01 18:00")
    before = len(maya.notified())
    town.to(NIGHT)
    lena.picks()
    lena.presses("Add the link")
    lena.fills(detail="https://meet.example/room")
    town.to(HER_MORNING)
    assert maya.notified()[before:] == ["Booked: you and Lena", "Lena added the link for your talk"]


def test_a_thank_you_note_at_night_comes_in_the_morning(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    town.to("2026-11-24 20:00")
    before = len(daniel.notified())
    maya.presses("Write a thank-you note")
    maya.writes(note="Thank you for your time.")
    assert daniel.notified()[before:] == []
    town.to(HIS_MORNING)
    assert daniel.notified()[before:] == ["A thank-you note from Maya"]


# At once


def test_news_about_an_interview_within_a_day_comes_at_night(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-25 18:00")
    town.to(NIGHT)
    daniel.presses("Cancel it")
    assert maya.sees("Daniel has to cancel your talk")


def test_a_booking_for_tomorrow_is_confirmed_at_night(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-11-25 18:00")
    town.to(NIGHT)
    daniel.picks()
    assert maya.sees("Booked: you and Daniel")


def test_an_answer_to_what_somebody_did_just_now_comes_at_night(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 18:00")
    town.to(NIGHT)
    daniel.presses("Other times")
    daniel.proposes("2026-12-08 19:00")
    town.after(minutes=5)
    maya.types("interviews")
    maya.picks()
    assert daniel.sees("Booked: you and Maya"), "he proposed it five minutes ago"


def test_half_an_hour_later_it_waits(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, own_times="2026-12-08 18:00")
    town.to(NIGHT)
    daniel.presses("Other times")
    daniel.proposes("2026-12-08 19:00")
    town.after(minutes=31)
    maya.types("interviews")
    maya.picks()
    assert not daniel.sees("Booked: you and Maya")
    town.to(HIS_MORNING)
    assert daniel.sees("Booked: you and Maya")


def test_the_hours_are_the_readers_own(town: Town, daniel: Member, maya: Member) -> None:
    daniel.sends(Action("settings_form"))
    daniel.fills(quiet_from="22:00", quiet_until="9:00")
    town.to(NIGHT)
    maya.asks(daniel)
    assert daniel.notified() == ["Maya would like to learn from you"]


def test_an_edit_does_not_wait(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    before = len(daniel.notified())
    town.to(NIGHT)
    maya.presses("Withdraw")
    assert "[Not now]" not in daniel.text(), "the card that he has loses its buttons at once"
    assert daniel.notified()[before:] == []
    town.to(HIS_MORNING)
    assert daniel.notified()[before:] == ["Maya has withdrawn the request"]


def test_the_news_of_the_night_is_read_before_the_questions(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-08 18:00")
    town.to(NIGHT)
    before = len(maya.cards())
    daniel.picks()
    town.to(HER_MORNING)
    news, questions = map(maya.reads, maya.cards()[before:])
    assert news.startswith("Booked: you and Daniel")
    assert questions.startswith("Questions for your talk")


def told(member: Member) -> str:
    return " ".join(member.text().split())


def test_what_could_not_be_delivered_by_day_does_not_ring_at_night(
    town: Town, daniel: Member, maya: Member
) -> None:
    """A request and a nudge wait until Slack is there again, which is in the evening."""
    lena = town.host("Lena")
    assert isinstance(maya.asks(lena, own_times="2026-12-08 18:00"), Card)
    town.to("2026-11-26 08:30")
    before = len(lena.notified())
    town.presence.went(town.clock.now())
    assert isinstance(maya.asks(daniel, own_times="2026-12-08 12:00"), Card)
    town.platform_is_away(hours=15)
    assert (daniel.notified(), lena.notified()[before:]) == ([], [])
    town.to("2026-11-27 08:00")
    assert daniel.notified() == ["Maya would like to learn from you"]
    assert lena.notified()[before:] == ["Maya is waiting for your answer"]


def test_what_is_near_rings_as_soon_as_it_can_be_delivered(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-25 08:00")
    town.to("2026-11-24 12:00")
    before = len(daniel.notified())
    town.presence.went(town.clock.now())
    maya.presses("Cancel it")
    town.platform_is_away(hours=9)
    assert daniel.notified()[before:] == ["Maya has to cancel your talk"]


def test_a_card_that_waits_for_the_day_holds_up_no_later_one(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.presence.went(town.clock.now())
    assert isinstance(maya.asks(daniel, own_times="2026-12-08 12:00"), Card)
    town.platform_is_away(hours=12)
    daniel.types("privacy")
    daniel.presses("Send me all of it")
    assert daniel.notified() == ["Everything I keep about you"]
    town.to(HIS_MORNING)
    assert daniel.notified()[1:] == ["Maya would like to learn from you"]


def test_a_host_who_has_not_seen_a_request_yet_is_not_nudged_to_answer_it(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.presence.went(town.clock.now())
    maya.asks(daniel, own_times="2026-12-08 12:00")
    town.platform_is_away(days=4)
    assert daniel.notified() == ["Maya would like to learn from you"]
