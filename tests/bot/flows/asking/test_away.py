"""A host goes away while requests are open: no seeker waits a week for them, and the host is not
disturbed."""

import pytest

from bot.cards.buttons import Action, Style
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member


@pytest.fixture
def lena(town: Town) -> Member:
    return town.host("Lena", per_month="10")


@pytest.fixture
def others(town: Town) -> Member:
    """Another host, who is suggested to a seeker whose request was let go."""
    return town.host("Omar")


def pauses(host: Member, until: str = "2027-01-04") -> None:
    host.types("host")
    host.presses("Pause")
    host.fills(until=until)


def stops(host: Member) -> None:
    host.types("host")
    host.presses("Stop hosting")


def stages(town: Town) -> list[Stage]:
    return [each.stage for each in town.interviews()]


@pytest.mark.parametrize("goes", [pauses, stops])
def test_a_host_who_goes_is_asked_what_becomes_of_requests(
    town: Town, lena: Member, maya: Member, goes: object
) -> None:
    eve = town.member("Eve")
    eve.books(lena)
    maya.asks(lena)
    assert callable(goes)
    goes(lena)
    said = " ".join(lena.last().split())
    assert "Somebody is waiting for your answer" in said
    assert "After two days I will do that for you" in said
    assert "What is booked stays booked, unless you cancel it." in said
    assert "Maya: your turn to choose a time" in said
    assert "Eve: it is booked" in said
    lena.presses("Let them go kindly")
    assert "I will tell them, kindly" in lena.last()
    assert stages(town) == [Stage.BOOKED, Stage.CANCELLED]


def test_a_seeker_who_is_let_go_reads_why_and_sees_other_hosts(
    town: Town, lena: Member, others: Member, maya: Member
) -> None:
    maya.asks(lena)
    pauses(lena)
    lena.presses("Let them go kindly")
    town.to("2026-11-23 12:00")
    assert "Lena is taking a break until Monday 4 January 2027" in maya.last()
    assert "It has nothing to do with you." in maya.last()
    assert "Ask Omar" in maya.last()
    town.to("2027-01-05 12:00")
    maya.asks(lena)
    assert "Maya" in lena.last(), "they need not wait longer to ask again"


def test_nobody_is_told_that_a_host_who_stopped_comes_back(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    stops(lena)
    lena.presses("Let them go kindly")
    town.to("2026-11-23 12:00")
    assert "Lena no longer takes requests" in maya.last()


def test_a_host_who_does_nothing_lets_them_go_after_two_days(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    pauses(lena)
    before = lena.notified()
    town.to("2026-11-25 08:00")
    assert stages(town) == [Stage.ASKED]
    town.to("2026-11-25 12:00")
    assert stages(town) == [Stage.CANCELLED]
    assert maya.count("Lena is taking a break") == 1
    town.to("2026-12-20 12:00")
    assert lena.notified() == before, "nobody nudges a host who is away"
    assert maya.count("Lena is taking a break") == 1


def test_a_host_may_still_answer_meanwhile(town: Town, lena: Member, maya: Member) -> None:
    maya.asks(lena)
    pauses(lena)
    lena.picks()
    town.to("2026-11-23 12:00")
    assert "Booked: you and Lena" in maya.text()
    town.to("2026-11-23 12:30")
    assert stages(town) == [Stage.BOOKED]


def test_a_host_who_is_back_in_time_finds_the_requests_waiting(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena, own_times="4 Dec 15:00")
    pauses(lena)
    town.to("2026-11-24 12:00")
    lena.types("host")
    lena.presses("I am back")
    assert "These are waiting for your answer" in lena.last()
    assert "Maya: your turn" in lena.last()
    town.to("2026-11-26 12:00")
    assert stages(town) == [Stage.ASKED]
    assert lena.sees("Maya is waiting for your answer"), "the nudge of every request"


def test_a_short_pause_ends_before_and_the_nudge_waits_for_it(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena, own_times="4 Dec 15:00")
    town.to("2026-11-25 12:00")
    pauses(lena, "2026-11-27")
    town.to("2026-11-26 22:00")
    assert not lena.sees("Maya is waiting for your answer")
    town.to("2026-11-27 12:00")
    assert lena.sees("Maya is waiting for your answer")
    assert stages(town) == [Stage.ASKED]


def test_a_second_change_does_not_make_them_wait_longer(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    pauses(lena)
    town.to("2026-11-24 12:00")
    stops(lena)
    town.to("2026-11-25 12:00")
    assert stages(town) == [Stage.CANCELLED]


def test_several_are_on_one_card_and_let_go_together(town: Town, lena: Member) -> None:
    for number in range(6):
        town.member(f"Seeker{number}").asks(lena)
    pauses(lena)
    assert "6 people are waiting for your answer" in lena.last()
    assert "more, among your interviews" in lena.last(), "not all of them fit"
    lena.presses("Let them go kindly")
    assert stages(town) == [Stage.CANCELLED] * 6


def test_a_request_to_somebody_away_is_refused_also_by_a_stale_button(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.opens_request(lena)
    maya.fills(connection="We met.", wish="How it is.", slots=maya.options()[:1])
    pauses(lena)
    maya.presses("Send it")
    assert "Lena is taking a break" in maya.last()
    assert Stage.ASKED not in stages(town)


def test_times_proposed_to_a_host_who_is_away_end_early_too(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    lena.presses("Other times")
    lena.proposes("2 Dec 10:00")
    pauses(lena)
    assert "for your answer" not in lena.last(), "it is the seeker's turn"
    maya.presses("Other times")
    maya.proposes("3 Dec 15:00")
    town.to("2026-11-25 12:00")
    assert stages(town) == [Stage.CANCELLED]


def test_days_off_for_all_the_time_that_a_request_may_wait(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    lena.types("host")
    lena.presses("Days off")
    lena.fills(away="away until 4 Jan")
    assert "Somebody is waiting for your answer" in " ".join(lena.last().split())
    town.to("2026-11-26 12:00")
    assert "Lena is away for a while" in maya.last()


def test_a_few_days_off_change_nothing(town: Town, lena: Member, maya: Member) -> None:
    maya.asks(lena)
    lena.types("host")
    lena.presses("Days off")
    lena.fills(away="away until Wednesday")
    assert "After two days" not in lena.last()
    town.to("2026-11-26 12:00")
    assert stages(town) == [Stage.ASKED]


def test_a_stale_button_lets_nobody_go_once_the_host_is_back(
    town: Town, lena: Member, maya: Member
) -> None:
    maya.asks(lena)
    pauses(lena)
    lena.types("host")
    lena.presses("I am back")
    lena.sends(Action("let_go"))
    assert "You are a host: people can find and ask you" in lena.last()
    assert stages(town) == [Stage.ASKED]


def test_the_request_to_a_host_who_is_away_is_not_called_cancelled(
    town: Town, daniel: Member, maya: Member
) -> None:
    """Neither of the two has cancelled anything."""
    maya.asks(daniel, own_times="2026-12-08 18:00")
    daniel.types("host")
    daniel.presses("Pause")
    daniel.fills(until="2026-12-20")
    town.after(days=3)
    assert "The request is closed." in maya.text()
    assert "cancelled" not in maya.text()


def test_a_host_who_pauses_is_first_led_to_whoever_waits(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("host")
    daniel.presses("Pause")
    daniel.fills(until="2026-12-20")
    assert daniel.button("I am back").style is Style.PLAIN
    daniel.presses("Let them go kindly")
    daniel.types("host")
    assert daniel.button("I am back").style is Style.PRIMARY
