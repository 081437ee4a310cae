"""A card that is still shown says what is true now, however far its interview has gone on."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from bot.cards.action_names import ActionName
from bot.cards.blocks import Entry
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.rich_text import Moment, Template
from bot.interview.model import HELD_STAGES, Interview, Stage
from tests.bot.town import Town
from tests.bot.town_members import Member

ENDED = frozenset(Stage) - {Stage.ASKED, Stage.BOOKED, Stage.DRAFT}

Holds = Callable[[Interview, bool], bool]
"""For an interview, and whether its time has come."""
ONLY_WHILE: dict[str, Holds] = {
    "days to answer, and": lambda talk, _: talk.stage is Stage.ASKED and not talk.rounds,
    "Which time suits you": lambda talk, _: talk.stage is Stage.ASKED and not talk.rounds,
    "is waiting for your answer": lambda talk, _: talk.stage is Stage.ASKED or talk.is_moving,
    "Choose what suits you": lambda talk, _: talk.stage is Stage.ASKED or talk.is_moving,
    "Until a new time is chosen": lambda talk, _: talk.is_moving,
    "As soon as they choose": lambda talk, _: talk.stage is Stage.ASKED or talk.is_moving,
    "Get ready": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "Coming up": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "Still booked": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "It begins now": lambda talk, _: talk.stage is Stage.BOOKED,
    "In five minutes": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "You lead the talk": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "They lead the talk": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "moving it now is easy": lambda talk, begun: talk.stage is Stage.BOOKED and not begun,
    "It is time": lambda talk, _: talk.stage is Stage.BOOKED,
    "Join: https": lambda talk, _: talk.stage is Stage.BOOKED,
    "How did it go": lambda talk, _: talk.stage is Stage.HELD and not talk.debrief,
    "Take two minutes": lambda talk, _: talk.stage is Stage.HELD and not talk.debrief,
    "A word of thanks to": lambda talk, _: talk.stage is Stage.HELD,
    "People remember a thank-you note": lambda talk, _: talk.stage is Stage.HELD,
    "has not gone out yet": lambda talk, _: talk.stage is Stage.HELD or bool(talk.draft_update),
    "Nothing has gone out yet": lambda talk, _: talk.stage is Stage.HELD,
    "[Note what I learned]": lambda talk, _: talk.stage in HELD_STAGES and not talk.debrief,
    "[Change my notes]": lambda talk, _: talk.debrief is not None,
}


TRUE_AFTERWARDS = {
    "They get it after their quiet hours: {time}.",
    "They chose {start}.",
    "You chose {start}.",
    "You talked on {day}. What came of it?",
    "I made a note to ask you around {day} what came of it.",
}
"""Sentences with a time that tell what was done or agreed, rather than what will be."""


def untrue(town: Town, member: Member) -> Iterator[str]:
    """What is written on a member's cards and is not true. Answers to what they did are left out,
    because they go away."""
    [talk] = town.interviews()
    begun = talk.start is not None and talk.start <= town.clock.now()
    for card in lasting(member):
        words = member.reads(card)
        for each, holds in ONLY_WHILE.items():
            if each in words and not holds(talk, begun):
                yield f"{each!r} on: {words}"
        yield from dead(card, talk, member)
        yield from broken(card, town.clock.now())


def lasting(member: Member) -> list[Card]:
    return [each for key, each in member.conversation.items() if not key.startswith("answer ")]


def dead(card: Card, talk: Interview, member: Member) -> Iterator[str]:
    """Questions that nobody can answer, and buttons that only say that things have changed."""
    below = [each for each in card.buttons if each.action.name == ActionName.ASSESS]
    for block in card.blocks:
        if isinstance(block, Entry) and not (block.buttons or below):
            title = plain(block.title, member.reader)
            if title.endswith("?"):
                yield f"No answers to {title!r}"
    for button in card.all_buttons():
        of_it = button.action.about == talk.id and button.action.revision
        if of_it and not button.lasting and button.action.revision != talk.revision:
            yield f"Dead: [{plain(button.label, member.reader)}] on: {member.reads(card)}"


def broken(card: Card, now: datetime) -> Iterator[str]:
    """Sentences with a time that has passed, unless they are true afterwards, too."""
    for text in card.texts():
        for sentence in sentences(text):
            times = (value.at for _, value in sentence.values if isinstance(value, Moment))
            if sentence.template not in TRUE_AFTERWARDS and any(at <= now for at in times):
                yield f"Its time has passed: {sentence.template!r}"


def sentences(text: object) -> Iterator[Template]:
    """The text, if it has values, and those of its values that have some, too."""
    if isinstance(text, Template):
        yield text
        for _, value in text.values:
            yield from sentences(value)


class Walk:
    """Checks after every step whether everything is true."""

    def __init__(self, town: Town, maya: Member, daniel: Member) -> None:
        self.town, self.maya, self.daniel = town, maya, daniel

    def looks(self) -> None:
        for member in (self.maya, self.daniel):
            assert not list(untrue(self.town, member))

    def to(self, *times: str) -> None:
        for at in times:
            self.town.to(at)
            self.looks()

    def presses(self, member: Member, label: str, **form: str) -> None:
        member.presses(label)
        if form:
            member.fills(**form)
        self.looks()

    def proposes(self, member: Member, label: str, at: str) -> None:
        self.presses(member, label, own_times=at)
        self.presses(member, "Send these times")

    def books(self) -> None:
        self.maya.asks(self.daniel, slots=("Thu 26 Nov, 19:00", "Tue 1 Dec, 19:00"))
        self.looks()
        self.presses(self.daniel, "Thu 26 Nov, 17:00")

    def is_held(self) -> None:
        """Thursday 26 November, 16:00 in UTC."""
        self.books()
        self.to("2026-11-25 16:00", "2026-11-26 15:00", "2026-11-26 16:00", "2026-11-26 16:41")


@pytest.fixture
def walk(town: Town, maya: Member, daniel: Member) -> Walk:
    return Walk(town, maya, daniel)


def test_cards_stay_true_through_a_whole_interview(walk: Walk) -> None:
    walk.is_held()
    walk.presses(walk.maya, "Note what I learned", takeaways="Listening is trained")
    walk.to("2026-11-27 06:00")
    walk.presses(walk.maya, "Write a thank-you note", note="Dear Daniel, thank you.")
    walk.presses(walk.maya, "Send it")
    walk.to("2026-11-27 12:00")
    walk.presses(walk.daniel, "Keep me posted")
    walk.presses(walk.daniel, "Yes")
    walk.to("2026-12-31 12:00")
    walk.presses(walk.maya, "Write an update", update="I went on a course.")
    walk.presses(walk.maya, "Send it")
    walk.to("2027-01-05 12:00")


def test_a_seeker_who_thanks_first_can_still_note_what_they_learned(walk: Walk) -> None:
    walk.is_held()
    walk.presses(walk.maya, "Write a thank-you note", note="Dear Daniel, thank you.")
    walk.presses(walk.maya, "Send it")
    assert "[Note what I learned]" in walk.maya.last(), "where they sent it"
    asked = next(
        walk.maya.reads(each)
        for each in lasting(walk.maya)
        if "thanks were" in walk.maya.reads(each) and "[Note what" in walk.maya.reads(each)
    )
    assert asked.startswith("It was time for your talk with Daniel")
    walk.presses(walk.maya, "Note what I learned", takeaways="Listening is trained")
    assert walk.maya.sees("[Change my notes]")


@pytest.mark.parametrize(
    ("who", "label"), [("daniel", "Not now"), ("maya", "Withdraw"), ("daniel", "Other times")]
)
def test_cards_stay_true_when_it_is_not_booked(walk: Walk, who: str, label: str) -> None:
    walk.maya.asks(walk.daniel)
    walk.looks()
    form = {"own_times": "2026-12-01 18:00"} if label == "Other times" else {}
    walk.presses(getattr(walk, who), label, **form)
    if yes := [each for each in getattr(walk, who).labels() if each.startswith("Yes")]:
        walk.presses(getattr(walk, who), yes[0])
    walk.to("2026-12-01 12:00", "2026-12-20 12:00")


def test_cards_stay_true_when_the_host_is_told_in_the_morning(walk: Walk) -> None:
    walk.town.to("2026-11-24 20:00")
    walk.maya.asks(walk.daniel)
    assert walk.maya.sees("quiet hours: Wednesday")
    walk.to("2026-11-25 08:00")


def test_cards_stay_true_when_the_old_time_passes_during_a_move(walk: Walk) -> None:
    walk.books()
    walk.proposes(walk.maya, "Move it", "2026-12-03 19:00")
    walk.to("2026-11-26 15:00", "2026-11-26 16:00", "2026-11-26 16:41", "2026-12-04 12:00")


@pytest.mark.parametrize("keeps", ["maya", "daniel"])
def test_cards_stay_true_when_the_old_time_is_kept(walk: Walk, keeps: str) -> None:
    walk.books()
    walk.proposes(walk.maya, "Move it", "2026-12-03 19:00")
    walk.presses(getattr(walk, keeps), "Keep the old time")
    assert walk.maya.sees("You proposed other times to Daniel"), "and how that ended"
    for member in (walk.maya, walk.daniel):
        assert member.sees("The old time stays.")
        [booked] = [each for each in lasting(member) if "Booked: you" in member.reads(each)]
        assert "[Move it] [Cancel it]" in member.reads(booked)
    walk.proposes(walk.daniel, "Move it", "2026-12-02 17:00")


def test_cards_stay_true_when_a_move_is_answered_with_other_times(walk: Walk) -> None:
    walk.books()
    walk.proposes(walk.maya, "Move it", "2026-12-03 19:00")
    walk.proposes(walk.daniel, "Other times", "2026-12-02 17:00")
    for member in (walk.maya, walk.daniel):
        assert member.sees("Other times have been proposed since then.")
        shown = [member.reads(each) for each in lasting(member)]
        assert sum("Until a new time is chosen" in each for each in shown) == 1
    assert not walk.maya.sees("As soon as they choose")
    walk.presses(walk.maya, "Keep the old time")
    walk.to("2026-11-25 16:00", "2026-11-26 15:00", "2026-11-26 16:41")


def test_cards_stay_true_when_nobody_answers(walk: Walk) -> None:
    walk.maya.asks(walk.daniel)
    walk.to("2026-11-27 12:00", "2026-12-08 12:00")


def test_a_booked_interview_can_be_moved_from_every_card_after_its_place_changed(
    walk: Walk,
) -> None:
    walk.books()
    walk.presses(walk.daniel, "Change the link", detail="https://meet.example/other")
    confirmation = next(each for each in lasting(walk.maya) if "Booked" in walk.maya.reads(each))
    assert "meet.example" not in walk.maya.reads(confirmation)
    assert "[Move it] [Cancel it]" in walk.maya.reads(confirmation)
    walk.to("2026-11-25 16:00", "2026-11-26 15:00", "2026-11-26 16:41")
