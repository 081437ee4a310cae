"""Forms as modals, and what comes back from them."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from adapters.discord import custom_ids
from adapters.discord.limits import Json
from adapters.discord.receiving.form_values import read_submission
from adapters.discord.rendering.forms import modal
from adapters.shared.payload import Unreadable
from bot.cards.buttons import Action
from bot.cards.forms import ChoiceField, DayField, Field, Form, Option, TextField, WhenField
from bot.cards.reader import Reader
from bot.cards.rich_text import say
from bot.engine.events import Caller, Command
from bot.interview.members import ClockFormat, Person
from tests.adapters.discord.test_render import golden
from tests.adapters.slack.anything import forms, readers
from tests.adapters.slack.samples import ASK, BERLIN, DEBRIEF
from tests.fakes.discord import components
from tests.fakes.discord.forms import filled
from tests.fakes.discord.schema import checked

OPENER = Action("ask", "7", arg="user research")


def opened(form: Form, reader: Reader = BERLIN, **values: Any) -> Json:
    made = modal(form, reader, "1574348783616000004", OPENER, values).to_dict()
    checked(components.modal, made)
    return made


@pytest.mark.parametrize(("name", "form"), [("ask", ASK), ("debrief", DEBRIEF)])
def test_a_form_is_rendered_as_it_always_was(name: str, form: Form) -> None:
    made = opened(form)
    assert made == golden(name, made)


@given(forms, readers)
def test_every_form_is_shown_within_discords_limits_or_refused(form: Form, reader: Reader) -> None:
    try:
        made = modal(form, reader, "1", OPENER).to_dict()
    except ValueError:
        return
    checked(components.modal, made)


def test_a_submission_comes_back_with_the_action_of_its_form() -> None:
    made = opened(ASK, wish="All\nof it", slots=(ASK_SLOT,))
    shown = components.numbered(made["components"])
    answers = {"How are you connected?": "We sing", "How long?": "20"}
    sent = filled(shown, answers)
    read = read_submission({"custom_id": made["custom_id"], "components": sent})
    assert read.action == ASK.action
    assert read.values == {
        "connection": "We sing",
        "wish": "All\nof it",
        "slots": (ASK_SLOT,),
        "own_times": "",
        "minutes": ("20",),
    }
    assert (read.opening, read.opener) == ("1574348783616000004", OPENER)


def test_a_form_of_five_fields_says_its_introduction_below_its_labels() -> None:
    text = TextField("b", say("B"), say("Such as bees"))
    days = tuple(DayField(x, say(x)) for x in "cde")
    fields: tuple[Field, ...] = (TextField("a", say("A"), say("Such as ants")), text, *days)
    words = "They will see this and choose a time, or not. " * 3
    made = opened(Form(Action("x"), say("T"), fields, intro=say(words)))
    first, second, third = (each.get("description") for each in made["components"][:3])
    assert f"{first} {second}" == words.strip()
    assert third is None
    assert made["components"][0]["component"]["placeholder"] == "Such as ants"
    five = tuple(DayField(x, say(x)) for x in "abcde")
    with pytest.raises(ValueError, match="no room for the introduction"):
        modal(Form(Action("x"), say("T"), five, intro=say("Hello")), BERLIN, "1", None)


def test_a_long_introduction_goes_on_below_a_list_whose_hint_moves_into_it() -> None:
    options = (Option("1", say("One")), Option("2", say("Two")))
    fields: tuple[Field, ...] = (
        *(TextField(x, say(x)) for x in "ab"),
        ChoiceField("c", say("C"), options, say("Choose one")),
        *(DayField(x, say(x)) for x in "de"),
    )
    words = "They will see this and choose a time, or not. " * 5
    made = opened(Form(Action("x"), say("T"), fields, intro=say(words)))
    said = [each.get("description") for each in made["components"]]
    assert " ".join(said[:3]) == words.strip()
    assert said[3:] == [None, None]
    assert made["components"][2]["component"]["placeholder"] == "Choose one"


def test_no_sentence_of_an_introduction_is_split_between_two_fields() -> None:
    fields = tuple(TextField(x, say(x)) for x in "abcde")
    first = "Daniel will see this, and chooses one of your times or says not now."
    second = "Your times are as your clock shows them in Nairobi."
    made = opened(Form(Action("x"), say("T"), fields, intro=say(f"{first} {second}")))
    assert [each.get("description") for each in made["components"][:2]] == [first, second]


def test_times_to_fill_in_are_on_their_readers_clock() -> None:
    when = WhenField("w", say("W"), initial="2026-11-24 17:00\n2026-11-26 09:30")
    reader = replace(BERLIN, clock=ClockFormat.HOURS_12)
    [field] = modal(Form(Action("x"), say("T"), (when,)), reader, "1", None).to_dict()["components"]
    assert field["component"]["value"] == "Tue 24 Nov 5:00 PM\nThu 26 Nov 9:30 AM"


def test_content_that_discord_would_not_show_is_refused() -> None:
    twice = (Option("a", say("A")),) * 2
    with pytest.raises(ValueError, match="no two alike"):
        modal(Form(Action("x"), say("T"), (ChoiceField("c", say("C"), twice),)), BERLIN, "1", None)
    long = WhenField("w", say("W"), initial="2026-11-24 17:00\n" * 30)
    with pytest.raises(ValueError, match="1 to 200 characters"):
        modal(Form(Action("x"), say("T"), (long,)), BERLIN, "1", None)


@pytest.mark.parametrize(
    "data", [None, {}, {"custom_id": "nothing"}, {"custom_id": "a::0:", "components": [{}]}]
)
def test_a_form_of_another_process_asks_to_be_opened_again(data: Any) -> None:
    with pytest.raises(Unreadable, match="open it again"):
        read_submission(data)


def test_an_opener_without_room_is_left_out() -> None:
    short = custom_ids.FieldId("a" * 30, "1" * 20, Action("ask", arg="x" * 60)).encode()
    assert custom_ids.FieldId.decode(short) == custom_ids.FieldId("a" * 30, "1" * 20, None)


@pytest.mark.parametrize("words", [1, 50, 61, 75, 90, 200])
def test_an_opener_is_one_that_a_form_has_room_for(words: int) -> None:
    event = Command("e", Caller(Person("discord", "1", "2"), "Maya"), "ask", "n" * words)
    opener = custom_ids.opener(event)
    assert opener == Action("ask", arg=event.text if words <= 60 else "")
    given = custom_ids.FieldId("connection", "1" * 19, opener)
    assert custom_ids.FieldId.decode(given.encode()) == given


def test_a_correction_has_room_for_whatever_a_form_brought_back() -> None:
    longest = Action("x", arg="y" * (100 - len("a|" + "1" * 20 + "|x::0:")))
    brought = custom_ids.FieldId.decode(custom_ids.FieldId("a", "1" * 20, longest).encode())
    assert brought.opener == longest
    again = custom_ids.correction_id(longest, brought.opening)
    assert custom_ids.read_correction(again) == (longest, "1" * 20)
    assert custom_ids.is_reopen(again)


def test_a_choice_has_room_for_an_opener_of_a_command() -> None:
    longest = Action("ask", "7", arg="y" * (custom_ids._ROOM - len("ask:7:0:")))
    again = custom_ids.choice_id(longest, "1" * 20, "own_times", 3)
    assert custom_ids.read_choice(again) == (longest, "1" * 20, "own_times")


def test_a_choice_of_an_earlier_version_is_read() -> None:
    assert custom_ids.read_choice("meant|1|hours|host:7:0:a|b") == (
        Action("host", "7", arg="a|b"),
        "",
        "hours",
    )


ASK_SLOT = next(field.options[0].value for field in ASK.fields if isinstance(field, ChoiceField))
