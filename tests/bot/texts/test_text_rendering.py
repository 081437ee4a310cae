"""A text is rendered in its reader's language, time zone and clock format."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale, localedata
from pydantic import TypeAdapter

from bot.cards import formats
from bot.cards.lengths import length
from bot.cards.plain_text import plain
from bot.cards.reader import Reader, reader_of
from bot.cards.rich_text import (
    ERASED_NAME,
    Date,
    DateStyle,
    InLanguage,
    ListStyle,
    Mention,
    Moment,
    MomentStyle,
    Text,
    TimeOfDay,
    Words,
    joined,
    listed,
    say,
    say_many,
)
from bot.interview.members import ClockFormat, Member, Person
from tests.languages import Words as WordsOfLanguage
from tests.languages import speaking

BERLIN = ZoneInfo("Europe/Berlin")
FIVE = datetime(2026, 11, 24, 16, tzinfo=UTC)
TRANSLATED: WordsOfLanguage = {
    "{host} asks {seeker}": "{seeker} <- {host}",
    "Braces {{}}": "Скобки {{}}",
    "somebody who has left": "некто",
    ("{number} talk", "{number} talks"): ("{number} беседа", "{number} беседы", "{number} бесед"),
}


@pytest.fixture(autouse=True)
def russian(tmp_path: Path) -> Iterator[None]:
    """A small catalogue in a language with three plural forms."""
    with speaking(tmp_path, "ru", TRANSLATED):
        yield


def told(text: Text, language: str = "en", clock: ClockFormat | None = None) -> str:
    return plain(text, Reader(BERLIN, language, clock))


def test_english_is_the_template_itself() -> None:
    assert told(say("Hello")) == "Hello"
    assert told(say("Hello {who}", who=Words("Maya"))) == "Hello Maya"
    assert told(say("Braces {{}}")) == "Braces {}"


def test_another_language_puts_the_values_in_its_own_order() -> None:
    text = say("{host} asks {seeker}", host=Mention("1", "Dan"), seeker=Words("Maya"))
    assert told(text, "ru") == "Maya <- Dan"
    assert told(text, "ru-RU") == "Maya <- Dan"
    assert told(say("Braces {{}}"), "ru") == "Скобки {}"


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{who} may ask you again", "Somebody who has left may ask you again"),
        ("Maya asked {who}", "Maya asked somebody who has left"),
        ("None suits. {who} asks: {who}?", "None suits. Somebody who has left asks: {who}?"),
    ],
)
def test_a_sentence_begins_with_a_capital(template: str, shown: str) -> None:
    text = say(template, who=ERASED_NAME)
    assert told(text) == shown.format(who=ERASED_NAME)
    assert told(say("I think: {said}", said=say("{who} left", who=ERASED_NAME))).endswith(
        ": somebody who has left left"
    )
    assert told(joined([text, text])).count(shown[:9]) == 2


def test_in_another_language_a_sentence_begins_with_a_capital_too() -> None:
    text = say("{host} asks {seeker}", host=Words("Dan"), seeker=ERASED_NAME)
    assert told(text, "ru") == "Некто <- Dan"


def test_any_catalogue_of_a_language_is_better_than_english(tmp_path: Path) -> None:
    with speaking(tmp_path / "more", "pt_BR", {"Hello": "Oi"}):
        assert [told(say("Hello"), each) for each in ("pt", "pt-PT", "pt-BR", "es")] == [
            *("Oi", "Oi", "Oi", "Hello"),
        ]


@pytest.mark.parametrize("language", ["de", "xx-YY", "", "no language at all"])
def test_where_there_is_no_catalogue_it_is_english_dates_and_all(language: str) -> None:
    text = say("{host} asks {seeker}", host=Words("Dan"), seeker=Date(date(2026, 11, 24)))
    assert told(text, language) == "Dan asks Tuesday 24 November 2026"


def test_a_writer_of_another_language_is_answered_in_it_if_possible() -> None:
    text = say("{host} asks {seeker}", host=Words("Dan"), seeker=Words("Maya"))
    assert told(InLanguage(text, "ru"), "en-GB") == "Maya <- Dan"
    assert told(InLanguage(text, "de"), "en-GB") == "Dan asks Maya"
    assert told(InLanguage(text, "de"), "ru") == "Maya <- Dan"
    both = joined((text, InLanguage(text, "ru"), text))
    assert told(both) == "Dan asks Maya\nMaya <- Dan\nDan asks Maya"
    assert length(InLanguage(text, "ru")) == length(text)


@pytest.mark.parametrize(
    ("number", "english", "theirs"),
    [(1, "1 talk", "1 беседа"), (3, "3 talks", "3 беседы"), (11, "11 talks", "11 бесед")],
)
def test_every_language_has_its_own_plural_forms(number: int, english: str, theirs: str) -> None:
    text = say_many("{number} talk", "{number} talks", number)
    assert (told(text), told(text, "ru")) == (english, theirs)


def test_lists_are_written_as_the_language_has_them() -> None:
    words = [Words("a"), say("b"), Words("c")]
    assert told(listed(words)) == "a, b, and c"
    assert told(listed(words), "en-GB") == "a, b and c"
    assert told(listed(words, ListStyle.OR), "ru") == "a, b или c"
    assert told(listed(words, ListStyle.PLAIN)) == "a, b, c"
    assert told(listed(words[:1])) == "a"
    assert told(joined(words, " · ")) == "a · b · c"


@pytest.mark.parametrize("style", ListStyle)
def test_lists_of_every_length_are_written_in_every_language(style: ListStyle) -> None:
    for name in (each for each in localedata.locale_identifiers() if "_" not in each):
        for count in range(5):
            items = [f"<{each}>" for each in range(count)]
            written = formats._list(items, style, Locale.parse(name))
            assert re.findall("<.>", written) == items, name


@pytest.mark.parametrize(
    ("language", "clock", "english"),
    [
        ("en", None, "Tue 24 Nov, 17:00"),
        ("en-GB", None, "Tue 24 Nov, 17:00"),
        ("en-US", None, "Tue 24 Nov, 5:00 PM"),
        ("en-US", ClockFormat.HOURS_24, "Tue 24 Nov, 17:00"),
        ("en-GB", ClockFormat.HOURS_12, "Tue 24 Nov, 5:00 pm"),
        ("de", None, "Tue 24 Nov, 17:00"),
        ("ru", None, "вт, 24 нояб., 17:00"),
    ],
)
def test_the_clock_is_the_languages_or_the_one_set_by_hand(
    language: str, clock: ClockFormat | None, english: str
) -> None:
    assert told(Moment(FIVE, MomentStyle.SHORT), language, clock) == english


def test_moments_days_and_times_of_the_day() -> None:
    assert told(Moment(FIVE)) == "Tuesday 24 November 2026, 17:00 CET"
    assert told(Moment(FIVE, MomentStyle.DAY)) == "Tuesday 24 November 2026"
    assert told(Date(FIVE.date(), DateStyle.LONG)) == "24 November 2026"
    assert told(Date(FIVE.date(), DateStyle.SHORT), "en-US") == "Tue 24 Nov"
    assert told(TimeOfDay(time(9))) == "09:00"
    assert told(TimeOfDay(time(0, 5)), "en-US") == "12:05 AM"


def test_numbers_are_written_as_the_language_has_them() -> None:
    assert told(say("{most} is the most", most=12_345)) == "12,345 is the most"


def test_a_language_set_by_hand_is_used() -> None:
    somebody = Member(1, 1, Person("p", "s", "u"), "Maya", "Europe/Berlin", locale="en-US")
    assert reader_of(somebody) == Reader(BERLIN, "en-US")


def test_a_missing_value_is_found_when_the_text_is_made() -> None:
    with pytest.raises(KeyError):
        say("Hello {who}")
    with pytest.raises(KeyError):
        say_many("{number} of {all}", "{number} of {all}", 3)


def test_a_text_is_stored_as_a_template() -> None:
    kept = TypeAdapter[Text](Text)
    texts: list[Text] = [
        say("Saved"),
        say("{n} of {w}", n=3, w=listed([Words("a"), Date(FIVE.date()), TimeOfDay(time(9))])),
        say_many("{number} day {x}", "{number} days {x}", 2, x=joined([say("b"), Moment(FIVE)])),
        InLanguage(say("Saved"), "de"),
    ]
    for text in texts:
        assert kept.validate_json(kept.dump_json(text)) == text
    assert kept.dump_json(texts[0]) == b'"Saved"'


def test_the_length_is_about_what_a_reader_of_english_sees() -> None:
    text = say("{n} of {w}", n=30, w=Words("x" * 10))
    assert length(text) == len(told(text)) == 16
