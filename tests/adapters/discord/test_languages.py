"""Everything that Discord shows is in its reader's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.terminal.clock import StillClock
from bot.cards.buttons import Action
from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.discord.test_listeners import requested
from tests.fakes.discord import DiscordServer, reading
from tests.fakes.discord.components import BUTTON
from tests.languages import GERMAN, speaking


@pytest.fixture(autouse=True)
def german(tmp_path: Path) -> Iterator[None]:
    with speaking(tmp_path, "de", GERMAN):
        yield


@pytest.fixture
def ida(daniel: Member) -> Member:
    """Daniel's Discord is in German, and Maya's in English."""
    return daniel


async def test_answers_forms_and_their_faults(ida: Member) -> None:
    await ida.types("help")
    assert "Was ich für dich tun kann" in ida.last, "he is a newcomer"
    await ida.types("settings")
    assert "Deine Einstellungen" in ida.last
    await ida.presses("Change")
    assert ida.form == "Deine Einstellungen"
    await ida.submits(zone="Nowhere")
    assert "Fast fertig" in ida.last
    await ida.presses("Correct it")
    await ida.submits(zone="Berlin")
    assert "Gespeichert" in ida.last
    await ida.says("settings")
    assert "Deine Einstellungen" in ida.last, "where Discord tells no language"


async def test_missed_cards_are_in_the_readers_language(ida: Member, maya: Member) -> None:
    ida.user.closes_dms()
    await requested(maya, ida)
    assert "möchte von dir lernen" not in ida.last
    await ida.types("start")
    await ida.presses("Show me what I missed")
    assert ida.sees("wollte dich erreichen")
    ida.user.opens_dms()
    await requested(maya, ida)
    assert "möchte von dir lernen" in ida.user.messages[-1].shown


async def test_an_announcement_is_in_its_readers_language(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    channel = alumni.channel("askwell")
    async with AskwellInDiscord.running(discord, clock, channel=str(channel.id)) as here:
        maya, ida = here.named("Maya"), here.named("Daniel")
        ida.user.closes_dms()
        await requested(maya, ida)
        [called] = maya.user.sees_in(channel)
        assert "ich habe eine Nachricht für dich." in called.shown
        await maya.user.clicks(called, "Show it to me")
        await here.settled()
        assert "This is not for you" in maya.last
        await ida.presses_the_announcement(channel)
        assert ida.sees("möchte von dir lernen")
        await ida.types("start")
        await ida.presses("Show me what I missed")


async def test_too_long_words_are_refused_in_the_readers_language(ida: Member) -> None:
    await ida.types("settings")
    await ida.says("a" * 3_001)
    assert "Zeichen; 3.000 gehen." in ida.last


async def test_a_button_of_others(ida: Member) -> None:
    await ida.types("settings")
    shown = ida.with_button("Change")
    other = Action("pick", "others", 1, "0").encode()
    reading.find(shown.components, "Change", BUTTON)["custom_id"] = other
    await ida.user.clicks(shown, other)
    await ida.here.settled()
    assert "Das finde ich nicht" in ida.last


async def test_trouble(here: AskwellInDiscord, ida: Member) -> None:
    here.store.broken = True
    await ida.types("settings")
    assert "Bei mir ist gerade etwas kaputt." in ida.last
    here.store.broken = False
    await ida.types("settings")
    here.store.broken = True
    await ida.says("settings")
    assert "Bei mir ist gerade etwas kaputt." in ida.last, "where Discord tells no language"


async def test_a_language_set_by_hand_comes_first(ida: Member) -> None:
    await ida.types("settings")
    await ida.presses("Sprache und Uhrzeit")
    await ida.submits(language=["en"], clock=["12"])
    assert "Saved" in ida.last
    assert "5:00 PM" in ida.last
    for typed, title in (("help", "What I can do"), ("settings", "Your settings")):
        await ida.types(typed)
        assert title in ida.last
