"""The connection to Discord: when it is up, when it breaks, and how it comes back."""

import json
from typing import Any

import pytest

from adapters.discord.connecting.breaks import BREAKS
from adapters.discord.connecting.login import REFUSED
from adapters.shared.errors import Refused
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Member
from tests.adapters.waits import until
from tests.fakes.discord import DiscordServer

NO_JSON, NO_ZLIB, NO_OBJECT = "hello?", b"garbage\x00\x00\xff\xff", "[1]"
UNKNOWN = json.dumps({"op": 99, "d": {}, "s": None, "t": None})


async def test_it_is_known_whether_askwell_is_connected(
    here: AskwellInDiscord, discord: DiscordServer
) -> None:
    presence = here.adapter.presence
    await until(lambda: presence.connected)
    discord.gateway.lets_in = False
    discord.cut()
    await until(lambda: presence.away_since == MONDAY)
    discord.gateway.lets_in = True
    await until(lambda: presence.connected)


async def answers(here: AskwellInDiscord, maya: Member) -> None:
    """What members do is answered, and cards are delivered."""
    await until(lambda: here.adapter.presence.connected)
    await maya.types("help")
    assert maya.sees("What I can do for you")
    before = len(maya.user.messages)
    await maya.says("help")
    assert len(maya.user.messages) > before + 1


@pytest.mark.parametrize("code", [4010, 4011, 4012, 4013, 4014])
async def test_a_connection_that_discord_ended_is_made_again(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member, code: int
) -> None:
    await discord.ends(code)
    await until(lambda: discord.gateway.readies == 2)
    await answers(here, maya)


@pytest.mark.parametrize("frame", [NO_JSON, NO_ZLIB, NO_OBJECT])
async def test_a_frame_that_cannot_be_read_costs_no_more_than_the_connection(
    here: AskwellInDiscord,
    discord: DiscordServer,
    maya: Member,
    frame: str | bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    discord.sends(frame)
    await until(lambda: discord.gateway.readies == 2)
    await answers(here, maya)
    assert "Askwell is in Discord again." in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_gateway_that_says_no_hello_is_left_and_tried_again(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, connections = here.adapter.messenger.session, discord.gateway.connections
    assert session
    monkeypatch.setattr(session._client._connection, "heartbeat_timeout", 0.05)
    discord.gateway.greets = False
    discord.cut()
    silent = await until(lambda: next((each for each in connections if not each.session), None))
    await until(lambda: silent not in connections)
    assert here.adapter.presence.away_since == MONDAY
    discord.gateway.greets = True
    await until(lambda: discord.gateway.readies == 2)
    await answers(here, maya)


async def breaks_and_resumes(here: AskwellInDiscord, discord: DiscordServer) -> None:
    resumes = discord.gateway.resumes
    discord.cut()
    await until(lambda: discord.gateway.resumes > resumes)
    await until(lambda: here.adapter.presence.connected)


async def test_a_connection_that_breaks_repeatedly_is_made_again(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member
) -> None:
    for _ in range(BREAKS - 1):
        await breaks_and_resumes(here, discord)
    assert discord.gateway.readies == 1
    discord.cut()
    await until(lambda: discord.gateway.readies == 2)
    await answers(here, maya)


async def test_an_unknown_operation_is_nothing(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member
) -> None:
    discord.sends(UNKNOWN)
    await answers(here, maya)
    assert discord.gateway.readies == 1


async def test_each_further_try_waits_longer(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member
) -> None:
    def spoilt(ready: dict[str, Any]) -> dict[str, Any]:
        return {name: ready[name] for name in ready if name != "shard"}

    discord.gateway.spoils = spoilt
    await discord.ends(4012)
    for _ in range(4):
        await here.waits.begin()
        await here.waits.are_over()
    assert here.waits.seconds[0] <= 1
    assert here.waits.seconds[:4] == sorted(here.waits.seconds[:4])
    discord.gateway.spoils = dict
    await answers(here, maya)


async def test_a_refused_token_is_said_in_a_sentence(
    here: AskwellInDiscord, discord: DiscordServer
) -> None:
    await discord.revoke()
    with pytest.raises(Refused, match=str(REFUSED)[:30]):
        await here.connection


async def test_a_token_refused_on_reconnecting_ends_the_connection(
    here: AskwellInDiscord, discord: DiscordServer
) -> None:
    discord.world.tokens.clear()
    await discord.ends(4012)
    with pytest.raises(Refused, match=str(REFUSED)[:30]):
        await here.connection
