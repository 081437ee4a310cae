"""Which field somebody means: one for certain, or some that are similar."""

import csv
from pathlib import Path

import pytest

from bot.content.questions import field_for, nearest_fields, the_fields

IDS = {field.id for field in the_fields()}


def labelled() -> list[tuple[str, str]]:
    """The names that hosts give their field, with the field that they mean."""
    lines = Path(__file__).with_name("host_fields.tsv").read_text("utf-8").splitlines()
    rows = csv.reader((line for line in lines if line[:1] != "#"), dialect="excel-tab")
    return [(words, field) for _, words, field in rows]


def near(words: str, limit: int = 5) -> list[str]:
    return [field.id for field in nearest_fields(words, limit)]


def test_no_host_is_given_another_field_than_theirs() -> None:
    wrong = [
        (words, field_for(words), field)
        for words, field in labelled()
        if field_for(words) not in ("", field)
    ]
    assert wrong == []


def test_many_hosts_need_not_be_asked() -> None:
    with_pack = [(words, field) for words, field in labelled() if field in IDS]
    known = [words for words, field in with_pack if field_for(words) == field]
    assert len(known) >= len(with_pack) / 2


def test_the_field_of_a_host_is_among_the_nearest_nearly_always() -> None:
    with_pack = [(words, field) for words, field in labelled() if field in IDS]
    found = [words for words, field in with_pack if field in near(words)]
    assert len(found) >= 0.95 * len(with_pack)


def test_a_field_is_named_by_its_file() -> None:
    assert {"health", "law", "public-service"} <= IDS
    assert all(field.id for field in the_fields())
    assert len(IDS) == len(the_fields())
    assert "other" not in IDS, "profiles keep it for something else"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Nursing", "health"),
        ("  NURSES and physicians ", "health"),
        ("Head of nursing", "health"),
        ("nursing and medicine", "health"),
        ("UX research", "ux"),
        ("Software engineer", "software"),
        ("", ""),
        ("?!", ""),
        ("Ex-nurse", ""),
        ("Nursing home law", ""),
        ("Recruiting nurses", ""),
        ("Engineering", ""),
        ("Data journalism", ""),
        ("Biology", ""),
        ("Freelance", ""),
        ("日本", ""),
        ("x" * 5_000, ""),
        ("nursing software engineer", ""),
        ("software engineering manager", "software"),
        ("nursing software " * 10_000, ""),
    ],
)
def test_a_field_is_known_where_nothing_makes_it_doubtful(words: str, field: str) -> None:
    assert field_for(words) == field


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nur", "health"),
        ("Nursng", "health"),
        ("accountancy", "finance"),
        ("Enginering", "engineering"),
        ("Biology", "biotech"),
    ],
)
def test_the_beginning_or_a_misspelling_of_a_field_finds_it(words: str, first: str) -> None:
    assert near(words)[0] == first


def test_a_word_of_several_fields_brings_them_all() -> None:
    assert {"engineering", "software", "data"} <= set(near("Engineering"))
    assert {"biotech", "academia"} <= set(near("Molecular biology"))


@pytest.mark.parametrize("words", ["", "?", "the", "Quidditch", "日本", "x" * 5_000])
def test_meaningless_words_are_near_no_field(words: str) -> None:
    assert near(words) == []


def test_no_more_come_than_wanted() -> None:
    assert len(near("design", 2)) == 2


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Customer suport", ["sales", "it"]),
        ("Human resorces", ["hr"]),
    ],
)
def test_a_typing_mistake_does_not_lead_to_words_that_only_begin_alike(
    typed: str, nearest: list[str]
) -> None:
    """A customs officer is no customer."""
    assert near(typed)[: len(nearest)] == nearest
    assert not {"police", "supply-chain"} & set(near(typed))


def test_a_long_text_is_searched_for_names_once() -> None:
    """If each word were compared with all before it, this would take an hour."""
    assert not field_for("1 " * 200_000)
