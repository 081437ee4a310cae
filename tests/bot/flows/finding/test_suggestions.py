"""Members get suggestions whom to ask, in rounds for a whole community."""

from datetime import UTC, datetime

import pytest

from bot.cards.forms import Form
from tests.bot.conftest import organizes
from tests.bot.flows.me.test_erasing import erases, takes_along
from tests.bot.flows.me.test_privacy import files
from tests.bot.town import Town
from tests.bot.town_members import Member

# The town begins on Monday 23 November 2026 at 9:00 UTC.


def organizer(town: Town) -> Member:
    ingrid = town.member("Ingrid", runs_space=True)
    ingrid.types("organize")
    return ingrid


def words_of(shown: str, label: str) -> str:
    line = next(each for each in shown.splitlines() if each.startswith(f"{label}  "))
    return line.removeprefix(label).strip()


def direct(member: Member, words: str) -> bool:
    """Whether the words are in a direct message in its present form."""
    shown = (card for key, card in member.conversation.items() if not key.startswith("answer "))
    return any(words in member.reads(each) for each in shown)


def wishes(seeker: Member, words: str = "UX research", every: str = "2") -> None:
    seeker.types("settings more")
    seeker.presses("Suggest somebody to me")
    seeker.presses("Yes, suggest somebody")
    seeker.fills(words=words, every=(f"Every {every} weeks",))


def test_from_the_wish_to_the_filled_in_request(town: Town) -> None:
    host, maya = town.host("Daniel"), town.member("Maya")
    wishes(maya)
    assert maya.sees("Every 2 weeks")
    town.to("2026-12-01 08:59")
    assert not maya.notified()
    town.to("2026-12-01 09:01")  # 10:00 in Berlin
    assert maya.notified() == ["Somebody you could ask: Daniel"]
    assert "Daniel knows about UX research, and has room for you." in maya.last()
    opened = maya.presses("Ask Daniel")
    assert isinstance(opened, Form)
    assert maya.form is not None
    assert {each.name: each.initial for each in maya.form.fields}["wish"] == "UX research"
    maya.requests(connection="We met here", slots=maya.options()[:1])
    assert host.sees("Maya would like to learn from you")


@pytest.mark.parametrize(
    ("wished", "comes"),
    [
        ("2026-11-23 10:00", "Tuesday 1 December 2026"),  # a first round is made on a Thursday
        ("2026-11-25 10:00", "Tuesday 1 December 2026"),
        ("2026-11-27 10:00", "Tuesday 8 December 2026"),
    ],
)
def test_a_first_wish_is_promised_for_the_round_that_it_is_part_of(
    town: Town, wished: str, comes: str
) -> None:
    town.host("Daniel")
    maya = town.member("Maya")
    town.to(wished)
    wishes(maya)
    assert words_of(maya.last(), "The next one") == comes
    town.to("2026-12-09 12:00")
    [got] = [each.at.date() for each in maya.received() if each.new]
    assert f"{got.day} December 2026" in comes


