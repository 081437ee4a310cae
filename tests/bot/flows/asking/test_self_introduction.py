"""A seeker introduces themselves: the introduction is drafted, changed, shown to the host and
kept."""

from pathlib import Path

import pytest

from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.content.coaching import asks_for_job
from bot.content.drafting.self_introductions import introduce
from bot.interview.hosting import HostProfile
from bot.interview.members import Member as Person
from bot.interview.members import Person as Account
from bot.interview.members import Situation
from tests.bot.town import Town
from tests.bot.town_members import Member, why

WRITTEN = Path(__file__).with_name("introductions.tsv").read_text("utf-8")
"""Seekers, with the hosts that they ask."""
CASES = [line.split("\t") for line in WRITTEN.splitlines() if not line.startswith("#")]
SAID = {
    "Maya": "I'm Maya, and I'm thinking about moving into another field.",
    "Dr. Samuel Okoye": "I'm Samuel, my field is medicine, and I'm thinking about my next step.",
    "Priya": "because you know our field well. I hope to come away",
    "Ines": "better sense of how things are done today.",
    "Tom": "whether I should do a master's.",
    "MAYA": "I'm Maya, and I'm new to working life.",
    "🌸Lena🌸": "I'm Lena, and",
    "李小龙": "I'm 李小龙, and",
    "Mehmet (he/him)": "I'm Mehmet, and I'm here to learn from people who do the work.",
    "Prof. Dr. A. B. Stein": "I'm asking you because you offer to talk about clinical trials.",
    "sara": "your way from teaching to research.",
}
MINE = "I'm Maya. I taught maths for ten years."
NAMELESS = ("xX_darkwolf_Xx", "O", "k.miller92", "Hire Me", "Prof. Dr. A. B. Stein")


def drafted(*case: str) -> str:
    name, situation, own, field, topics, wish = case
    account = Account("terminal", "town", "x")
    seeker = Person(
        *(1, 1, account, name),
        situation=Situation(situation) if situation else None,
        profile=HostProfile(field=own, open=True) if own else None,
    )
    offered = tuple(each.strip() for each in topics.split(",") if each)
    host = Person(2, 1, account, "Host", profile=HostProfile(field=field, topics=offered))
    return introduce(seeker, host, wish).words


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_draft_is_two_or_three_sentences_that_a_person_would_say(case: list[str]) -> None:
    said = drafted(*case)
    assert SAID.get(case[0], "") in said
    assert 2 <= said.count(". ") + 1 <= 3
    assert len(said.split()) < 60
    assert said.startswith("I'm ")
    assert "  " not in said
    assert "{" not in said
    assert not asks_for_job(said)
    assert ("I'm " + case[0].split()[0] in said) <= (case[0] not in NAMELESS)


def test_an_introduction_mentions_neither_a_layoff_nor_being_stuck() -> None:
    """Because the host may know their employer."""
    drafts = [drafted("Maya", each, "", "Design", "", "") for each in ("laid off", "stuck")]
    assert drafts[0] == drafts[1]
    assert "laid" not in drafts[0]


def test_the_seeker_sees_the_draft_before_the_host_gets_it(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what a week looks like", slots=maya.options()[:1])
    assert "I'm Maya, and I'm here to learn from people who do the work." in maya.last()
    assert "The introduction is my draft" in maya.last()
    assert not daniel.sees("I'm Maya")
    maya.presses("Send it")
    request = daniel.last()
    assert request.index("I'm Maya") < request.index("Same town")
    assert "draft" not in request


@pytest.mark.parametrize(
    ("wish", "why_you", "times"),
    [
        ("how teams decide", None, 1),
        ("I would like to learn about freelancing", None, 1),
        ("how teams decide. And how do you live from it?", None, 2),
        ("how teams decide", "Nobody I know does your work.", 1),
    ],
)
def test_the_host_reads_the_wish_once(
    wish: str, why_you: str | None, times: int, daniel: Member, maya: Member
) -> None:
    """Unless the introduction contains only a part of the wish."""
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish=wish, slots=maya.options()[:1])
    if why_you:
        maya.presses("Change the introduction")
        maya.fills(why_you=why_you)
    maya.presses("Send it")
    told = wish.split(". ", maxsplit=1)[0].removeprefix("I would like to learn about ")
    assert daniel.last().count(told) == times
    assert wish.rsplit(maxsplit=1)[-1] in daniel.last()


def test_it_follows_the_wish_until_they_make_it_their_own(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what a week looks like", slots=maya.options()[:1])
    maya.presses("Change it")
    maya.fills(wish="how teams decide")
    assert (
        "picture of how teams decide" in maya.last() or "sense of how teams decide" in maya.last()
    )
    maya.presses("Change the introduction")
    maya.fills(who_i_am=MINE, why_you="Nobody I know does your work.")
    assert f"{MINE} Nobody I know does your work." in " ".join(maya.last().split())
    assert "is my draft" not in maya.last()
    maya.presses("Change it")
    maya.fills(wish="what pays")
    assert "Nobody I know does your work." in maya.last()


def test_a_second_introduction_keeps_who_they_are_and_drafts_why_they_ask(
    town: Town, daniel: Member, maya: Member
) -> None:
    lena = town.host("Lena", field="Nursing")
    maya.asks(daniel)
    maya.opens_request(lena)
    maya.fills(connection="Same town", wish="how shifts work", slots=maya.options()[:1])
    form = maya.presses("Change the introduction")
    assert isinstance(form, Form)
    assert len(form.fields) <= 4
    assert "nursing" in str(form.fields[1].initial)
    maya.fills(who_i_am=MINE)
    maya.presses("Send it")
    assert MINE in lena.last()
    nina = town.host("Nina", field="Law")
    maya.opens_request(nina)
    maya.fills(connection="Same town", wish="how cases begin", slots=maya.options()[:1])
    assert MINE in maya.last()
    assert "how cases begin" in maya.last()
    assert "how shifts work" not in maya.last()


def test_our_own_words_are_not_kept(daniel: Member, town: Town, maya: Member) -> None:
    """Otherwise they would stay when the seeker's situation changes."""
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options()[:1])
    maya.presses("Change the introduction")
    maya.fills()
    maya.types("settings")
    maya.presses("Change")
    maya.fills(situation=("New to working life",))
    lena = town.host("Lena")
    maya.asks(lena)
    assert "new to working life" in lena.text()


