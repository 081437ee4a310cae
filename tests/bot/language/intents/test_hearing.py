"""Plain words are understood without a language model, or the bot knows that it did not
understand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.coaching import asks_for_job
from bot.language.intents import Intent, hear
from tests.bot.language.intents.labelled import (
    PEOPLE,
    UNSURE,
    Labelled,
    heard_in_context,
    labelled,
    measured,
)

TUNED_ON, FIRST = labelled("tuned_on"), labelled("once_unseen_1")
SECOND, THIRD = labelled("once_unseen_2"), labelled("once_unseen_3")
IN_CONTEXT, IN_CONTEXT_2 = labelled("in_context"), labelled("in_context_2")


def test_the_messages_are_many_and_unique() -> None:
    messages = [each.message.lower() for each in (*TUNED_ON, *FIRST, *SECOND, *THIRD)]
    heard = (*TUNED_ON, *IN_CONTEXT)
    assert len(TUNED_ON) >= 220
    assert len(FIRST) == 80
    assert len(set(messages)) == len(messages)
    assert {each.intent for each in heard} == {*Intent, UNSURE}


def test_messages_that_the_rules_were_tuned_on() -> None:
    found = measured(TUNED_ON)
    assert found.right >= 0.98 * found.of, found
    assert found.wrong <= 0.01 * found.of, found


def test_messages_about_an_open_interview_are_understood() -> None:
    found = measured(IN_CONTEXT)
    assert found.right >= 0.95 * found.of, found
    assert found.wrong <= 0.02 * found.of, found


def test_once_unseen_messages_about_an_open_interview_are_understood() -> None:
    found = measured(IN_CONTEXT_2)
    assert found.right >= 0.8 * found.of, found
    assert found.wrong <= 3, found


def test_messages_that_were_once_unseen() -> None:
    found = measured(FIRST)
    assert found.right >= 70, found
    assert found.wrong <= 6, found


@pytest.mark.parametrize("messages", [SECOND, THIRD])
def test_messages_that_were_once_unseen_later(messages: list[Labelled]) -> None:
    found = measured(messages)
    assert found.right >= 0.87 * found.of, found
    assert found.wrong <= 0.03 * found.of, found


def test_messages_that_teach_nothing() -> None:
    """A label may name several intents: "ask/find"."""
    heard = [(each.intent.split("/"), heard_in_context(each)) for each in labelled("held_out")]
    wrong = [meant for meant, each in heard if each.sure and each.guesses[0].intent not in meant]
    found = [
        meant
        for meant, each in heard
        if meant == [UNSURE] or any(guess.intent in meant for guess in each.guesses)
    ]
    assert not wrong
    assert len(found) >= 0.95 * len(heard)


@given(st.text() | st.sampled_from([each.message for each in TUNED_ON]))
def test_anything_may_be_said(text: str) -> None:
    heard = hear(text, asks_for_job, PEOPLE)
    assert heard.guesses or not heard.sure


@given(st.lists(st.sampled_from(" ".join(each.message for each in TUNED_ON).split()), max_size=300))
def test_any_words_in_any_order_may_be_said(words: list[str]) -> None:
    hear(" ".join(words), asks_for_job, PEOPLE)


@pytest.mark.parametrize("text", ["move " * 5_000, "a" * 100_000, "?" * 50_000, "PERSON TOPIC {x}"])
def test_no_length_is_too_long(text: str) -> None:
    hear(text, asks_for_job, PEOPLE)
