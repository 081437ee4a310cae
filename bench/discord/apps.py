"""The two that answer: Askwell, and discord.py's hello-world."""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord import Intents, Interaction
from discord.app_commands import CommandTree, Group
from sqlalchemy import Engine

from adapters.discord.connection import Discord
from adapters.discord.settings import DiscordSettings
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly, SystemClock
from bench.community import NOON
from bench.discord.traffic import APPLICATION, COMMUNITY
from bench.interactions import Both, Platform
from storage.keys import Keys
from storage.store import SqlStore

PLATFORM = Platform("discord", COMMUNITY, saved="Saved", beside=("help", "Hello, world!"))

_SETTLING = 0.1
"""Seconds; there is one server, which comes at once."""
_APP = urlsafe_b64encode(APPLICATION.encode()).decode().rstrip("=")
_ASKWELL, _HELLO = (f"{_APP}.bench.{name:-<20}" for name in ("askwell", "hello"))


@asynccontextmanager
async def through_gateway(engine: Engine, address: str) -> AsyncIterator[Both]:
    """Askwell as the entry point wires it, without a courier."""
    settings = DiscordSettings(_ASKWELL, api_base=f"{address}api")
    store, platform = SqlStore(engine, Keys.new()), Discord(settings, SystemClock())
    try:
        app = Assembly(store, StillClock(NOON), {"discord": platform.messenger}).app
        async with platform.connected(app, _SETTLING), _hello_world():
            yield Both(_ASKWELL, _HELLO, platform.finish)
    finally:
        await store.close()


@asynccontextmanager
async def _hello_world() -> AsyncIterator[None]:
    """It finds the same Discord: discord.py knows only one in a process."""
    client = discord.Client(intents=Intents.default(), guild_ready_timeout=_SETTLING)
    async with client:
        CommandTree(client).add_command(_commands())
        await client.login(_HELLO)
        line = asyncio.create_task(client.connect())
        try:
            await client.wait_until_ready()
            yield
        finally:
            await client.close()
            await line


def _commands() -> Group:
    commands = Group(name="askwell", description="Says hello")
    for name in ("help", "interviews"):
        commands.command(name=name, description="Says hello")(_hello)
    return commands


async def _hello(interaction: Interaction) -> None:
    await interaction.response.send_message("Hello, world!", ephemeral=True)
