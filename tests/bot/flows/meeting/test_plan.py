"""The plan of a talk: its minutes, its page, and how its seeker changes it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.blocks import Paragraph
from bot.cards.cards import CARD_TEXT
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.content.questions import (
    Occasion,
    choose,
    choose_others,
    mark,
    pin,
    put_own,
    schedule,
    swap,
    the_bank,
)
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import (
    History,
    InterviewPart,
    Plan,
    Planned,
    QuestionKind,
    QuestionReason,
    history,
)
from bot.interview.members import Member, Person
from bot.interview.model import Interview, SelfIntroduction
from bot.texts.files import content
from bot.texts.meeting import plan as texts
from bot.texts.meeting import prepare
from bot.texts.meeting.plan import plan_file

BANK = the_bank()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOST = Member(2, 1, Person("terminal", "town", "daniel"), "Daniel *Bold*", profile=HostProfile())
TALK = Occasion("seed")

lengths = st.sampled_from([20, 25, 30])


def plan_of(talk: Occasion = TALK, interview: str = "i1", host: int = 2) -> Plan:
    choice = choose(BANK, talk)
    return Plan(interview, 1, host, choice.questions, choice.reserve)


def interview_of(minutes: int = 25) -> Interview:
    return Interview("i1", 1, 1, 2, "We met.", "Why?", minutes, NOON, NOON, start=NOON)


# Minutes


@given(st.text(max_size=9), lengths, st.sets(st.integers(0, 8)))
def test_the_parts_share_out_all_minutes(seed: str, minutes: int, left_out: set[int]) -> None:
    chosen = choose(BANK, Occasion(seed, minutes)).questions
    some = [each for number, each in enumerate(chosen) if number not in left_out]
    stretches = schedule(some, minutes)
    assert stretches[0].part is InterviewPart.WELCOME
    assert stretches[-1].part is InterviewPart.CLOSE
    assert stretches[0].start == 0
    assert sum(each.minutes for each in stretches) == minutes
    assert all(each.minutes >= 1 for each in stretches)
    for one, following in pairwise(stretches):
        assert one.start + one.minutes == following.start
        assert one.questions or one.part is InterviewPart.WELCOME
    assert [question for each in stretches for question in each.questions] == some


def test_a_plan_opens_with_the_wish() -> None:
    of = replace(interview_of(), wish="How does a week look?")
    first = texts.opening(of)[0]
    assert isinstance(first, Paragraph)
    assert plain(first.text, ANYBODY) == "You asked about this: How does a week look?"


def test_a_part_with_more_to_ask_has_more_minutes() -> None:
    for number in range(20):
        for each in schedule(choose(BANK, Occasion(f"{number}", 30)).questions, 30)[1:-1]:
            assert each.minutes >= sum(question.minutes for question in each.questions) - 1


# Changes


def test_a_swap_brings_another_of_its_kind_and_never_the_same_again() -> None:
    plan, talk = plan_of(), TALK
    at = 2
    seen = {each.id for each in plan.all}
    for _ in range(4):
        kind = plan.questions[at].kind
        plan = swap(BANK, talk, plan, plan.questions[at])
        assert plan.questions[at].kind is kind
        assert plan.questions[at].id not in seen
        seen.add(plan.questions[at].id)
    assert len(plan.questions) == len(plan_of().questions)


def test_a_swap_with_nothing_left_changes_nothing() -> None:
    plan = plan_of()
    only = [each for each in BANK if each.id in {every.id for every in plan.all}]
    assert swap(only, TALK, plan, plan.questions[0]) == plan


@given(st.integers(0, 4), st.text(min_size=1, max_size=200))
def test_other_questions_keep_pinned_and_own_ones(at: int, words: str) -> None:
    plan = plan_of()
    plan = put_own(pin(plan, plan.questions[at].id, True), plan.questions[at - 1], words)
    changed = choose_others(BANK, TALK, plan)
    kept = {each.id for each in plan.questions if each.pinned}
    assert len(kept) == 2
    assert kept <= {each.id for each in changed.questions}
    assert words in {each.text for each in changed.questions}
    assert not {each.id for each in plan.all} - kept & {each.id for each in changed.all}


def test_others_can_be_asked_for_again_and_again() -> None:
    plan, seen = plan_of(), set()
    for _ in range(20):
        before = {each.id for each in plan.all}
        plan = choose_others(BANK, TALK, plan)
        assert not before & {each.id for each in plan.all}
        seen.add(plan.questions)
        assert plan.questions[0].kind is QuestionKind.PATH
        assert plan.questions[-1].kind is QuestionKind.CLOSING
        assert len(plan.reserve) == 5
    assert len(seen) >= 10


def test_ones_own_words_take_the_place_and_the_minutes() -> None:
    plan = plan_of()
    first = plan.questions[0]
    changed = put_own(plan, first, "How did you get here?")
    own = changed.questions[0]
    assert (own.text, own.kind, own.minutes) == (
        "How did you get here?",
        first.kind,
        first.minutes,
    )
    assert own.why is QuestionReason.OWN
    assert own.pinned
    assert first.id in changed.dropped
    again = put_own(put_own(changed, own, "One"), changed.questions[1], "Two")
    assert len({each.id for each in again.all}) == len(again.all)


def test_a_pin_can_be_taken_back() -> None:
    plan = plan_of()
    name = plan.questions[1].id
    assert pin(pin(plan, name, True), name, False) == plan


# What was asked before


def test_history_tells_this_host_from_others_and_leaves_out_this_interview() -> None:
    here, elsewhere, now = (
        plan_of(interview="i1"),
        plan_of(Occasion("b"), "i2", 3),
        plan_of(Occasion("c")),
    )
    worked = here.questions[2]
    marked = mark(here, [worked.id])
    found = history([marked, elsewhere, replace(now, interview="i3")], "i3", 2)
    assert found == History(
        frozenset(each.id for each in here.questions),
        {each.id: 1 for each in elsewhere.questions},
        {worked.kind: 1},
    )


def test_only_reserve_questions_that_worked_count_as_asked() -> None:
    plan = plan_of()
    spare = plan.reserve[0].id
    assert spare not in history([plan], "i9", 2).with_host
    assert spare in history([mark(plan, [spare])], "i9", 2).with_host


def test_marks_replace_earlier_ones() -> None:
    plan = plan_of()
    first, second = plan.questions[:2]
    marked = mark(mark(plan, [first.id]), [second.id])
    assert [each.id for each in marked.all if each.worked] == [second.id]


# Cards


@given(lengths, st.data())
def test_a_plan_of_the_longest_questions_fits_on_every_card(
    minutes: int, data: st.DataObject
) -> None:
    plan = plan_of(Occasion(data.draw(st.text(max_size=5)), minutes))
    long = [
        replace(each, text="x" * 200, because="y" * 300, why=QuestionReason.HOST)
        for each in plan.all
    ]
    split = len(plan.questions)
    plan = replace(plan, questions=tuple(long[:split]), reserve=tuple(long[split:]))
    said = SelfIntroduction("i" * 250, "j" * 350)
    of = replace(interview_of(minutes), wish="w" * 900, goal="g" * 900, self_introduction=said)
    texts.plan(plan, of, HOST)
    texts.reserve(plan, of, HOST)
    prepare.arrange(plan, of, HOST)


@pytest.mark.parametrize(
    ("why", "because", "said"),
    [
        (QuestionReason.HOST, "before that a teacher", "because Dan says “before that a teacher”"),
        (QuestionReason.WISH, "podcasts", "because you asked about podcasts"),
        (QuestionReason.FIELD, "data", "because Dan knows data from the inside"),
        (QuestionReason.SITUATION, "stuck", "because you would like to move on"),
        (QuestionReason.WORKED, "x", "because it worked for you before"),
        (QuestionReason.PART, "", "because people open up when they tell their story"),
        (QuestionReason.OWN, "", "in your own words"),
    ],
)
def test_every_question_says_why(why: QuestionReason, because: str, said: str) -> None:
    host = replace(HOST, name="Dan")
    question = Planned("x", QuestionKind.PATH, "Why?", 2, why, because)
    assert plain(prepare.reason_for_question(question, host), ANYBODY) == said


# The page


def test_the_page_has_everything_and_escapes_what_members_wrote() -> None:
    plan = put_own(plan_of(), plan_of().questions[1], "What about [this](http://x) & `that`?")
    file = plan_file(plan, interview_of(), HOST)
    page = content(file, Reader(ZoneInfo("Africa/Nairobi"))).decode()
    assert page.startswith("# My talk with Daniel \\*Bold\\*\n")
    assert "Thursday 26 November 2026, 15:00 EAT, 25 minutes" in page
    assert page.count("- [ ] ") == 3
    assert "What about \\[this\\](http://x) & \\`that\\`?" in page
    assert "offer to end" in page
    titles = [title for title in page.splitlines() if title.startswith("## ")]
    assert titles[0] == "## Before"
    assert titles[1].startswith("## Welcome, ")
    assert titles[-2:] == ["## In reserve", "## Notes"]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", page, re.MULTILINE)]
    assert numbers == list(range(1, len(plan.all) + 1))
    assert len(page) < 4 * CARD_TEXT
