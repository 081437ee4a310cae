"""What a platform checks in a form before the bot gets it."""

import pytest

from adapters.playground.checks import complete, errors
from adapters.playground.render import form_json
from bot.cards.forms import Values
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.adapters.playground.fake import FORM

FORM_JSON = form_json(FORM)
GOOD: Values = {"connection": "This community", "wish": "To learn"}


def test_a_form_that_is_filled_in_has_nothing_wrong() -> None:
    assert errors(FORM_JSON, GOOD) == {}


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("connection", " ", "Please fill this in."),
        ("connection", "x" * 61, "That is 61 characters long; 60 is the most."),
        ("slots", ("1", "2", "3"), "Please choose 2 at most."),
        ("slots", ("99",), "Please choose from what is offered."),
        ("day", "tomorrow", 'Please give a date, such as "2026-11-24".'),
        ("day", "20261124", 'Please give a date, such as "2026-11-24".'),
    ],
)
def test_each_fault_has_a_sentence_at_its_field(
    field: str, value: str | tuple[str, ...], why: str
) -> None:
    found = errors(FORM_JSON, {**GOOD, field: value})
    assert {name: plain(each, ANYBODY) for name, each in found.items()} == {field: why}


def test_each_field_arrives_in_its_type_and_nothing_else_does() -> None:
    assert complete(FORM_JSON, {**GOOD, "slots": "1", "other": "x", "own_times": ("a", "b")}) == {
        "connection": "This community",
        "wish": "To learn",
        "slots": ("1",),
        "own_times": "a\nb",
        "day": "",
    }
