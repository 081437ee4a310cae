"""The limits that protect both sides. Each refusal says why, and what the member can do instead."""

from datetime import timedelta

import pytest

from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form, Invalid, Reply
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.interview.limits import OPEN_REQUESTS
from bot.interview.model import Stage
from tests.bot.town import Town
from tests.bot.town_members import Member, why


@pytest.fixture
def hosts(town: Town) -> list[Member]:
    names = ("Ada", "Ben", "Cleo", "Dev", "Eli")
    return [town.host(name, hours="Tue-Thu 9:00-17:00", per_month="10") for name in names]


def is_asked(reply: Reply) -> bool:
    return isinstance(reply, Card) and "is on its way" in plain(reply.title, ANYBODY)


# Three requests


def test_a_seeker_has_at_most_three_requests_open(maya: Member, hosts: list[Member]) -> None:
    for host in hosts[:3]:
        assert is_asked(maya.asks(host))
    refused = maya.reads(maya.asks(hosts[3]))
    assert "You have 3 requests open" in refused
    assert "Wait for an answer, or withdraw one" in refused
    assert "[My interviews]" in refused
    assert not hosts[3].sees("Maya")


def test_a_form_opened_before_the_third_request_is_refused_too(
    maya: Member, hosts: list[Member]
) -> None:
    form = maya.opens_request(hosts[3])
    assert isinstance(form, Form)
    for host in hosts[:3]:
        maya.asks(host)
    reply = maya.submits(form.action, connection="x", wish="y", own_times="2026-11-25 12:00")
    assert "You have 3 requests open" in maya.reads(reply)


@pytest.mark.parametrize("ending", ["withdraw", "decline", "expire", "book"])
def test_a_request_that_ends_makes_room_for_another(
    town: Town, maya: Member, hosts: list[Member], ending: str
) -> None:
    for host in hosts[: OPEN_REQUESTS - 1]:
        maya.asks(host, own_times="2026-12-08 12:00")
    last = hosts[OPEN_REQUESTS - 1]
    maya.asks(last, own_times="2026-12-09 12:00")
    match ending:
        case "withdraw":
            maya.presses("Withdraw")
        case "decline":
            last.presses("Not now")
        case "expire":
            town.after(days=7)
        case "book":
            last.picks()
    assert is_asked(maya.asks(hosts[4]))


def test_a_booked_interview_is_no_open_request(maya: Member, hosts: list[Member]) -> None:
    for host in hosts[:3]:
        maya.books(host)
    assert is_asked(maya.asks(hosts[3]))


