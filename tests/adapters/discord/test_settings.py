"""What an operator sets, and what is said if it is wrong; the invitation link; and what is
logged."""

import asyncio
import logging
from base64 import b64encode
from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.discord.connecting.log_filter import filter_log
from adapters.discord.connection import Discord
from adapters.discord.setting_up import doctor
from adapters.discord.setting_up.invite import invitation
from adapters.discord.settings import DiscordSettings
from adapters.shared.errors import CannotConnect
from adapters.terminal.clock import StillClock
from askwell.cli import main
from askwell.serving.serving import run
from askwell.settings import Settings
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text
from bot.flows import every_flow
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Guild, Member
from tests.fakes.discord import DiscordServer, User
from tests.fakes.discord.state import real_clock

TOKEN = f"{b64encode(b'1574348783616000001').decode().rstrip('=')}.abcdef.{'x' * 38}"
SPECS = every_flow().specs


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Discord is not set up: put DISCORD_TOKEN into .env"),
        ({"token": "xoxb-1"}, "DISCORD_TOKEN cannot be a bot's token"),
        ({"token": f"Bot {TOKEN}"}, "DISCORD_TOKEN begins with “Bot ”: leave that word out."),
        (
            {"token": TOKEN, "channel": "#general"},
            "DISCORD_CHANNEL must contain ids",
        ),
        ({"token": TOKEN, "guild": "Alumni"}, "DISCORD_GUILD is no server's id"),
        ({"token": TOKEN, "api_base": "discord.com"}, "DISCORD_API_BASE is no address"),
        ({"token": TOKEN, "gateway_url": "https://x"}, "DISCORD_GATEWAY_URL is no address"),
    ],
)
def test_a_wrong_setting_is_explained_in_a_sentence(given: dict[str, Any], said: str) -> None:
    [fault] = [plain(each, ANYBODY) for each in DiscordSettings(**given).faults()]
    assert fault.startswith(said)
    assert TOKEN not in fault + repr(DiscordSettings(**given))


def test_the_invitation_asks_for_the_fewest_permissions() -> None:
    def asked(**more: Any) -> dict[str, list[str]]:
        return parse_qs(urlsplit(invitation(DiscordSettings(TOKEN, **more))).query)

    assert asked() == {
        "client_id": ["1574348783616000001"],
        "scope": ["bot applications.commands"],
        "permissions": ["0"],
    }
    assert asked(channel="5")["permissions"] == [str(1 << 10 | 1 << 11)]


def test_the_invitation_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert main(["discord", "invite"]) == 0
    assert "client_id=1574348783616000001" in capsys.readouterr().out
    monkeypatch.setenv("DISCORD_TOKEN", f"{'-' * 20}.abcdef.{'x' * 38}")
    assert main(["discord", "invite"]) == 2
    assert "names no application" in capsys.readouterr().err


def test_discords_log_is_retold_without_words_and_tokens(caplog: pytest.LogCaptureFixture) -> None:
    filter_log()
    log = logging.getLogger("discord.http")
    with caplog.at_level(logging.DEBUG, "askwell.discord.sdk"):
        try:
            raise ValueError("Maya wrote this")
        except ValueError:
            log.exception("429 for %s; retrying in %.2f", "/interactions/1/secret", 1.5)
        log.info("%s", "Maya wrote this")
    told = [each for each in caplog.records if each.name == "askwell.discord.sdk"]
    assert [each.getMessage() for each in told] == ["429 for …; retrying in 1.50 ValueError"]
    assert told[0].exc_info is None


async def test_all_is_well(here: AskwellInDiscord, alumni: Guild) -> None:
    assert await doctor.faults(here.settings, SPECS, StillClock(MONDAY)) == []


@pytest.mark.parametrize(
    ("off", "said"),
    [
        (timedelta(days=40), "40 days off"),
        (timedelta(hours=-3, minutes=10), "3 hours off"),
        (timedelta(minutes=-10), "10 minutes off"),
    ],
)
async def test_with_a_wrong_clock_askwell_does_not_begin(
    discord: DiscordServer, alumni: Guild, off: timedelta, said: str
) -> None:
    """It would end requests and send reminders at the wrong time."""
    settings, wrong = DiscordSettings(discord.token, api_base=discord.api_base), MONDAY + off
    [fault] = await doctor.faults(settings, SPECS, StillClock(wrong))
    assert f"clock is {said}: set it by the network's time" in plain(fault, ANYBODY)
    with pytest.raises(CannotConnect, match=said):
        async with Discord(settings, StillClock(wrong)).connected(_nobody()):
            pass


