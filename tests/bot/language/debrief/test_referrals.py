"""The people whom a debrief names, and words that are no people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interview.members import Member, Person
from bot.language.debrief.referrals import leads, name_words

HOSTS = [
    Member(number, 1, Person("p", "s", name), name)
    for number, name in enumerate(
        (
            "Priya Raman",
            "Daniel Okafor",
            "Will Adeyemi",
            "Ana Beatriz Rocha",
            "Jean-Luc",
            "Priya Shah",
            "Zoë Łukaszewicz",
        )
    )
]


def named(text: str) -> list[str]:
    return [host.name for lead in leads(text, HOSTS) for host in lead.hosts]


def wanted(text: str) -> list[str]:
    return [lead.words for lead in leads(text, HOSTS) if not lead.hosts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Daniel", ["Daniel Okafor"]),
        ("daniel okafor", ["Daniel Okafor"]),
        ("daniel", ["Daniel Okafor"]),
        ("Ask Daniel, he knows", ["Daniel Okafor"]),
        ("Daniel O. from the city", ["Daniel Okafor"]),
        ("Dr. Okafor", ["Daniel Okafor"]),
        ("Priya", ["Priya Raman", "Priya Shah"]),
        ("Priya Shah, about fintech", ["Priya Shah"]),
        ("Priya R.", ["Priya Raman"]),
        ("Zoe, about law", ["Zoë Łukaszewicz"]),
        ("zoe lukaszewicz", ["Zoë Łukaszewicz"]),
        ("Daniel and Ana Beatriz", ["Daniel Okafor", "Ana Beatriz Rocha"]),
        ("- Ana\n- Jean-Luc", ["Ana Beatriz Rocha", "Jean-Luc"]),
        ("Will, who builds roofs", ["Will Adeyemi"]),
        ("Will ask the design team", []),
        ("I will look for a nurse", []),
        ("Daniel Craig", []),
        ("somebody on Daniel's team", []),
        ("banana growers", []),
        ("", []),
    ],
)
def test_names_in_notes_are_found(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a nurse on night shifts", ["a nurse on night shifts"]),
        ("Daniel, Tomasz Nowak", ["Tomasz Nowak"]),
        ("Daniel, who taught before", []),
        ("Daniel\na carpenter", ["a carpenter"]),
        ("???", []),
        ("\n \n", []),
    ],
)
def test_wanted_people_in_notes_are_found(text: str, words: list[str]) -> None:
    assert wanted(text) == words


@given(st.text())
def test_any_text_names_somebody_or_nobody(text: str) -> None:
    leads(text, HOSTS)
    assert len(name_words(text)) <= 60
