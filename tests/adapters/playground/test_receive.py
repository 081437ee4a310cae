"""What the page sent, read as an event."""

import pytest

from adapters.playground import receive
from adapters.playground.refused import RequestRefused
from adapters.playground.residents.people import RESIDENTS
from bot.engine.events import Said, Submit

PEOPLE = {resident.user: resident for resident in RESIDENTS}
MAYA = receive.caller(PEOPLE["maya"])


def said(text: object) -> Said:
    return receive.said({"id": "e1", "text": text}, MAYA, PEOPLE)


def test_a_line_is_said() -> None:
    assert said("  find data ") == Said("e1", MAYA, "find data")


def test_a_mention_comes_in_addition_to_the_line_as_typed() -> None:
    line = "/Ask  @daniel about @grace"
    assert said(line) == Said("e1", MAYA, line, user="daniel", mention="@daniel")


def test_a_mention_of_nobody_is_only_words() -> None:
    assert said("ask @nobody") == Said("e1", MAYA, "ask @nobody")


def test_a_writer_sees_whom_they_mentioned_by_name() -> None:
    line = receive.line_json({"text": "ask @daniel or @nobody"}, PEOPLE)
    assert line["text"] == [
        "ask ",
        {"kind": "mention", "text": "Daniel Okafor"},
        " or ",
        "@nobody",
    ]


@pytest.mark.parametrize("text", [None, 7, "", "  \n", "x" * 3001])
def test_a_line_that_cannot_be_one_is_refused(text: object) -> None:
    with pytest.raises(RequestRefused):
        said(text)


def test_characters_that_no_database_can_store_are_replaced() -> None:
    assert said("a\0b\ud800c") == Said("e1", MAYA, "a\ufffdb\ufffdc")


@pytest.mark.parametrize("given", [None, 7, "", "a b", "x" * 41, "é"])
def test_an_id_is_short_and_plain(given: object) -> None:
    with pytest.raises(RequestRefused):
        receive.event_id({"id": given})


@pytest.mark.parametrize("encoded", [None, "", "pick", "pick:i1:x:", f"pick::0:{'x' * 100}"])
def test_a_foreign_button_is_refused(encoded: object) -> None:
    with pytest.raises(RequestRefused):
        receive.action(encoded)


def test_values_are_texts_and_lists_of_texts() -> None:
    form = {"action": "request:7:1:"}
    asked = {"id": "e1", "values": {"wish": "to learn", "slots": ["1", "2"]}}
    submit = receive.submitted(asked, MAYA, form)
    assert isinstance(submit, Submit)
    assert submit.values == {"wish": "to learn", "slots": ("1", "2")}


@pytest.mark.parametrize("values", [None, [], {"a": 1}, {"a": [1]}, {"a": "x" * 20_001}])
def test_values_of_another_kind_are_refused(values: object) -> None:
    with pytest.raises(RequestRefused):
        receive.submitted({"id": "e1", "values": values}, MAYA, {"action": "request:7:1:"})
