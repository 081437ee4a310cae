"""Lists of people as they are pasted from a mail program."""

import pytest

from bot.language.mail_list import name_of_person
from bot.language.people_table import CELL, read_people
from tests.steps import doubling_costs_twice

JUERGEN, ANA = ("Jürgen Müßig", "j@x.example"), ("Ana Costa", "ana@x.example")


@pytest.mark.parametrize(
    "pasted",
    [
        "Jürgen Müßig <j@x.example>; Ana Costa <ana@x.example>",
        "Jürgen Müßig <j@x.example>, Ana Costa <ana@x.example>",
        "Müßig, Jürgen <j@x.example>; Costa, Ana <ana@x.example>;",
        '"Müßig, Jürgen" <j@x.example>, "Costa, Ana" <mailto:ana@x.example>',
        "Jürgen Müßig <j@x.example>;\nAna Costa < ana@x.example >\n",
    ],
)
def test_everybody_is_read_with_name_and_address(pasted: str) -> None:
    assert [(each.name, each.email) for each in read_people(pasted).rows] == [JUERGEN, ANA]


@pytest.mark.parametrize("pasted", ["j@x.example; ana@x.example", "j@x.example,ana@x.example"])
def test_addresses_alone_are_one_person_each(pasted: str) -> None:
    assert [each.email for each in read_people(pasted).rows] == [JUERGEN[1], ANA[1]]


@pytest.mark.parametrize(
    "pasted",
    [
        "'j@x.example' <j@x.example>; 'ana@x.example' <ana@x.example>",
        "j@x.example <j@x.example>, ana@x.example <ana@x.example>",
    ],
)
def test_an_address_in_place_of_a_name_is_no_second_person(pasted: str) -> None:
    assert [each.email for each in read_people(pasted).rows] == [JUERGEN[1], ANA[1]]


@pytest.mark.parametrize(
    "pasted", ["Sean O'Neill <o'neill@x.example>; <a@x.example>", "o'neill@x.example; a@x.example"]
)
def test_addresses_may_have_apostrophes(pasted: str) -> None:
    assert [each.email for each in read_people(pasted).rows] == ["o'neill@x.example", "a@x.example"]


def test_a_name_is_cut_as_a_cell_of_a_table_is() -> None:
    assert len(read_people(f"{'x' * 5000} <a@x.example>").rows[0].name) == CELL


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        ("Müßig, Jürgen", ["Jürgen Müßig"]),
        ("Müßig, Jürgen; Costa, Ana", ["Jürgen Müßig", "Ana Costa"]),
        ("Ana Costa; Jürgen Müßig", ["Ana Costa", "Jürgen Müßig"]),
        ("Ana, Ben, Cem", ["Ana", "Ben", "Cem"]),
        ("Ana Costa, Ben Cole", ["Ana Costa", "Ben Cole"]),
    ],
)
def test_names_in_one_line_are_all_read(pasted: str, names: list[str]) -> None:
    assert [each.name for each in read_people(pasted).rows] == names


@pytest.mark.parametrize(
    "table", ["Ana Costa,ana@x.example,Physics", "Ana Costa;ana@x.example\nBen;ben@x.example"]
)
def test_a_table_stays_a_table(table: str) -> None:
    read = read_people(table)
    assert read.delimiter
    assert read.rows[0].name == "Ana Costa"
    assert read.rows[0].email == "ana@x.example"


@pytest.mark.parametrize("piece", ["a", "a@b ", "<", "<a@", "a b, ", "a'", "'a@b", "a@b <"])
def test_a_longer_line_costs_in_proportion(piece: str) -> None:
    assert doubling_costs_twice(lambda size: read_people(f"x{piece * size}"), 500)


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        ("Müßig, Jürgen <j@x.example>", "Jürgen Müßig"),
        ('"Ana Costa" <ana@x.example>', "Ana Costa"),
        ("Ana", "Ana"),
        ("<ana@x.example>", "<ana@x.example>"),
        ("Ana <ana@x.example>; Jo <jo@x.example>", "Ana <ana@x.example>; Jo <jo@x.example>"),
        ("Ana about <ux@x.example> and more", "Ana about <ux@x.example> and more"),
    ],
)
def test_one_person_is_called_by_their_name(pasted: str, name: str) -> None:
    assert name_of_person(pasted) == name
