"""The pseudo-language could have been written by a translator."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Message

from bot.cards.catalogues import catalogue
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Date, say_many
from tools.texts.checks import complaints_on
from tools.texts.pseudo import CLOSING, OPENING, pseudo, pseudo_catalogue
from tools.texts.templates import room, strings


def with_comment(comment: str) -> Message:
    return Message("", auto_comments=[comment])


def texts_of_ours() -> list[str]:
    """The texts without a comment about their room, and without a plural."""
    messages = [message for message in pseudo_catalogue("ru") if room(message) is None]
    return [message.id for message in messages if isinstance(message.id, str) and message.id]


@pytest.mark.parametrize("language", ["ru", "de", "ar", "ja"])
def test_it_passes_what_translators_are_held_to(language: str) -> None:
    made = pseudo_catalogue(language)
    assert len(made) > 100
    assert all(all(strings(message)) for message in made)
    assert list(complaints_on(made)) == []


def test_pseudo_texts_are_in_brackets_and_two_fifths_longer() -> None:
    for text in texts_of_ours():
        told = pseudo(text, with_comment(""))
        assert told[0] + told[-1] == OPENING + CLOSING
        assert len(told) >= 1.4 * len(text)


def test_no_letter_of_the_english_is_left() -> None:
    told = pseudo("Ask {who} for an interview {{today}}", with_comment(""))
    assert told == "⟦Åšķ {who} ƒöŕ åñ îñţéŕṽîéŵ {{ţöðåý}} öööö öööö öö⟧"


def test_commands_and_addresses_stay_in_pseudo_texts() -> None:
    told = pseudo("Write /askwell find, or see https://askwell.example/a", with_comment(""))
    assert "/askwell ƒîñð" in told
    assert "https://askwell.example/a" in told


@pytest.mark.parametrize(
    ("at_most", "told"),
    [
        (99, "⟦Åšķ ƒöŕ åñ îñţéŕṽîéŵ öööö ⟧"),
        (24, "⟦Åšķ ƒöŕ åñ îñţéŕṽîéŵ ö⟧"),
        (22, "⟦Åšķ ƒöŕ åñ îñţéŕṽîéŵ⟧"),
        (21, "Åšķ ƒöŕ åñ îñţéŕṽîéŵ"),
    ],
)
def test_it_is_no_longer_than_its_room(at_most: int, told: str) -> None:
    comment = with_comment(f"at most {at_most} characters")
    assert pseudo("Ask for an interview", comment) == told


NINE_MINUTES = say_many("{number} minute", "{number} minutes", 9)
DAY = Date(date(2026, 11, 24))


def test_readers_of_that_language_read_it(pseudo_language: str) -> None:
    reader = Reader(ZoneInfo("UTC"), pseudo_language)
    assert plain(NINE_MINUTES, reader) == "⟦9 ɱîñûţéš öööö⟧"
    assert plain(DAY, reader).startswith("вторник, 24 ноября")
    told = [catalogue("ru").translations.gettext(text) for text in texts_of_ours()]
    assert told == [pseudo(text, with_comment("")) for text in texts_of_ours()]


def test_it_is_gone_afterwards() -> None:
    reader = Reader(ZoneInfo("UTC"), "ru")
    assert plain(NINE_MINUTES, reader) == "9 minutes"
    assert plain(DAY, reader) == "Tuesday 24 November 2026"