def test_a_wish_after_the_first_round_was_made_is_promised_for_the_next_one(town: Town) -> None:
    town.host("Daniel", per_month="4")
    maya, kai = town.member("Maya"), town.member("Kai")
    wishes(maya)
    town.to("2026-11-27 10:00")
    wishes(kai)
    assert words_of(kai.last(), "The next one") == "Tuesday 8 December 2026"
    town.to("2026-12-02 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]
    assert not kai.notified()
    town.to("2026-12-09 12:00")
    assert kai.notified() == ["Somebody you could ask: Daniel"]


def test_each_gets_it_at_ten_of_their_own_tuesday(town: Town) -> None:
    town.host("Daniel", per_month="4")
    aroha, kai = town.member("Aroha", "Pacific/Auckland"), town.member("Kai", "Pacific/Honolulu")
    for each in (aroha, kai):
        wishes(each)
    town.to("2026-12-03 00:00")
    assert [each.at for each in (*aroha.received(), *kai.received())] == [
        datetime(2026, 11, 30, 21, tzinfo=UTC),
        datetime(2026, 12, 1, 20, tzinfo=UTC),
    ]


def test_the_same_host_is_not_suggested_again_and_it_is_said_why(town: Town) -> None:
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-12-16 12:00")
    assert [each.splitlines()[0] for each in maya.notified()] == [
        "Somebody you could ask: Daniel",
        "I have nobody to suggest to you this time",
    ]
    assert maya.sees("You know everybody who fits by now")
    assert maya.sees("The next suggestions come on Tuesday 29 December 2026")


def test_not_this_one_is_kept_to_oneself(town: Town) -> None:
    daniel, maya = town.host("Daniel"), town.member("Maya")
    wishes(maya)
    town.to("2026-12-01 12:00")
    heard = len(daniel.received())
    maya.presses("Not this one")
    assert maya.sees("I will not suggest Daniel for three months")
    town.to("2026-12-02 12:00")
    assert len(daniel.received()) == heard


@pytest.mark.parametrize("button", ["Skip the next one", "Pause", "Stop suggestions"])
def test_nothing_comes_once_it_is_skipped_paused_or_stopped(town: Town, button: str) -> None:
    """Even if the round was made already, and its cards wait for 10:00."""
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-11-30 19:00")
    maya.types("settings more")
    maya.presses("Suggest somebody to me")
    maya.presses(button)
    town.to("2026-12-02 12:00")
    assert not maya.notified()


def test_after_a_skipped_one_the_next_comes(town: Town) -> None:
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    maya.presses("Skip the next one")
    town.to("2026-12-14 12:00")
    assert not maya.notified()
    town.to("2026-12-15 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]


def test_organizers_look_at_the_first_round(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-11-26 12:00")
    assert "The first suggestions are ready for you to look at" in ingrid.notified()
    ingrid.presses("Look at them")
    assert ingrid.sees("To Maya: Daniel")
    ingrid.presses("Not this time")
    assert ingrid.sees("not sent")
    town.to("2026-12-02 12:00")
    assert not maya.notified()
    town.to("2026-12-03 12:00")  # the next one is their first again
    ingrid.presses("Send them")
    town.to("2026-12-08 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]
    assert not direct(ingrid, "ready for you to look at"), "both are decided"
    assert direct(ingrid, "The first suggestions were not sent")
    assert direct(ingrid, "The first suggestions went out")
    ingrid.types("organize")
    ingrid.presses("What organizers did")
    assert ingrid.sees("Ingrid had suggestions sent")


def test_a_first_round_that_nobody_looks_at_goes_out_and_says_so(town: Town) -> None:
    ingrid, joe = organizer(town), town.member("Joe", runs_space=True)
    organizes(joe)
    town.host("Daniel")
    wishes(town.member("Maya"))
    town.to("2026-11-26 12:00")
    assert all(direct(each, "it goes out by itself") for each in (ingrid, joe))
    town.to("2026-12-01 12:00")
    for each in (ingrid, joe):
        assert direct(each, "The first suggestions went out")
        assert not direct(each, "it goes out by itself")


def test_no_organizer_is_notified_of_a_decided_round_they_have_not_seen(
    town: Town,
) -> None:
    """It is night where Aroha is when the round is ready, and when Ingrid decides."""
    ingrid, aroha = organizer(town), town.member("Aroha", "Pacific/Auckland", runs_space=True)
    organizes(aroha)
    town.host("Daniel")
    wishes(town.member("Maya"))
    town.to("2026-11-26 12:00")
    assert "The first suggestions are ready for you to look at" in ingrid.notified()
    ingrid.presses("Not this time")
    assert not aroha.notified()
    town.to("2026-11-26 20:00")
    assert aroha.notified() == ["The first suggestions were not sent"]


def test_organizers_see_numbers(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel", per_month="1")
    town.host("Sofia", field="Art conservation", topics="museums", headline="I clean paintings")
    for name in ("Maya", "Grace", "Tomas"):
        wishes(town.member(name))
    wishes(town.member("Kofi"), "carpentry")
    town.to("2026-12-02 12:00")
    ingrid.types("organize")
    ingrid.presses("Suggestions")
    shown = ingrid.last()
    assert "on, and 4 members want them" in shown
    assert "1 member" in shown
    assert "2: others went first" in shown
    assert "1: no host mentions" in shown
    assert words_of(shown, "Hosts suggested") == "1 of 2"
    assert words_of(shown, "Hosts without room") == "0 of 2"
    assert words_of(shown, "Hosts with room, suggested to nobody") == "1 of 2"


def test_a_week_in_which_it_is_nobodys_turn_has_no_numbers(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel")
    wishes(town.member("Maya"))
    town.to("2026-12-09 12:00")
    ingrid.types("organize")
    ingrid.presses("Suggestions")
    assert words_of(ingrid.last(), "For Tuesday 8 December 2026") == "it was nobody’s turn"
    assert "Hosts suggested" not in ingrid.last()


def test_the_first_round_may_be_nobodys_turn_before_it_goes_out(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-11-27 12:00")
    erases(maya)
    ingrid.types("organize")
    ingrid.presses("Suggestions")
    assert words_of(ingrid.last(), "For Tuesday 1 December 2026") == "it is nobody’s turn"


def test_a_member_without_a_suggestion_comes_first_the_next_time(town: Town) -> None:
    town.host("Daniel", per_month="1")
    maya, grace = town.member("Maya"), town.member("Grace")
    for each in (maya, grace):
        wishes(each, every="4")
    town.to("2026-12-02 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]
    assert grace.notified() == ["I have nobody to suggest to you this time"]
    assert grace.sees("More people wanted the same hosts")
    town.to("2026-12-30 12:00")
    assert grace.notified()[-1] == "Somebody you could ask: Daniel"


def test_switched_off_nobody_gets_one(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    ingrid.types("organize")
    ingrid.presses("Suggestions")
    ingrid.presses("Switch them off")
    assert "off: nobody gets one" in ingrid.last()
    town.to("2026-12-09 12:00")
    assert not maya.notified()
    maya.types("settings more")
    maya.presses("Suggest somebody to me")
    assert maya.sees("The organizers have switched them off for everybody")
    ingrid.presses("Switch them on")
    assert "on, and 1 member wants them" in ingrid.last()
    town.to("2026-12-16 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]


def test_a_host_who_closed_meanwhile_is_not_suggested(town: Town) -> None:
    daniel, maya = town.host("Daniel"), town.member("Maya")
    wishes(maya)
    town.to("2026-11-27 12:00")  # the round waits to be looked at
    daniel.types("host")
    daniel.presses("Stop hosting")
    town.to("2026-12-02 12:00")
    assert maya.notified() == ["I have nobody to suggest to you this time"]


def test_two_who_do_not_meet_are_not_suggested(town: Town) -> None:
    daniel, maya = town.host("Daniel"), town.member("Maya")
    wishes(maya)
    daniel.types("settings more")
    daniel.presses("People I blocked")
    daniel.presses("Block somebody")
    daniel.fills(name="Maya")
    daniel.presses("Yes, block them")
    town.to("2026-12-02 12:00")
    assert "Somebody you could ask: Daniel" not in maya.notified()


def test_a_press_of_another_about_nothing(town: Town) -> None:
    daniel, maya, grace = town.host("Daniel"), town.member("Maya"), town.member("Grace")
    wishes(maya)
    town.to("2026-12-01 12:00")
    grace.sends(maya.button("Not this one").action)
    assert grace.sees("I cannot find that")
    grace.sends(maya.button("Skip, pause or stop").action)
    assert grace.sees("Should I suggest somebody to you now and then?")
    assert daniel.name


def test_a_member_who_does_not_organize_sends_no_round(town: Town) -> None:
    ingrid = organizer(town)
    town.host("Daniel")
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-11-26 12:00")
    for label in ("Send them", "Not this time", "Look at them"):
        maya.sends(ingrid.button(label).action)
        assert maya.sees("I cannot find that")
    town.to("2026-12-01 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]


def sets(ingrid: Member, label: str, **values: str | tuple[str, ...]) -> None:
    ingrid.types("organize")
    ingrid.presses("Settings")
    ingrid.presses(label)
    ingrid.fills(**values)


def names_quiet_weeks(ingrid: Member, first: str, last: str) -> None:
    ingrid.types("organize")
    for label in ("Settings", "Quiet weeks", "Name quiet weeks"):
        ingrid.presses(label)
    ingrid.fills(first=first, last=last, name="Exams")


def test_no_tuesday_in_quiet_weeks_brings_any_and_the_next_one_does(town: Town) -> None:
    ingrid, maya = organizer(town), town.member("Maya")
    town.host("Daniel")
    wishes(maya)
    names_quiet_weeks(ingrid, "2026-12-01", "2026-12-07")
    town.to("2026-12-07 17:00")
    assert not maya.notified()
    town.to("2026-12-08 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]


def test_quiet_weeks_that_organizers_take_back_hold_nothing_up(town: Town) -> None:
    ingrid, maya = organizer(town), town.member("Maya")
    town.host("Daniel")
    wishes(maya)
    names_quiet_weeks(ingrid, "2026-12-01", "2026-12-31")
    town.to("2026-11-27 12:00")
    ingrid.presses("Remove")
    town.to("2026-12-08 12:00")
    assert maya.notified() == ["Somebody you could ask: Daniel"]


def test_a_member_with_too_many_open_requests_is_told_why_nobody_is_suggested(town: Town) -> None:
    ingrid, maya = organizer(town), town.member("Maya")
    town.host("Daniel")
    interviews = {"lengths": ("25",), "per_month": ("2",), "year_begins": ("January",)}
    sets(ingrid, "Interviews", open_requests=("1",), **interviews)
    wishes(maya)
    town.to("2026-11-30 09:00")
    maya.asks(town.host("Vera", field="Law"))
    town.to("2026-12-01 12:00")
    assert "You have 1 request open" in maya.text()


@pytest.mark.parametrize("named", ["Daniel", "dan"])
def test_a_suggestion_on_its_way_is_withdrawn_when_its_host_is_reported(
    town: Town, named: str
) -> None:
    """Also if the member is first asked whom they mean."""
    organizer(town)
    daniel = town.host("Daniel")
    maya, noor = town.member("Maya"), town.member("Noor")
    wishes(maya)
    wishes(noor)
    town.to("2026-11-30 19:00")
    maya.types("report")
    maya.fills(about=named, what="He was rude.")
    if named == "dan":
        them = str(daniel.key())
        maya.sends(next(each.action for each in maya.buttons() if each.action.arg == them))
    town.to("2026-12-02 12:00")
    assert not maya.sees("Somebody you could ask")
    assert noor.notified() == ["Somebody you could ask: Daniel"]


def test_nobody_is_suggested_with_whom_there_is_a_report(town: Town) -> None:
    """Neither to whoever reported, nor the other way round."""
    daniel, lena = town.host("Daniel"), town.host("Lena")
    maya = town.member("Maya")
    wishes(maya)
    maya.types("report Daniel")
    maya.fills(what="He was rude.")
    lena.types("report Maya")
    lena.fills(what="She was rude.")
    town.to("2026-12-02 12:00")
    assert [each.splitlines()[0] for each in maya.notified()][-1:] == [
        "I have nobody to suggest to you this time"
    ]
    assert daniel.received() == []


def test_who_got_no_suggestion_does_not_read_that_somebody_has_left(town: Town) -> None:
    maya = town.member("Maya")
    wishes(maya)
    town.to("2026-12-02 12:00")
    assert maya.sees("I have nobody to suggest to you this time")
    takes_along(maya)
    page = files(maya)["askwell.html"]
    assert "<dd>No host mentions what you would like to learn</dd>" in page
    assert "somebody who has left" not in page