def test_finding_another_time_for_a_missed_interview_counts_as_a_request(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    maya.books(hosts[0])
    town.to("2026-11-25 09:00")
    maya.misses()
    again = maya.button("Find another time").action
    for host in hosts[1:4]:
        maya.asks(host)
    assert "You have 3 requests open" in maya.reads(maya.sends(again))


def test_a_host_who_looks_for_another_time_is_not_told_about_the_seekers_requests(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    maya.books(hosts[0])
    town.to("2026-11-25 09:00")
    maya.misses()
    for host in hosts[1:4]:
        maya.asks(host)
    refused = hosts[0].reads(hosts[0].presses("Find another time"))
    assert "You have 3 requests open" not in refused, "the host has none"
    assert "Find somebody to ask" not in refused


def test_a_paused_host_who_looks_for_another_time_is_not_told_of_themselves_as_another(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    maya.books(hosts[0])
    town.to("2026-11-25 09:00")
    maya.misses()
    hosts[0].types("host")
    hosts[0].presses("Pause")
    hosts[0].fills()
    refused = hosts[0].reads(hosts[0].presses("Find another time"))
    assert "Ada is taking a break" not in refused


# Five a week


def test_a_seeker_sends_five_requests_a_week(town: Town, maya: Member, hosts: list[Member]) -> None:
    for host in hosts:
        assert is_asked(maya.asks(host))
        host.picks()
        town.after(hours=1)
    zoe = town.host("Zoe")
    refused = maya.reads(maya.asks(zoe))
    assert "You asked 5 people within a week" in refused
    assert "Your next request can go out from Monday 30 November 2026, 12:00" in refused
    town.to("2026-11-30 08:59")
    assert not is_asked(maya.asks(zoe))
    town.to("2026-11-30 09:00")
    assert is_asked(maya.asks(zoe))


# Newcomers


def test_a_newcomer_has_one_request_open(town: Town, maya: Member, hosts: list[Member]) -> None:
    """Until two days after they were first seen, if the platform does not say when they joined."""
    maya.types("home")
    town.to("2026-12-14 09:00")
    noor = town.member("Noor")
    assert is_asked(noor.asks(hosts[0]))
    refused = noor.reads(noor.asks(hosts[1]))
    assert "At first you can have 1 request open" in refused
    assert "From Wednesday 16 December 2026, 10:00" in " ".join(refused.split())
    assert "[My interviews]" in refused
    hosts[0].presses("Not now")
    assert is_asked(noor.asks(hosts[1]))
    town.to("2026-12-16 09:00")
    assert is_asked(noor.asks(hosts[2]))
    assert is_asked(maya.asks(hosts[0]))
    assert is_asked(maya.asks(hosts[1])), "she has been here for long"


def test_in_a_communitys_first_weeks_everybody_is_new(town: Town, hosts: list[Member]) -> None:
    town.to("2026-12-07 08:59")
    noor = town.member("Noor")
    assert is_asked(noor.asks(hosts[0]))
    assert is_asked(noor.asks(hosts[1]))
    town.to("2026-12-07 09:00")
    assert "At first you can have" in noor.reads(noor.asks(hosts[2]))


def test_a_member_who_joined_a_week_ago_is_no_newcomer(town: Town, hosts: list[Member]) -> None:
    """If the platform says when they joined, that date counts, and not when they were first
    seen."""
    town.to("2026-12-14 09:00")
    now = town.clock.now()
    old, new = (
        town.member(name, joined_at=now - timedelta(days=days))
        for name, days in (("Old", 7), ("New", 6))
    )
    for each in (old, new):
        assert is_asked(each.asks(hosts[0]))
    assert is_asked(old.asks(hosts[1]))
    assert not is_asked(new.asks(hosts[1]))
    town.to("2026-12-15 09:00")
    assert is_asked(new.asks(hosts[1]))


# Turns


def test_proposals_take_turns(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    [asked] = town.interviews()
    refused = maya.reads(maya.sends(Action("times", asked.id, asked.revision)))
    assert "It is up to Daniel now" in refused
    assert "write to Daniel, or end it here" in refused
    assert "[Withdraw]" in refused


def test_after_three_rounds_they_are_told_to_write_to_each_other(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel, own_times="2026-12-01 12:00")
    for turn, side in enumerate((daniel, maya, daniel)):
        side.presses("Other times")
        side.proposes(f"2026-12-0{turn + 2} 17:00")
    told = " ".join(maya.last().split())
    assert "It is easier to write to Daniel and agree on one" in told
    assert "[Withdraw]" in told
    assert "[Fri 4 Dec, 19:00]" in told
    assert "[Other times]" not in told
    [asked] = town.interviews()
    refused = " ".join(maya.reads(maya.sends(Action("times", asked.id, asked.revision))).split())
    assert "It is easier to write to Daniel and agree on one" in refused
    assert "[Withdraw]" in refused
    maya.picks()
    assert maya.sees("Booked: you and Daniel")
    maya.presses("Move it")
    assert not isinstance(maya.proposes("2026-12-10 17:00"), Invalid), "a booking begins anew"


# One a pair


@pytest.mark.parametrize("stage", ["asked", "booked"])
def test_one_open_interview_a_pair(town: Town, daniel: Member, maya: Member, stage: str) -> None:
    maya.asks(daniel)
    if stage == "booked":
        daniel.picks()
    refused = maya.reads(maya.asks(daniel))
    assert "You and Daniel already have something open" in refused
    assert "[My interviews]" in refused
    assert len(town.interviews()) == 1


def test_two_forms_for_one_host_make_one_request(town: Town, daniel: Member, maya: Member) -> None:
    form = maya.opens_request(daniel)
    assert isinstance(form, Form)
    maya.requests(connection="x", wish="y", own_times="2026-11-25 12:00")
    reply = maya.submits(form.action, connection="x", wish="z", own_times="2026-11-26 12:00")
    assert "already have something open" in maya.reads(reply)
    assert len(town.interviews()) == 1


def test_the_other_way_round_is_another_pair(town: Town, daniel: Member) -> None:
    lena = town.host("Lena")
    assert is_asked(lena.asks(daniel))
    assert is_asked(daniel.asks(lena))


# Ninety days


@pytest.mark.parametrize("ending", ["declined", "expired"])
def test_the_same_host_again_only_after_90_days(
    town: Town, daniel: Member, maya: Member, ending: str
) -> None:
    maya.asks(daniel, own_times="2026-12-08 12:00")
    if ending == "declined":
        town.after(hours=2)
        daniel.presses("Not now")
    else:
        town.after(days=7)
    assert [each.stage for each in town.interviews()] == [Stage(ending)]
    refused = maya.reads(maya.asks(daniel))
    assert "You asked Daniel not long ago" in refused
    day = {"declined": "Sunday 21 February 2027", "expired": "Sunday 28 February 2027"}[ending]
    assert day in refused, "what would work"
    assert "[Find others in UX research]" in refused
    town.after(days=90, minutes=-1)
    assert not is_asked(maya.asks(daniel))
    town.after(minutes=1)
    assert is_asked(maya.asks(daniel))


def test_a_host_who_declined_cannot_be_asked_until_they_allow_it(
    daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    assert "They cannot ask you again for 90 days" in daniel.text()
    assert "You asked Daniel not long ago" in maya.reads(maya.asks(daniel))
    forged = daniel.button("They may ask again").action
    assert "They may ask again" not in maya.text()
    maya.sends(forged)
    assert not is_asked(maya.asks(daniel)), "only the host may say so"
    assert "Maya may ask you again" in daniel.reads(daniel.presses("They may ask again"))
    assert is_asked(maya.asks(daniel))


@pytest.mark.parametrize("moves", [False, True])
def test_a_host_who_cancelled_may_be_asked_at_once(
    daniel: Member, maya: Member, *, moves: bool
) -> None:
    """It was not the seeker's doing, so it does not count against them."""
    maya.asks(daniel)
    daniel.picks()
    if moves:
        maya.presses("Move it")
        maya.proposes("2026-12-01 17:00")
    daniel.presses("Cancel it")
    assert "They cannot ask you again" not in daniel.text()
    assert is_asked(maya.asks(daniel))


def test_a_host_may_change_their_mind_later(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    daniel.types("home")
    assert "[They may ask again]" in daniel.reads(daniel.types("interviews"))
    daniel.presses("They may ask again")
    assert is_asked(maya.asks(daniel))
    maya.presses("Withdraw")
    assert "[They may ask again]" not in daniel.reads(daniel.types("interviews"))


def test_a_seeker_who_cancels_may_ask_again(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.presses("Cancel it")
    assert is_asked(maya.asks(daniel))


def test_others_may_ask_a_host_who_declined(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    assert is_asked(town.member("Noor").asks(daniel))


def test_after_a_talk_the_two_may_talk_again(town: Town, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    town.to("2026-12-01 09:00")
    assert is_asked(maya.asks(daniel))


# A host's month


def seekers(town: Town, count: int, zone: str = "Europe/Berlin") -> list[Member]:
    return [town.member(f"Seeker{number}", zone) for number in range(count)]


@pytest.mark.parametrize("stage", ["booked", "held"])
def test_the_monthly_number_counts_what_is_booked_and_held(
    town: Town, daniel: Member, stage: str
) -> None:
    first, second, third = seekers(town, 3)
    for seeker, clock in ((first, "12:00"), (second, "14:00")):
        seeker.books(daniel, own_times=f"2026-11-25 {clock}")
    if stage == "held":
        town.to("2026-11-25 18:00")
    november = why(third.asks(daniel, own_times="2026-11-27 12:00"))["own_times"]
    assert "no room is left that month" in november
    assert "in another month" in november, "what would work"
    assert is_asked(third.requests(connection="x", wish="y", own_times="2026-12-01 12:00"))


def test_slots_are_offered_in_months_with_room_only(town: Town, daniel: Member) -> None:
    first, second, third = seekers(town, 3)
    first.books(daniel, own_times="2026-11-25 12:00")
    second.books(daniel, own_times="2026-11-25 14:00")
    third.opens_request(daniel)
    assert all(" Dec, " in slot for slot in third.options())


def test_a_host_without_room_for_three_weeks_cannot_be_asked(town: Town, daniel: Member) -> None:
    town.to("2026-12-02 09:00")
    *booked, late = seekers(town, 3)
    for seeker in booked:
        seeker.books(daniel)
    refused = late.reads(late.asks(daniel))
    assert "Daniel has no room left for now" in refused
    assert "[Find others in UX research]" in refused


@pytest.mark.parametrize("ending", ["cancel", "missed"])
def test_a_cancelled_interview_frees_room_in_the_hosts_month(
    town: Town, maya: Member, ending: str
) -> None:
    town.to("2026-12-02 09:00")
    lena = town.host("Lena", per_month="1")
    maya.books(lena, own_times="2026-12-04 12:00")
    noor = town.member("Noor")
    assert not is_asked(noor.asks(lena))
    if ending == "cancel":
        maya.presses("Cancel it")
    else:
        town.to("2026-12-04 12:00")
        maya.misses()
    assert is_asked(noor.asks(lena))


def test_throw_away_accounts_close_no_month(town: Town, maya: Member) -> None:
    """Up to three more may wait than there is room for, and each of these requests ends within
    days."""
    lena = town.host("Lena", per_month="1", hours="Mon-Fri 9:00-17:00")
    *bad, late = seekers(town, 5)
    for seeker, day in zip(bad, range(1, 5), strict=True):
        assert is_asked(seeker.asks(lena, own_times=f"2026-12-0{day} 12:00"))
    wrong = why(late.asks(lena, own_times="2026-12-07 12:00"))["own_times"]
    assert "enough people wait for that month already" in wrong
    assert is_asked(late.requests(connection="x", wish="y", own_times="2026-11-26 12:00"))
    bad[0].presses("Withdraw")
    assert is_asked(maya.asks(lena, own_times="2026-12-07 12:00"))


def test_a_seeker_behind_too_many_requests_is_shown_other_hosts(town: Town) -> None:
    town.to("2026-12-02 09:00")
    lena = town.host("Lena", per_month="1")
    *waiting, late = seekers(town, 5)
    for seeker in waiting:
        assert is_asked(seeker.asks(lena))
    refused = late.reads(late.asks(lena))
    assert "Lena has enough requests for now" in refused
    assert "[Find others in UX research]" in refused


def test_a_seeker_is_released_kindly_when_the_hosts_month_is_full(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    lena = town.host("Lena", per_month="1")
    first, second = seekers(town, 2)
    first.asks(lena, own_times="2026-11-26 12:00, 2026-12-01 12:00")
    second.asks(lena, own_times="2026-11-26 14:00")
    maya.asks(lena, own_times="2026-11-27 12:00")
    lena.picks()
    told = " ".join(second.last().split())
    assert "The month of Lena is full now" in told
    assert "It says nothing about you" in told
    assert f"[Ask {hosts[0].name}]" in told
    assert not first.sees("is full now"), "they offered December, too"
    second.types("interviews")
    assert "Lena: the request is closed" in second.last(), "there was nothing to cancel"
    assert is_asked(second.asks(lena, own_times="2026-12-02 12:00"))


def test_a_month_is_never_fuller_than_its_host_wants(town: Town) -> None:
    lena = town.host("Lena", per_month="1")
    first, second = seekers(town, 2)
    first.asks(lena, own_times="2026-11-26 12:00, 2026-12-01 12:00")
    second.books(lena, own_times="2026-11-26 15:00")
    refused = lena.reads(lena.presses("Thu 26 Nov, 12:00"))
    assert "no room is left that month" in refused
    lena.presses("Tue 1 Dec, 12:00")
    assert first.sees("Booked: you and Lena")


def test_a_month_is_the_hosts(town: Town) -> None:
    """When 1 December begins in Auckland, it is still 30 November, 11:00, in UTC."""
    town.to("2026-11-24 00:00")
    aroha = town.host("Aroha", "Pacific/Auckland", hours="Mon-Sun 0:00-23:00", per_month="1")
    first, second = seekers(town, 2, "UTC")
    first.books(aroha, own_times="2026-11-30 10:59")
    assert "no room is left" in why(second.asks(aroha, own_times="2026-11-29 10:00"))["own_times"]
    ahead = {"connection": "x", "wish": "y"}
    assert "no room" in why(second.requests(own_times="2026-11-30 10:30", **ahead))["own_times"]
    assert is_asked(second.requests(own_times="2026-11-30 11:40", **ahead))


def test_a_request_waits_in_each_month_that_it_offers(town: Town) -> None:
    lena = town.host("Lena", per_month="1")
    *waiting, late = seekers(town, 5)
    for seeker, clock in zip(waiting, (10, 12, 14, 16), strict=True):
        both = f"2026-11-27 {clock}:00, 2026-12-01 {clock}:00"
        assert is_asked(seeker.asks(lena, own_times=both))
    assert "has enough requests for now" in late.reads(late.asks(lena))
    lena.presses("Tue 1 Dec, 12:00")
    assert is_asked(late.asks(lena, own_times="2026-11-27 13:00")), "November is free again"


def test_an_interview_that_is_being_moved_keeps_its_place(town: Town, maya: Member) -> None:
    lena = town.host("Lena", per_month="1")
    maya.books(lena, own_times="2026-11-27 12:00")
    maya.presses("Move it")
    maya.proposes("2026-11-27 15:00")
    noor = town.member("Noor")
    assert "no room is left" in why(noor.asks(lena, own_times="2026-11-26 12:00"))["own_times"]


def test_a_moved_interview_does_not_stand_in_its_own_way(town: Town, maya: Member) -> None:
    lena = town.host("Lena", per_month="1")
    maya.books(lena, own_times="2026-11-27 12:00")
    maya.presses("Move it")
    assert not isinstance(maya.proposes("2026-11-27 15:00"), Invalid)


def test_a_move_into_a_full_month_is_refused(town: Town, maya: Member) -> None:
    lena = town.host("Lena", per_month="1")
    town.member("Noor").books(lena, own_times="2026-12-01 12:00")
    maya.books(lena, own_times="2026-11-27 12:00")
    lena.presses("Move it")
    assert "no room is left" in why(lena.proposes("2026-12-02 12:00"))["own_times"]


# No overlaps


def test_a_host_is_in_one_interview_at_a_time(town: Town, daniel: Member, maya: Member) -> None:
    noor = town.member("Noor")
    maya.asks(daniel, own_times="2026-11-25 12:00")
    noor.asks(daniel, own_times="2026-11-25 10:10, 2026-11-25 14:00")
    noors = daniel.button("Wed 25 Nov, 10:10").action
    daniel.presses("Wed 25 Nov, 10:00")  # Maya's
    reply = daniel.reads(daniel.sends(noors))
    assert ": you have another talk then" in reply
    daniel.presses("Wed 25 Nov, 14:00")
    assert [each.stage for each in town.interviews()] == [Stage.BOOKED] * 2


def test_a_seeker_is_in_one_interview_at_a_time(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    ada, ben = hosts[:2]
    maya.asks(ada, own_times="2026-11-25 12:00")
    maya.asks(ben, own_times="2026-11-25 12:20")
    ada.picks()
    assert "Maya has another talk then" in ben.reads(ben.picks())
    assert {each.stage for each in town.interviews()} == {Stage.BOOKED, Stage.ASKED}


def test_a_host_who_asks_elsewhere_is_busy_for_both(
    town: Town, daniel: Member, maya: Member
) -> None:
    lena = town.host("Lena")
    daniel.books(lena, own_times="2026-11-25 12:00")
    wrong = why(maya.asks(daniel, own_times="2026-11-25 14:10"))["own_times"]
    assert "Daniel has another talk then" in wrong


def test_an_interview_may_begin_ten_minutes_after_another(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel, own_times="2026-11-25 12:00")
    noor = town.member("Noor")
    assert isinstance(noor.asks(daniel, own_times="2026-11-25 10:34"), Invalid)
    assert is_asked(noor.requests(connection="x", wish="y", own_times="2026-11-25 10:35"))


# Who can be asked


def test_nobody_asks_themselves(daniel: Member) -> None:
    refused = daniel.reads(daniel.asks(daniel))
    assert "That is you" in refused
    assert "[Find somebody to ask]" in refused


def test_an_old_button_cannot_ask_a_host_who_stopped(daniel: Member, maya: Member) -> None:
    maya.types("find user research")
    daniel.types("host")
    daniel.presses("Stop hosting")
    refused = maya.reads(maya.presses("Ask Daniel"))
    assert "Daniel is not taking requests" in refused
    assert "[Find others in UX research]" in refused


def test_a_paused_host_cannot_be_asked_before_they_are_back(daniel: Member, maya: Member) -> None:
    daniel.types("host")
    daniel.presses("Pause")
    daniel.fills(until="2026-12-07")
    refused = maya.reads(maya.asks(daniel))
    assert "Daniel is taking a break" in refused
    assert "Monday 7 December 2026" in refused


def test_a_host_is_not_asked_and_asked_again_by_one_who_withdraws(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    for _ in range(2):
        maya.asks(hosts[0])
        maya.presses("Withdraw")
    assert "You asked Ada not long ago" in maya.reads(maya.asks(hosts[0]))
    town.after(days=7)
    maya.asks(hosts[0])
    assert "Maya would like to learn from you" in hosts[0].last()


def test_moving_interviews_does_not_use_up_requests(
    town: Town, maya: Member, hosts: list[Member]
) -> None:
    for day, host in zip(range(24, 28), hosts[:4], strict=True):
        maya.books(host, own_times=f"2026-11-{day} 15:00")
        maya.presses("Move it")
        maya.proposes(f"2026-12-0{day - 20} 15:00")
    assert isinstance(maya.opens_request(hosts[4]), Form)
