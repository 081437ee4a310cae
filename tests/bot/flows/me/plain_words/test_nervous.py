"""Somebody who is nervous, and says what they want besides, gets that below a kind line."""

import pytest

from bot.cards.blocks import Paragraph
from bot.cards.cards import CARD_TEXT, Card
from bot.cards.rich_text import Words, say
from tests.bot.town_members import Member

KIND = "It is all right to be nervous"


def test_a_nervous_member_gets_questions_below_a_kind_line(maya: Member) -> None:
    maya.types("I'm really nervous, I don't know what to ask")
    assert maya.last().startswith("Questions to bring")
    assert KIND in maya.last()
    maya.types("I don't know what to ask")
    assert KIND not in maya.last()


def test_a_scared_member_can_take_a_request_back(maya: Member, daniel: Member) -> None:
    maya.asks(daniel)
    maya.types("Can I take it back? I'm scared")
    assert KIND in maya.last()
    assert maya.labels()[0] == "Withdraw"


@pytest.mark.parametrize(
    "words",
    [
        *("I'm so nervous, when is my talk?", "scared, can we move it?"),
        *("so anxious i cant sleep. when is it?", "OMG I'm nervous, when is it?"),
    ],
)
def test_how_it_stands_is_told_kindly(maya: Member, daniel: Member, words: str) -> None:
    maya.books(daniel)
    maya.types(words)
    assert KIND in maya.last()
    assert "Daniel" in maya.last()


@pytest.mark.parametrize(
    "words", ["I'm afraid to go home, where do we meet", "I'm scared of him, show my interviews"]
)
def test_who_is_in_danger_is_not_calmed(maya: Member, daniel: Member, words: str) -> None:
    maya.books(daniel)
    maya.types(words)
    assert KIND not in maya.last()


@pytest.mark.parametrize(
    "words",
    [
        "I'm so nervous, I never did this. I want to talk to somebody in UX research",
        "So scared, this is my first time, I want to talk to somebody in UX research",
    ],
)
def test_who_is_nervous_the_first_time_gets_people(
    maya: Member, daniel: Member, words: str
) -> None:
    maya.types(words)
    assert "sorry" not in maya.last()
    assert KIND in maya.last()
    assert "Daniel" in maya.last()


@pytest.mark.parametrize(
    "words",
    [
        "I'm afraid I have to say no",
        "I'm afraid I can't this week",
        "I am afraid that Tuesday is not possible, can we move it?",
        "I’m afraid not, another time?",
    ],
)
def test_a_polite_no_is_not_fear(maya: Member, daniel: Member, words: str) -> None:
    maya.asks(daniel)
    daniel.types(words)
    assert KIND not in daniel.last()
    assert "Maya" in daniel.last()


def test_whoever_cannot_sleep_for_more_than_fear_is_comforted(maya: Member, daniel: Member) -> None:
    maya.books(daniel)
    maya.types("I cannot sleep and I cry every night, when is it?")
    assert maya.last().startswith("I am sorry to hear that")


def test_who_would_cancel_a_talk_hears_only_the_advice(maya: Member, daniel: Member) -> None:
    maya.books(daniel)
    maya.types("I am too nervous, I want to cancel")
    assert maya.last().startswith("I am nervous and want to cancel")
    assert KIND not in maya.last()


def test_a_full_card_stays_as_it_is() -> None:
    full = Card(say("Full"), (Paragraph(Words("x" * (CARD_TEXT - 10), CARD_TEXT)),))
    assert full.below(say("One more line")) == full


# How a request stands


@pytest.mark.parametrize(
    "words",
    ["I forgot, am I late?", "where is my request", "what happened to my request", "any news?"],
)
def test_a_request_that_waits_is_shown(maya: Member, daniel: Member, words: str) -> None:
    maya.asks(daniel)
    maya.types(words)
    assert "Daniel: waiting for their answer" in maya.last()
    assert "Withdraw" in maya.labels()


# What had no answer


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("what should i not ask", "What should I not ask?"),
        ("can you pass that on", "Can you tell them something?"),
        ("puedes hablarme en español", "Which languages do you know?"),
        ("only written questions", "May they ask me in writing?"),
        ("all at night for me", "They live in another time zone"),
        ("find law and cancel culture", "I found nobody for “law and cancel culture”"),
    ],
)
def test_advice_that_was_missing(maya: Member, words: str, title: str) -> None:
    maya.types(words)
    assert maya.last().startswith(title)


def test_an_organizer_removes_somebody_among_the_people(ana: Member, maya: Member) -> None:
    for words in ("remove a member from the programme", "she left the club, please remove them"):
        ana.types(words)
        assert ana.last().startswith("People")
    ana.types("he harassed me, remove them")
    assert ana.last().startswith("I am sorry that this happened")
    maya.types("remove a member from the programme")
    assert maya.last().startswith("I am sorry that this happened")


@pytest.mark.parametrize(
    "words",
    [
        "a bit scared, never done this before",
        "I have never done this before",
        "I've never done anything like this",
        "never done one of these, kind of scared tbh",
        "first time here and I'm terrified lol",
        "little bit anxious, it's all new to me",
        "I'm scared, I have no idea how this works",
    ],
)
def test_a_beginner_is_no_case_for_a_helpline(words: str, maya: Member) -> None:
    maya.types("start")
    maya.types(words)
    assert maya.last().startswith("I have never done this before")
    assert "findahelpline" not in maya.last()


@pytest.mark.parametrize(
    "words",
    [
        "nervous, never done this before, goodbye everyone",
        "I'm scared, never thought of suicide before",
        "I've never done this before but I took too many pills",
        "first time I cut myself, I'm scared",
        "I'm terrified of my husband, he has never hit me before",
    ],
)
def test_real_danger_is_heard_beside_a_first_time(words: str, maya: Member) -> None:
    maya.types("start")
    maya.types(words)
    assert "findahelpline" in maya.last()
    assert "emergency" in maya.last()
