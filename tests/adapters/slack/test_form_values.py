"""The values of views, whatever Slack or somebody else sent."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.shared.payload import Unreadable
from adapters.slack.receiving import form_values, receive
from adapters.slack.rendering.forms import form_view
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text, say
from tests.adapters.slack.samples import ASK, BERLIN
from tests.adapters.slack.test_receive import MAYA

FORM = {"callback_id": "askwell:request:7:1:"}
VIEW = form_view(ASK, BERLIN)


def submitted(state: object, block_id: str = "field") -> object:
    return form_values.submitted(FORM | {"state": {"values": {block_id: {"value": state}}}})[1]


@pytest.mark.parametrize(
    ("state", "value"),
    [
        ({"type": "plain_text_input", "value": None}, ""),
        ({"type": "plain_text_input", "value": "<a> & b\0"}, "<a> & b\ufffd"),
        ({"type": "datepicker", "selected_date": "2026-12-24"}, "2026-12-24"),
        ({"type": "datetimepicker", "selected_date_time": None}, ""),
        (
            {"type": "datetimepicker", "selected_date_time": 1795536000},
            "2026-11-24T16:00:00+00:00",
        ),
        ({"type": "static_select", "selected_option": None}, ()),
        ({"type": "radio_buttons", "selected_option": {"value": "20"}}, ("20",)),
        ({"type": "multi_static_select", "selected_options": []}, ()),
        ({"type": "checkboxes", "selected_options": [{"value": "1"}]}, ("1",)),
        (
            {"type": "multi_static_select", "selected_options": [{"value": "1"}, {"value": "2"}]},
            ("1", "2"),
        ),
    ],
)
def test_every_kind_of_input(state: object, value: object) -> None:
    assert submitted(state) == {"field": value}


@pytest.mark.parametrize(
    "state",
    [
        None,
        {"type": "number_input", "value": "7"},
        {"type": "plain_text_input", "value": 7},
        {"type": "datetimepicker", "selected_date_time": True},
        {"type": "datetimepicker", "selected_date_time": "1795536000"},
        {"type": "datetimepicker", "selected_date_time": 10**30},
    ],
)
def test_an_input_of_no_kind_is_refused_in_a_sentence(state: object) -> None:
    with pytest.raises(Unreadable, match=r"cannot be read\. Please open it again\."):
        submitted(state)


def test_which_fields_hold_what_the_form_was_filled_in_with() -> None:
    """Of a field with several inputs, all of them do."""

    def block(block_id: str, **element: object) -> dict[str, object]:
        return {"type": "input", "block_id": block_id, "element": element}

    when, ten = {"type": "datetimepicker", "initial_date_time": 1795536000}, {"value": "10"}
    view = {
        "blocks": [
            {"type": "section", "block_id": "intro"},
            block("words", type="plain_text_input", initial_value=":+1: Thanks"),
            block("other", type="plain_text_input", initial_value="Thanks"),
            block("empty", type="plain_text_input"),
            block("length", type="static_select", initial_option=ten),
            block("times", **when),
            block("times-2", **when),
        ]
    }
    values: dict[str, str | tuple[str, ...]]
    values = {"words": "👍 Thanks", "other": "Thanks!", "empty": "", "length": ("10",)}
    at = "2026-11-24T16:00:00+00:00"
    both, one = (values | {"times": "\n".join([at] * number)} for number in (2, 1))
    assert form_values.untouched(view, both) == {"words", "length", "times"}
    assert form_values.untouched(view, one) == {"words", "length"}


def test_several_times_are_lines_of_one_field() -> None:
    times = {
        f"own_times{which}": {"value": {"type": "datetimepicker", "selected_date_time": at}}
        for which, at in (("-3", 1795539600), ("-2", None), ("", 1795536000))
    }
    _, values = form_values.submitted(FORM | {"state": {"values": times}})
    assert values == {"own_times": "2026-11-24T16:00:00+00:00\n2026-11-24T17:00:00+00:00"}


def test_a_foreign_form_is_refused() -> None:
    with pytest.raises(Unreadable):
        form_values.submitted({"callback_id": "other", "state": {"values": {}}})


def test_a_sentence_stands_at_its_field() -> None:
    why = {"wish": "Name one thing.", "own_times": "That has passed."}
    told = {name: say(each) for name, each in why.items()}
    assert form_values.errors(told, VIEW, ANYBODY) == why


def test_sentences_about_no_field_of_the_view_stand_at_its_first() -> None:
    why: dict[str, Text] = {"connection": say("Say how."), "until": say("Not a day.")}
    assert form_values.errors(why, VIEW, ANYBODY) == {"connection": "Say how. Not a day."}
    assert form_values.field_of("until", None) == "until"


_GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=9), inside),
    max_leaves=9,
)
_KINDS = (
    "plain_text_input",
    "datepicker",
    "datetimepicker",
    "radio_buttons",
    "checkboxes",
    "multi_static_select",
)
_SELECTED = ("value", "selected_date", "selected_date_time", "selected_option", "selected_options")
_STATES = st.fixed_dictionaries(
    {"type": st.sampled_from(_KINDS)}, optional=dict.fromkeys(_SELECTED, _GARBAGE)
)
_VALUES = st.dictionaries(
    st.sampled_from(("own_times", "own_times-2", "wish")),
    st.fixed_dictionaries({"value": _STATES}) | _GARBAGE,
)
_PAYLOADS = st.fixed_dictionaries(
    {},
    optional={
        "callback_id": st.just("askwell:request:7:1:") | st.just("ask_author") | _GARBAGE,
        "state": st.fixed_dictionaries({"values": _VALUES | _GARBAGE}) | _GARBAGE,
        "trigger_id": st.just("1") | _GARBAGE,
        **dict.fromkeys(
            ("actions", "blocks", "event", "message", "team", "text", "user"), _GARBAGE
        ),
    },
)


@given(_PAYLOADS | _GARBAGE)
def test_garbage_is_read_or_unreadable(payload: Any) -> None:
    for read in (
        form_values.submitted,
        receive.pressed,
        receive.event_id,
        receive.is_direct_message,
        receive.caller,
        lambda given: receive.command(given, MAYA),
        lambda given: receive.shortcut(given, MAYA),
        lambda given: receive.direct_message(given, MAYA),
        lambda given: form_values.errors({"wish": say("Why")}, given, ANYBODY),
    ):
        with suppress(Unreadable):
            read(payload)


@given(st.text())
def test_any_typed_text_is_read(text: str) -> None:
    payload = {"trigger_id": "1", "text": text}
    made = receive.command(payload, MAYA)
    assert made.text == made.text.strip()
    assert "\0" not in made.text
