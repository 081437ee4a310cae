"""Forms as views, and back as values."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from adapters.slack.receiving.form_values import submitted, untouched
from adapters.slack.rendering.forms import form_view, refilled
from bot.cards.buttons import Action
from bot.cards.forms import ChoiceField, DayField, Field, Form, Option, TextField, Values, WhenField
from bot.cards.reader import Reader
from bot.cards.rich_text import Text, say
from bot.interview.members import ClockFormat
from bot.interview.organizing.programme_settings import ProgrammeSettings
from bot.texts.organizing.settings.forms import seldom_form
from tests.adapters.slack.anything import forms, readers
from tests.adapters.slack.checked import check_blocks
from tests.adapters.slack.samples import ASK, BERLIN, DEBRIEF, golden

_STATES = {
    "plain_text_input": ("initial_value", "value"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "datetimepicker": ("initial_date_time", "selected_date_time"),
    "static_select": ("initial_option", "selected_option"),
    "radio_buttons": ("initial_option", "selected_option"),
    "checkboxes": ("initial_options", "selected_options"),
    "multi_static_select": ("initial_options", "selected_options"),
}


def sent(view: dict[str, Any]) -> dict[str, Any]:
    """The view as Slack sends it when nobody changes the initial values."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            initial, selected = _STATES[element["type"]]
            state = {"type": element["type"], selected: element.get(initial)}
            values[block["block_id"]] = {element["action_id"]: state}
    return view | {"state": {"values": values}}


@pytest.mark.parametrize(("name", "form"), [("ask", ASK), ("debrief", DEBRIEF)])
def test_a_form_is_rendered_as_it_always_was(name: str, form: Form) -> None:
    view = form_view(form, BERLIN)
    assert view == golden(name, view)


@given(forms, readers)
def test_every_form_is_shown_within_slacks_limits(form: Form, reader: Reader) -> None:
    view = form_view(form, reader)
    check_blocks(view["blocks"], 100)
    assert all(0 < len(view[name]["text"]) <= 24 for name in ("title", "submit", "close"))
    assert len(view["callback_id"]) <= 255


@given(forms, readers)
def test_initial_values_of_a_form_come_back(form: Form, reader: Reader) -> None:
    action, values = submitted(sent(form_view(form, reader)))
    assert action == form.action
    assert {name: _sorted(value) for name, value in values.items()} == {
        field.name: _sorted(field.initial) for field in form.fields
    }


def _sorted(value: str | tuple[str, ...]) -> object:
    return sorted(value) if isinstance(value, tuple) else value


def test_typed_values_are_filled_in_again() -> None:
    typed: Values = {
        "connection": "Same town",
        "wish": "",
        "slots": ("2026-11-24T16:00:00+00:00",),
        "own_times": "2026-11-26T08:00:00+00:00\n2026-11-27T08:00:00+00:00",
        "minutes": ("20",),
    }
    assert submitted(sent(form_view(ASK, BERLIN, typed)))[1] == typed


def test_a_field_that_was_emptied_is_empty_when_the_form_is_open_again() -> None:
    prefilled = form_view(ASK, BERLIN, {"connection": "Same town", "wish": "Her day"})
    emptied = sent(form_view(ASK, BERLIN, {"connection": "", "wish": "Her day"}))
    again = refilled(prefilled | {"state": emptied["state"]}, [say("Not yet.")], BERLIN)
    values = submitted(sent(again))[1]
    assert (values["connection"], values["wish"]) == ("", "Her day")


def test_what_a_form_that_opened_again_holds_was_written_by_its_member() -> None:
    """So it is not left out where their words are repeated."""
    first = sent(form_view(ASK, BERLIN, {"connection": "Same town"}))
    assert untouched(first, submitted(first)[1]) == {"connection", "minutes"}
    again = sent(refilled(first, [say("Not yet.")], BERLIN))
    assert not untouched(again, submitted(again)[1])