async def test_a_clock_that_moves_while_askwell_runs_is_noticed(
    here: AskwellInDiscord, maya: Member
) -> None:
    here.discord.world.clock = lambda: MONDAY
    here.clock.move_to(MONDAY + timedelta(days=40))
    await maya.types("help")
    assert here.adapter.presence.clock_fault
    assert "clock is 40 days off" in plain(here.adapter.presence.clock_fault, ANYBODY)


async def test_the_doctor_says_what_is_wrong(discord: DiscordServer, alumni: Guild) -> None:
    channel = alumni.channel("askwell")
    channel.denied = 1 << 11

    async def said(**changed: Any) -> list[str]:
        settings: dict[str, Any] = {"token": discord.token, "api_base": discord.api_base}
        found = await doctor.faults(
            DiscordSettings(**settings | changed), SPECS, StillClock(MONDAY)
        )
        return [plain(each, ANYBODY) for each in found]

    assert [each[:30] for each in await said()] == ["The commands in Discord are no"]
    lacking = (await said(channel=str(channel.id)))[-1]
    assert lacking.startswith("Askwell lacks the permission “Send Messages” in #askwell")
    assert "cannot be seen (10003)" in (await said(channel="123"))[-1]
    assert "Discord refuses DISCORD_TOKEN" in (await said(token=TOKEN))[0]
    assert "cannot be reached" in (await said(api_base="http://127.0.0.1:9"))[0]
    assert "gateway cannot be opened" in (await said(gateway_url="ws://127.0.0.1:9"))[-1]
    assert "check DISCORD_GUILD" in (await said(guild="123"))[0]
    alumni.removes_app()
    assert "is in no server yet" in (await said())[0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"token": TOKEN}, "Discord refuses DISCORD_TOKEN"),
        ({"token": ""}, "Discord is not set up"),
        ({"api_base": "http://127.0.0.1:9"}, "Discord cannot be reached at http://127.0.0.1:9"),
    ],
)
async def test_the_reason_for_a_failed_connection_is_shown(
    discord: DiscordServer, alumni: Guild, changed: dict[str, Any], said: str
) -> None:
    settings = {"token": discord.token, "api_base": discord.api_base} | changed
    adapter = Discord(DiscordSettings(**settings), StillClock(MONDAY))
    with pytest.raises(CannotConnect, match=said):
        async with adapter.connected(_nobody()):
            pass


async def test_commands_that_are_not_taken_keep_nobody_from_what_works(
    discord: DiscordServer, clock: StillClock, alumni: Guild, caplog: pytest.LogCaptureFixture
) -> None:
    settings = DiscordSettings(token=discord.token, api_base=discord.api_base, guild="123")
    async with Discord(settings, clock).connected(_nobody()):
        assert "Discord did not take the commands" in caplog.text


