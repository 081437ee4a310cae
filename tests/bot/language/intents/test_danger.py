"""Danger is looked for in few steps where there is none, and is heard as in the full reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.intents import Intent, danger_in, in_danger
from bot.language.intents.catalogue import the_catalogue
from bot.language.intents.danger import _GRAVEST, _read, _telling_words, worries_of
from bot.language.intents.matching import pieces
from bot.language.intents.phrases import Phrase
from bot.language.intents.training.labelled import rows
from bot.language.intents.worries import gravest_worry
from tests.bot.language.intents.labelled import LABELLED

GRAVE = [
    phrase
    for signs in the_catalogue().signs
    if signs.intent in _GRAVEST
    for phrase in (*signs.always, *signs.sure)
]
FAREWELLS = (
    "i wont be around for the interview, or for anything after this week",
    "please cancel everything, i wont need it where im going",
    "i wont be here anymore after tonight, for anything",
    "where im going i wont need interviews",
    "by next week i wont be around for anything or anyone",
)
BESIDE = st.lists(st.sampled_from("I my job. friend who wants, never? they the him it not".split()))


def fully_read(text: str) -> Intent | None:
    """With every worry there is."""
    found = set().union(*map(worries_of, pieces(text)))
    worry = gravest_worry(found, _read(text))
    return worry if worry in (Intent.CRISIS, Intent.FOR_ANOTHER) else None


def messages() -> Iterator[str]:
    for folder in (LABELLED, Path(__file__).parent):
        for path in folder.glob("*.tsv"):
            yield from (row["message"] for row in rows(path) if "message" in row)


def test_messages_are_heard_as_in_the_full_reading() -> None:
    read = list(messages())
    heard = [each for each in read if danger_in(each)]
    assert len(heard) > 100
    assert [each for each in read if danger_in(each) is not fully_read(each)] == []


@st.composite
def grave_sentences(draw: st.DrawFn) -> str:
    """One word of each that a phrase needs, in its order or another, among others."""
    phrase: Phrase = draw(st.sampled_from(GRAVE))
    words = [draw(st.sampled_from(tuple(needed))) for needed in phrase.needed]
    return " ".join(draw(st.permutations([*draw(BESIDE), *words])))


@given(grave_sentences())
def test_no_phrase_of_danger_is_missed(text: str) -> None:
    assert danger_in(text) is fully_read(text)


@given(grave_sentences())
def test_whatever_may_be_a_phrase_of_danger_is_read_on(text: str) -> None:
    assert any(not _telling_words().isdisjoint(each.present) for each in _read(text))


@pytest.mark.parametrize("text", ["We met here.", "Europe/Berlin", "Maya Lindqvist", "20:00"])
def test_ordinary_values_are_not_read_on(text: str) -> None:
    assert all(_telling_words().isdisjoint(each.present) for each in _read(text))


@pytest.mark.parametrize("words", FAREWELLS)
def test_a_roundabout_farewell_is_heard(words: str) -> None:
    assert danger_in(words) is Intent.CRISIS


def test_research_on_pills_is_no_danger() -> None:
    assert danger_in("i take pills research seriously, any pharma hosts?") is None
    assert not in_danger("i take antidepressants research seriously")


def test_pills_are_a_means_beside_research() -> None:
    assert danger_in("i took a lot of pills, and research is over for me") is Intent.CRISIS
