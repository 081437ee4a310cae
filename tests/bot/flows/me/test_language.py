"""The language and the clock format that a member reads."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.forms import Form
from bot.cards.reader import reader_of
from bot.interview.members import Member as Known
from bot.interview.members import Person
from tests.bot.town import Town, a_town
from tests.bot.town_members import Member
from tests.languages import GERMAN, speaking


@pytest.fixture
def german(tmp_path: Path) -> Iterator[None]:
    with speaking(tmp_path, "de", GERMAN):
        yield


def test_a_clock_is_set_by_hand(town: Town, maya: Member) -> None:
    daniel = town.host("Daniel")
    assert "17:00" in maya.reads(maya.types("settings"))
    maya.presses("Clock")
    assert "5:00 PM" in maya.reads(maya.fills(clock="5:00 PM"))
    maya.opens_request(daniel)
    assert maya.times()[0] == "Tue 24 Nov, 12:00 PM"
    maya.types("settings")
    maya.presses("Clock")
    assert "17:00" in maya.reads(maya.fills(clock="As usual"))


def test_a_single_language_is_not_offered_as_a_choice(maya: Member) -> None:
    maya.types("settings")
    form = maya.presses("Clock")
    assert isinstance(form, Form)
    assert [each.name for each in form.fields] == ["clock"]
    assert form.intro is None
    assert isinstance(maya.fills(), Card)


@pytest.mark.usefixtures("german")
def test_a_language_is_set_by_hand(maya: Member) -> None:
    maya.types("settings")
    maya.presses("Language and clock")
    assert maya.options("language") == ("The same as in this app", "English", "Deutsch")
    assert maya.reads(maya.fills(language="Deutsch")).startswith("Gespeichert")
    assert "Deutsch" in maya.reads(maya.types("settings"))
    maya.presses("Sprache und Uhrzeit")
    assert maya.reads(maya.fills(language="Wie in dieser App")).startswith("Saved")


@pytest.mark.usefixtures("german")
def test_the_platforms_language_is_used_until_one_is_set_by_hand(town: Town) -> None:
    ida = town.member("Ida", locale="de-AT")
    assert ida.reads(ida.types("settings")).startswith("Deine Einstellungen")
    ida.presses("Sprache und Uhrzeit")
    assert ida.reads(ida.fills(language="English")).startswith("Saved")
    assert ida.reads(ida.types("settings")).startswith("Your settings")
    assert ida.reads(ida.types("help")).startswith("What I can do"), "nothing of hers is read"
    unknown = ida.sends(Action(ActionName.PICK, "nobodys", 1, "0"))
    assert ida.reads(unknown).startswith("I cannot find that")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("typed", ["help", "settings"])
def test_a_newcomer_is_answered_in_the_platforms_language(town: Town, typed: str) -> None:
    ida = town.member("Ida", locale="de")
    assert ida.reads(ida.types(typed)).splitlines()[0] in GERMAN.values()


@pytest.mark.usefixtures("german")
def test_a_language_that_is_gone_is_that_of_the_platform(maya: Member, tmp_path: Path) -> None:
    maya.types("settings")
    maya.presses("Language and clock")
    maya.fills(language="Deutsch")
    with speaking(tmp_path / "later", "fr", {}):
        assert maya.reads(maya.types("settings")).startswith("Your settings")
        maya.presses("Language and clock")
        assert maya.reads(maya.fills()).startswith("Saved")


@pytest.mark.usefixtures("german")
def test_an_unknown_language_or_clock_changes_nothing(town: Town, maya: Member) -> None:
    sent = maya.submits(Action(ActionName.LANGUAGE), language=("xx",), clock=("25",))
    assert maya.reads(sent).startswith("Saved")
    assert "17:00" in maya.reads(sent)


@pytest.mark.parametrize(
    ("locale", "by_hand", "read"),
    [
        (None, None, "en"),
        ("fr", None, "fr"),
        ("en-US", "de", "de"),
        ("de-AT", "de", "de-AT"),
        ("en-US", "en", "en-US"),
        ("de-DE", "en", "en"),
    ],
)
@pytest.mark.usefixtures("german")
def test_a_country_is_kept_for_the_clock(
    locale: str | None, by_hand: str | None, read: str
) -> None:
    me = Known(1, 1, Person("slack", "T1", "U1"), "Maya", locale=locale, language=by_hand)
    assert reader_of(me).language == read


@pytest.mark.parametrize("language", ["English", "Deutsch"])
@pytest.mark.parametrize("clock", ["17:00", "5:00 PM"])
def test_typed_words_mean_the_same_in_every_language(
    tmp_path: Path, language: str, clock: str
) -> None:
    with a_town() as town:
        usual = offered(town.member("Daniel"), town.member("Maya"))
    with speaking(tmp_path, "de", {}), a_town() as town:
        daniel, maya = town.member("Daniel"), town.member("Maya")
        for each in (daniel, maya):
            each.types("settings")
            each.presses("Language and clock")
            each.fills(language=language, clock=clock)
        assert offered(daniel, maya) == usual


def offered(daniel: Member, maya: Member) -> tuple[datetime, ...]:
    """The stored times, after two members have typed hours and times."""
    daniel.hosts(hours="Tue 5-7pm, Fri 9:30-12")
    maya.asks(daniel)
    daniel.presses("Other times")
    daniel.proposes("26 Nov 5:30pm, Fri 10:00")
    [asked] = daniel._town.interviews()
    return asked.offered