def test_a_time_without_an_offset_is_one_in_the_readers_zone() -> None:
    form = Form(Action("times"), say("When?"), (WhenField("own_times", say("When?")),))
    view = form_view(form, BERLIN, {"own_times": "2026-11-24 17:00"})
    assert submitted(sent(view))[1] == {"own_times": "2026-11-24T16:00:00+00:00"}


def test_an_unknown_option_is_not_chosen() -> None:
    assert submitted(sent(form_view(ASK, BERLIN, {"minutes": ("15",)})))[1]["minutes"] == ()


def test_six_times_are_seen_at_once_and_the_rest_in_a_menu_by_day() -> None:
    """The chosen times are found again, in whichever of the two fields they are."""
    days = (*[say("Monday")] * 6, say("Tuesday"), say("Tuesday"), say("Wednesday"))
    view = form_view(_of_times(days), BERLIN, {"a": ("2", "8")})
    check_blocks(view["blocks"], 2)
    first, more = (each["element"] for each in view["blocks"])
    assert [each["value"] for each in first["options"]] == ["0", "1", "2", "3", "4", "5"]
    groups = more["option_groups"]
    shown = [(each["label"]["text"], [at["value"] for at in each["options"]]) for each in groups]
    assert shown == [("Tuesday", ["6", "7"]), ("Wednesday", ["8"])]
    assert submitted(sent(view))[1]["a"] == ("2", "8")


def test_six_times_need_no_menu() -> None:
    view = form_view(_of_times([say("Monday")] * 6), BERLIN)
    assert [each["element"]["type"] for each in view["blocks"]] == ["checkboxes"]
    assert submitted(sent(view))[1]["a"] == ()


def _of_times(days: Sequence[Text]) -> Form:
    options = tuple(Option(str(at), say("17:00"), day) for at, day in enumerate(days))
    return Form(Action("a"), say("Title"), (ChoiceField("a", say("A"), options, most=3),))


def test_private_metadata_of_a_view_is_kept() -> None:
    assert form_view(ASK, BERLIN, private_metadata="D1")["private_metadata"] == "D1"


@pytest.mark.parametrize(
    ("field", "why"),
    [
        (TextField("a", say("A"), most=3_001), "1 to 3000 characters"),
        (TextField("a-2", say("A")), "no dash"),
        (DayField("a", say("A"), initial="tomorrow"), "tomorrow"),
        (WhenField("a", say("A"), initial="tomorrow"), "tomorrow"),
        (WhenField("a", say("A"), initial="1999-01-01 17:00"), "do not reach"),
        (ChoiceField("a", say("A"), (Option("1", say("x")),) * 2), "no two alike"),
        (WhenField("a", say("A"), initial="\n".join(["2026-11-24 17:00"] * 4)), "3 pickers"),
    ],
)
def test_content_that_slack_would_not_show_is_refused(field: Field, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        form_view(Form(Action("form"), say("Title"), (field,)), BERLIN)


def test_an_initial_value_must_fit_its_field() -> None:
    form = Form(Action("form"), say("Title"), (TextField("a", say("A"), most=2),))
    with pytest.raises(ValueError, match="1 to 2 characters as the first a"):
        form_view(form, BERLIN, {"a": "xxx"})


def test_too_much_to_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 3000"):
        form_view(ASK, BERLIN, private_metadata="x" * 3_001)


def test_a_day_is_a_day() -> None:
    form = Form(Action("pause"), say("Pause"), (DayField("until", say("Until")),))
    view = form_view(form, BERLIN, {"until": date(2026, 12, 24).isoformat()})
    assert view["blocks"][0]["element"]["initial_date"] == "2026-12-24"


@pytest.mark.parametrize("clock", ClockFormat)
def test_the_programmes_quiet_hours_are_picked(clock: ClockFormat) -> None:
    reader = replace(BERLIN, clock=clock)
    view = form_view(seldom_form(ProgrammeSettings(), reader), reader)
    elements = {each.get("block_id"): each.get("element") for each in view["blocks"]}
    for name in ("quiet_from", "quiet_until"):
        assert elements[name]["type"] == "timepicker"
    assert elements["quiet_from"]["initial_time"] == "20:00"
    assert submitted(sent(view))[1]["quiet_from"] == "20:00"
