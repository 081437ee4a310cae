"""Commands are registered in every language that has a catalogue."""

from pathlib import Path
from typing import Any

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import AskwellInDiscord, Guild
from tests.fakes.discord import DiscordServer
from tests.languages import Words, speaking

PUT = "PUT /applications/{application_id}/commands"
SETTINGS = "My time zone, language, quiet hours and nudges"
GERMAN: Words = {
    "Find somebody, ask them, and all the rest": "Finden, fragen, und alles andere",
    SETTINGS: "Zeitzone, Ruhezeiten und Erinnerungen",
    "Somebody in this server": "Jemand auf diesem Server",
    "Ask for an interview": "Um ein Gespräch bitten",
}


async def declared(discord: DiscordServer, clock: StillClock) -> dict[str, dict[str, Any]]:
    """What is registered at Discord after Askwell was connected: the commands and what is below
    them, by name."""
    async with AskwellInDiscord.running(discord, clock):
        pass
    told = {each["name"]: each for each in discord.world.commands[None].values()}
    slash, menu = told["askwell"], told["Ask for an interview"]
    below = {each["name"]: each for each in slash["options"]}
    return {"slash": slash, "menu": menu, **below}


async def test_descriptions_are_declared_and_names_that_are_typed_stay(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    with speaking(tmp_path, "de", {**GERMAN, "settings": "einstellungen"}):
        told = await declared(discord, clock)
    assert told["slash"]["description_localizations"] == {"de": "Finden, fragen, und alles andere"}
    assert told["settings"]["description_localizations"] == {"de": GERMAN[SETTINGS]}
    assert "name_localizations" not in told["settings"]
    [person, _] = told["ask"]["options"]
    assert person["description_localizations"] == {"de": "Jemand auf diesem Server"}
    assert told["menu"]["name_localizations"] == {"de": "Um ein Gespräch bitten"}
    assert "description_localizations" not in told["help"], "nobody has translated that yet"


async def test_every_country_that_discord_knows_has_its_language(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    with speaking(tmp_path, "es", {SETTINGS: "Mi zona horaria"}):
        told = await declared(discord, clock)
    assert {*told["settings"]["description_localizations"]} == {"es-ES", "es-419"}


async def test_translations_too_long_for_discord_stay_english(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    long: Words = {SETTINGS: "l" * 101, "Somebody in this server": "l" * 100}
    with speaking(tmp_path, "de", {**long, "Ask for an interview": "l" * 33}):
        told = await declared(discord, clock)
    assert "description_localizations" not in told["settings"]
    assert told["ask"]["options"][0]["description_localizations"] == {"de": "l" * 100}
    assert not told["menu"]["name_localizations"]


async def test_a_changed_catalogue_is_reported_once(
    discord: DiscordServer, clock: StillClock, alumni: Guild, tmp_path: Path
) -> None:
    for number, told in enumerate(("Zeitzone", "Zeitzone", "Meine Zeitzone"), start=1):
        with speaking(tmp_path / str(number), "de", {SETTINGS: told}):
            await declared(discord, clock)
    assert len(discord.calls(PUT)) == 2