async def test_begun_answers_are_finished_before_leaving(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    begun, left, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def answer() -> None:
        await left.wait()
        done.set()

    async def stay() -> None:
        async with AskwellInDiscord.running(discord, clock) as here:
            here.adapter._tasks.start(answer())
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                left.set()

    staying = asyncio.create_task(stay())
    await begun.wait()
    staying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await staying
    assert done.is_set()


async def test_commands_are_registered_only_when_they_changed(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    put = "PUT /applications/{application_id}/commands"
    for _ in range(2):
        async with AskwellInDiscord.running(discord, clock):
            pass
    assert len(discord.calls(put)) == 1


NAME = {"type": 3, "name": "other", "description": "Of an older version"}


@pytest.mark.parametrize(
    "older",
    [
        lambda slash, menu: slash.update(description="Something older"),
        lambda slash, menu: slash.update(default_member_permissions="8"),
        lambda slash, menu: slash.update(nsfw=True),
        lambda slash, menu: slash.update(contexts=[0]),
        lambda slash, menu: slash.update(contexts=None),
        lambda slash, menu: slash.update(integration_types=[0, 1]),
        lambda slash, menu: slash.update(description_localizations={"de": "Frag"}),
        lambda slash, menu: slash["options"].pop(),
        lambda slash, menu: slash["options"].reverse(),
        lambda slash, menu: slash["options"][0].update(description="Something older"),
        lambda slash, menu: slash["options"][-1].update(options=[NAME]),
        lambda slash, menu: _option(slash).update(required=True),
        lambda slash, menu: _option(slash).update(min_length=2),
        lambda slash, menu: _option(slash).update(choices=[{"name": "a", "value": "a"}]),
        lambda slash, menu: _option(slash).pop("max_length"),
        lambda slash, menu: _option(slash).pop("autocomplete"),
        lambda slash, menu: menu.update(contexts=[0, 1]),
        lambda slash, menu: menu.update(default_member_permissions="0"),
        lambda slash, menu: menu.update(name="Ask them"),
    ],
)
async def test_commands_of_an_older_version_are_replaced(
    discord: DiscordServer,
    clock: StillClock,
    alumni: Guild,
    older: Callable[[dict[str, Any], dict[str, Any]], object],
) -> None:
    put = "PUT /applications/{application_id}/commands"
    async with AskwellInDiscord.running(discord, clock):
        pass
    kept = discord.world.commands[None]
    wanted = deepcopy(_said(kept.values()))
    told = {each["name"]: each for each in kept.values()}
    slash, menu = told["askwell"], told["Ask for an interview"]
    older(slash, menu)
    for _ in range(2):
        async with AskwellInDiscord.running(discord, clock):
            pass
    assert len(discord.calls(put)) == 2
    assert _said(discord.world.commands[None].values()) == wanted


async def test_a_command_of_an_older_version_goes(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock):
        pass
    kept = discord.world.commands[None]
    kept[5] = {**next(iter(kept.values())), "id": "5", "name": "older"}
    async with AskwellInDiscord.running(discord, clock):
        assert len(discord.world.commands[None]) == 3


def _option(slash: dict[str, Any]) -> dict[str, Any]:
    """The option of /askwell ask that is typed."""
    [ask] = [each for each in slash["options"] if each["name"] == "ask"]
    option: dict[str, Any] = ask["options"][1]
    return option


def _said(commands: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The commands without the ids and numbers that Discord gives them."""
    numbers = ("id", "version")
    said = [{name: each[name] for name in each if name not in numbers} for each in commands]
    return sorted(said, key=lambda each: str(each["name"]))


async def test_in_development_commands_are_those_of_one_server(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    for _ in range(2):
        async with AskwellInDiscord.running(discord, clock, guild=str(alumni.id)) as here:
            await here.named("Maya").types("help")
    assert discord.world.commands[None] == {}
    put = "PUT /applications/{application_id}/guilds/{guild_id}/commands"
    assert len(discord.calls(put)) == 1


async def test_the_number_of_shards_is_set_or_discords(
    discord: DiscordServer, clock: StillClock, alumni: Guild
) -> None:
    async with AskwellInDiscord.running(discord, clock, shards=2) as here:
        assert len(discord.gateway.live()) == 2
        await here.named("Maya").types("help")
        await here.named("Maya").says("help")


async def test_discord_runs_from_the_settings(
    discord: DiscordServer, alumni: Guild, tmp_path: object
) -> None:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/askwell.db",
        discord_token=discord.token,
        discord_api_base=discord.api_base,
    )
    discord.world.clock = real_clock
    told: asyncio.Queue[Text] = asyncio.Queue()
    running = asyncio.create_task(run(settings, told.put_nowait))
    assert plain(await told.get(), ANYBODY) == "Askwell is in Discord (Ctrl-C stops it)"
    user = next(each for each in discord.world.people.values() if each.name == "Maya")
    answer = await User(discord, user).command("askwell help")
    assert answer.message
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


def _nobody() -> Any:
    """No core: nothing gets so far."""
    unseen = type("Unseen", (), dict.fromkeys(("announcements_to", "announcements_closed")))()
    doors = {
        "commands": tuple(SPECS),
        "unseen": unseen,
        "spaces": None,
        "members": None,
        "unsent_forms": None,
    }
    return type("Nobody", (), doors)()
