"""How their interviews stand is told to members who ask in their own words, whoever they name."""

import pytest

from tests.bot.town import Town
from tests.bot.town_members import Member

_NOT_YET = "Daniel has not answered yet."


@pytest.mark.parametrize(
    "words",
    [
        "did he say yes?",
        "did daniel answer",
        "what happened to my request",
        "he hasn't replied in two weeks",
        "its been 9 days and still silence from him",
    ],
)
def test_a_seeker_who_waits_reads_what_comes_next(words: str, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types(words)
    assert maya.last().startswith("How it stands")
    assert _NOT_YET in maya.last()
    assert maya.labels()[:2] == ["Withdraw", "Find somebody to ask"]


def test_who_asks_for_all_of_them_sees_the_list(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("show me all my interviews")
    assert maya.last().startswith("Your interviews")
    assert _NOT_YET not in maya.last()


def test_two_that_wait_are_both_shown(town: Town, daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.asks(town.host("Lena", field="Finance"))
    maya.types("did they answer?")
    assert "Daniel: waiting" in maya.last()
    assert "Lena: waiting" in maya.last()


def test_what_is_over_is_shown_if_nothing_is_open(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.presses("Not now")
    maya.types("what happened to my request")
    assert "Daniel: not now" in maya.last()
    assert _NOT_YET not in maya.last()


def test_a_talk_ahead_cannot_have_been_missed(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("he never showed up")
    assert maya.last().startswith("You and Daniel: where you meet")
    assert "still to come" in maya.last()


def test_somebody_else_is_not_the_host_who_was_asked(
    town: Town, daniel: Member, maya: Member
) -> None:
    town.host("Lena", field="Finance")
    maya.asks(daniel)
    maya.types("i'd rather talk to someone else, he's too senior for me")
    assert "Ask Lena" in maya.labels()


def test_a_host_who_cannot_is_offered_the_gentle_no(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("i can't do it, sorry")
    assert daniel.labels()[0] == "Not now"
    assert "Nobody hears about it until you press" in daniel.last()


@pytest.mark.parametrize("name", ["maya", "daniel"])
def test_nobody_writes_through_us(
    name: str, daniel: Member, maya: Member, request: pytest.FixtureRequest
) -> None:
    maya.books(daniel)
    member: Member = request.getfixturevalue(name)
    member.types("can you tell them that I moved to zoom")
    assert "yourself" in member.last().splitlines()[0]
    assert ("Change the link" in member.labels()) is (member is daniel)


@pytest.mark.parametrize("words", ["who asked me", "what does maya want"])
def test_a_host_reads_what_was_asked(words: str, daniel: Member, maya: Member) -> None:
    maya.asks(daniel, wish="How you left teaching.")
    daniel.types(words)
    assert daniel.last().startswith("How it stands")
    assert "you left teaching" in daniel.last()


@pytest.mark.parametrize("words", ["what do you know about daniel", "can i see his profile"])
def test_who_a_host_is_can_be_read(words: str, daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types(words)
    assert "UX researcher at a hospital" in maya.last()


def test_a_host_who_takes_nobody_now_is_offered_a_break(daniel: Member, maya: Member) -> None:
    daniel.types("i cant take anyone this month")
    assert "Pause my hosting" in daniel.labels()
    assert "No to a request" not in daniel.labels()
    maya.asks(daniel)
    daniel.types("i cant take anyone this month")
    assert {"Pause my hosting", "No to a request"} <= set(daniel.labels())
    daniel.types("sorry i can't")
    assert daniel.labels()[0] == "Not now"
    assert "Pause my hosting" in daniel.labels()


def test_who_has_found_a_job_can_end_what_is_open(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("got the job i wanted!")
    assert maya.last().startswith("That is good to hear")
    assert "Withdraw" in maya.labels()


def test_a_host_who_has_found_a_job_is_not_led_to_refuse_seekers(
    daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.types("got the job i wanted!")
    assert daniel.last().startswith("That is good to hear")
    assert "[Not now]" not in daniel.last()


def test_a_question_beside_thanks_is_answered(maya: Member) -> None:
    maya.types("thanks! and how long does it take")
    assert maya.last().startswith("How long does it last?")


def test_i_cannot_is_never_taken_for_yes(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    daniel.types("i would love to but i dont have time")
    assert "Yes to a request" not in daniel.labels()
    assert daniel.labels()[0] == "Not now"


def test_what_was_sent_stays_as_it_is(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("i made a typo in my request, can i fix it")
    assert maya.last().startswith("How it stands")
    assert "a small mistake is read kindly" in maya.last()
    assert _NOT_YET not in maya.last()


@pytest.mark.parametrize(
    ("words", "first"),
    [("none of those times work", "Other times"), ("sorry i dont have time", "Not now")],
)
def test_who_refuses_the_times_may_still_want_to_meet(
    words: str, first: str, daniel: Member, maya: Member
) -> None:
    maya.asks(daniel)
    daniel.types(words)
    assert daniel.labels()[0] == first


def test_somebody_else_on_holiday_is_no_break_of_mine(daniel: Member, maya: Member) -> None:
    maya.asks(daniel)
    maya.types("is he on holiday?")
    assert _NOT_YET in maya.last()


def test_a_forgotten_time_is_no_missed_talk(daniel: Member, maya: Member) -> None:
    maya.books(daniel)
    maya.types("omg i forgot, when is the call")
    assert maya.last().startswith("How it stands")
