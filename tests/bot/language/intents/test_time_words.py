"""The words in a message that name a time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.intents.time_words import read_past, read_when, words_for_when

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("move my call with Priya to Friday", "Friday"),
        ("can we do Thu 26 Nov at 17:30 instead?", "Thu 26 Nov at 17:30"),
        ("reschedule my Thursday call with Priya to Friday", "Friday"),
        ("move to Friday, 10am please", "Friday, 10am"),
        ("move it to 25.11. at 17:00", "25.11. at 17:00"),
        ("I can't do Thursday, Friday is better", "Friday"),
        ("I have an exam on Friday, can we move my call", ""),
        ("I'm ill today, can we find another date", ""),
        ("Can I suggest another day?", ""),
        ("move my call", ""),
        ("", ""),
        ("move my call tomorrow to Thursday 5pm", "Thursday 5pm"),
        ("move the interview on Friday to next Monday", "next Monday"),
        ("my call could be Tuesday to Thursday", "Tuesday to Thursday"),
    ],
)
def test_words_for_when(text: str, words: str) -> None:
    assert words_for_when(text) == words


def test_a_name_is_no_time() -> None:
    assert words_for_when("move my call with April to Friday", ["April"]) == "Friday"


def test_a_day_alone_is_any_time_on_it() -> None:
    ((span,),) = read_when("Friday", MONDAY, BERLIN)
    assert span.start.date() == date(2026, 11, 27)
    assert span.end is not None


def test_an_ambiguous_time_is_read_as_both() -> None:
    assert len(read_when("next Tuesday 10am", MONDAY, BERLIN)) == 2


@pytest.mark.parametrize("words", ["", "blue", "next week", "yesterday"])
def test_words_without_a_time_are_read_as_none(words: str) -> None:
    assert read_when(words, MONDAY, BERLIN) == ()


@pytest.mark.parametrize(
    ("words", "day"), [("yesterday", 22), ("today", 23), ("Monday", 23), ("friday", 20)]
)
def test_a_day_that_has_been(words: str, day: int) -> None:
    assert read_past(words, MONDAY, BERLIN) == date(2026, 11, day)