def test_an_introduction_that_asks_for_a_job_is_the_members_to_change(
    daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options()[:1])
    maya.presses("Change the introduction")
    maya.fills(why_you="Could you get me a job at your company?")
    assert "may sound like asking for a job" in maya.last()
    maya.presses("Change the introduction")
    maya.fills(why_you="I wonder a lot. " * 12)
    assert "Two or three sentences are enough" not in maya.last()
    maya.presses("Change the introduction")
    maya.fills(who_i_am="I am so keen. " * 17, why_you="I wonder a lot. " * 20)
    assert "Two or three sentences are enough" in maya.last()


def test_more_than_fits_is_not_cut(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options()[:1])
    maya.presses("Change the introduction")
    assert "251 characters long" in why(maya.fills(who_i_am="x" * 251))["who_i_am"]


def test_a_request_without_an_introduction_goes_out_as_it_was(daniel: Member, maya: Member) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options()[:1])
    maya.presses("Change the introduction")
    maya.fills(who_i_am="", why_you="")
    assert isinstance(maya.presses("Send it"), Card)
    assert not daniel.sees("I'm Maya")
    daniel.picks()
    assert "To begin, in your own words" not in maya.reads(maya.presses("The plan"))


def test_it_opens_the_plan_and_nobody_else_is_shown_it(
    town: Town, daniel: Member, maya: Member
) -> None:
    lena = town.host("Lena")
    maya.books(daniel)
    plan = maya.reads(maya.presses("The plan"))
    assert (
        plan.index("To begin, in your own words") < plan.index("I'm Maya") < plan.index("Welcome")
    )
    town.to("2026-11-25 09:00")
    assert not lena.sees("I'm Maya")


def test_a_form_that_comes_once_the_request_is_sent_changes_nothing(
    daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options()[:1])
    form = maya.presses("Change the introduction")
    assert isinstance(form, Form)
    preview = next(each for each in maya.buttons() if each.action.name == "send")
    maya.sends(preview.action)
    maya.submits(form.action, who_i_am="Another Maya")
    assert "What you wrote, so that it is not lost" in maya.last()
    assert not daniel.sees("Another Maya")


# What they want to know afterwards


def test_a_goal_stands_above_the_plan_and_comes_back_with_how_it_went(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.opens_request(daniel)
    maya.fills(connection="Same town", wish="what pays", slots=maya.options("slots")[:1])
    maya.presses("Change the introduction")
    maya.fills(goal="whether I need a degree")
    assert "After this you want to know: whether I need a degree" in maya.last()
    maya.presses("Send it")
    daniel.picks()
    assert "After this you want to know: whether I need a degree" in maya.reads(maya.cards()[-2])
    for at, said in (
        ("2026-11-24 15:00", "After this you want to know: whether I need a degree"),
        ("2026-11-24 16:40", "You wanted to know: whether I need a degree"),
    ):
        town.to(at)
        assert said in maya.last()
    maya.presses("Note what I learned")
    maya.fills(takeaways="No degree")
    town.to("2026-12-29 17:00")
    assert "You wanted to know: whether I need a degree" in maya.last()
    assert not daniel.sees("degree")


def test_a_goal_is_set_and_changed_once_the_request_is_sent(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types("my goal is to find out whether I need a degree.")
    assert "After this you want to know: whether I need a degree" in maya.last()
    maya.presses("The plan")
    assert "After this you want to know: whether I need a degree" in maya.last()
    maya.presses("Change my goal")
    maya.fills(goal="which course to take")
    assert "which course to take" in maya.last()
    maya.presses("The plan")
    maya.presses("Change my goal")
    assert "151 characters" in why(maya.fills(goal="x" * 151))["goal"]
    maya.fills(goal="")
    assert "You have no goal now" in maya.last()
    maya.presses("Set a goal")
    maya.fills(goal="which course to take")
    town.to("2026-11-24 16:40")
    assert "You wanted to know: which course to take" in maya.last()
    assert not daniel.sees("course")


def test_without_an_interview_a_goal_is_nothing_to_keep(maya: Member) -> None:
    maya.types("my goal is to find out whether I need a degree.")
    assert "After this you want to know" not in maya.last()


def test_the_goal_of_a_past_interview_cannot_be_set(
    town: Town, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types("my goal is whether I need a degree")
    form = maya.presses("Change my goal")
    assert isinstance(form, Form)
    daniel.types("interviews")
    daniel.presses("Cancel it")
    maya.submits(form.action, goal="which course to take")
    assert "What you wrote, so that it is not lost" in maya.last()
    assert [each.goal for each in town.interviews()] == ["whether I need a degree"]


@pytest.mark.parametrize("goal", ["to become a nurse", "why " + "very " * 40])
def test_a_goal_that_no_interview_answers_is_asked_for(
    goal: str, daniel: Member, maya: Member
) -> None:
    maya.books(daniel)
    maya.types(f"My goal is {goal}")
    assert "What do you want to know after the talk with Daniel?" in maya.last()
    maya.presses("Set a goal")
    maya.fills(goal="which training I need")
    assert "After this you want to know: which training I need" in maya.last()
