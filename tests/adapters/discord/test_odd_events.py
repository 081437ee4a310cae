"""An event that discord.py cannot read is lost, and nothing else."""

import logging

import pytest
from discord.state import ConnectionState

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.odd import KINDS, odd
from tests.adapters.waits import until
from tests.fakes.discord import DiscordServer

BREAKING = {"READY", "RESUMED"}
"""Without these events there is no connection, so a new one is made."""


async def all_is_heard(here: AskwellInDiscord, maya: Member) -> None:
    """Wait until all events sent before were handled, which works because events are handled in
    order."""
    await maya.types("help")
    await until(lambda: here.adapter.presence.connected)


def every_event() -> list[str]:
    return [
        name.removeprefix("parse_").upper() for name in dir(ConnectionState) if "parse_" in name
    ]


async def test_every_kind_of_event_in_any_shape(
    here: AskwellInDiscord, discord: DiscordServer, alumni: Guild, maya: Member
) -> None:
    guild, channel = str(alumni.id), str(alumni.channels[0].id)
    shapes = (*KINDS, {"id": "5"}, {"guild_id": guild}, {"guild_id": guild, "id": "5"})
    for name in {*every_event()} - BREAKING:
        for shape in (*shapes, {"channel_id": channel}, {"guild_id": guild, "user": None}):
            discord.tells(name, shape)
    await all_is_heard(here, maya)
    assert (discord.gateway.readies, discord.gateway.resumes) == (1, 0)


@pytest.mark.parametrize("kind", ["GUILD_CREATE", "MESSAGE_CREATE", "CHANNEL_CREATE"])
async def test_events_that_lack_any_field_do_no_harm(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member, kind: str
) -> None:
    alumni = discord.guild("Nurses")
    alumni.channel("more")
    await maya.says("help")
    told = next(
        each["d"]
        for session in discord.gateway.live()
        for each in session.told
        if each["t"] == kind
    )
    for shape in odd(told, (None, "odd", [])):
        discord.tells(kind, shape)
    await all_is_heard(here, maya)
    assert (discord.gateway.readies, discord.gateway.resumes) == (1, 0)


async def test_a_dropped_event_is_logged_without_its_content(
    here: AskwellInDiscord,
    discord: DiscordServer,
    maya: Member,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    discord.tells("MESSAGE_CREATE", {"content": "a secret wish"})
    await all_is_heard(here, maya)
    assert "Discord told of MESSAGE_CREATE in no known way (KeyError)." in caplog.text
    assert "a secret wish" not in caplog.text
    assert "Traceback" not in caplog.text
