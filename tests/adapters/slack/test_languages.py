"""Everything that Slack shows is in its reader's language."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from adapters.slack.action_ids import action_id
from bot.cards.buttons import Action
from tests.adapters.slack.workspace import HURRIED, AskwellInSlack, Member
from tests.languages import GERMAN, speaking

ASK = {"connection": "We both studied physics.", "wish": "How you moved to research."}


@pytest.fixture(autouse=True)
def german(tmp_path: Path) -> Iterator[None]:
    with speaking(tmp_path, "de", GERMAN):
        yield


@pytest.fixture
async def hurried() -> AsyncIterator[AskwellInSlack]:
    async with AskwellInSlack.running(HURRIED) as here:
        yield here


def member(here: AskwellInSlack, user: str, name: str, locale: str) -> Member:
    made = here.member(user, name, "Europe/Berlin")
    here.slack.world.people["T1", user].locale = locale
    return made


@pytest.fixture
def ida(here: AskwellInSlack) -> Member:
    return member(here, "U1", "Ida", "de-DE")


@pytest.fixture
def maya(here: AskwellInSlack) -> Member:
    return member(here, "U2", "Maya", "en-GB")


async def test_answers_forms_and_their_faults(ida: Member) -> None:
    await ida.types("help")
    assert ida.last.startswith("Was ich für dich tun kann"), "she is a newcomer"
    await ida.types("settings")
    assert ida.last.startswith("Deine Einstellungen")
    await ida.presses("Change")
    assert ida.form == "Deine Einstellungen"
    await ida.submits(zone="Berlin", quiet_from="20:00", quiet_until="9:00")
    assert ida.last.startswith("Gespeichert")
    await ida.says("settings")
    assert ida.last.startswith("Deine Einstellungen")


async def test_each_side_reads_cards_in_their_own(ida: Member, maya: Member) -> None:
    await ida.hosts()
    await maya.hosts()
    for seeker, host in ((maya, ida), (ida, maya)):
        await seeker.types("ask ", host)
        await seeker.submits(**ASK, slots=seeker.options("slots")[:1])
        await seeker.presses("Send it")
    assert ida.sees("Maya möchte von dir lernen")
    assert maya.sees("Ida would like to learn from you")


async def test_the_home_tab(ida: Member) -> None:
    await ida.user.opens_home()
    await ida.here.settled()
    assert ida.user.home
    assert "Hallo" in ida.user.home.shown


async def test_too_long_words_are_refused_in_the_readers_language(ida: Member) -> None:
    await ida.types("help")
    await ida.types("find ", "a" * 3_001)
    assert "3.006 Zeichen; 3.000 gehen." in ida.last
    await ida.says("a" * 3_001)
    assert "3.001 Zeichen" in ida.last


async def test_a_button_of_others(ida: Member) -> None:
    await ida.types("settings")
    shown = ida.with_button("Change")
    row = next(each for each in shown.blocks if each["type"] == "actions")
    row["elements"][0]["action_id"] = action_id(Action("pick", "others", 1, "0"), 0)
    await ida.user.clicks(shown, "Change")
    await ida.here.settled()
    assert ida.last.startswith("Das finde ich nicht")


async def test_trouble(ida: Member) -> None:
    await ida.types("help")
    ida.here.store.broken = True
    await ida.types("settings")
    assert "Bei mir ist gerade etwas kaputt." in ida.last


async def test_trouble_of_a_newcomer(ida: Member) -> None:
    ida.here.store.broken = True
    await ida.types("settings")
    assert "Bei mir ist gerade etwas kaputt." in ida.last


async def test_a_modal_is_in_the_readers_language(ida: Member) -> None:
    await ida.user.global_shortcut("ask_somebody")
    await ida.here.settled()
    assert "Wen möchtest du fragen?" in ida.modal


async def test_one_moment(hurried: AskwellInSlack) -> None:
    ida = member(hurried, "U1", "Ida", "de-DE")
    await ida.types("help")
    go_on = hurried.slow()
    ack = await ida.user.command("/askwell", "settings")
    assert ack.payload == {"text": "Einen Moment…"}
    go_on.set()
    await hurried.settled()
    assert ida.last.startswith("Deine Einstellungen")


async def test_a_language_set_by_hand_comes_first(ida: Member) -> None:
    await ida.types("settings")
    await ida.presses("Sprache und Uhrzeit")
    await ida.submits(language="en", clock="12")
    assert ida.last.startswith("Saved")
    assert ida.sees("5:00 PM")
    for typed, title in (("help", "What I can do"), ("settings", "Your settings")):
        await ida.types(typed)
        assert ida.last.startswith(title)
    await ida.user.global_shortcut("ask_somebody")
    await ida.here.settled()
    assert "Who would you like to ask?" in ida.modal


async def test_another_language_of_slacks_is_noticed(here: AskwellInSlack, ida: Member) -> None:
    await ida.types("settings")
    here.slack.world.people["T1", "U1"].locale = "en-GB"
    here.workspace.people._profiles.forget("U1")
    await ida.types("settings")
    assert ida.last.startswith("Your settings")
