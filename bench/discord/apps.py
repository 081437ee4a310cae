"""The apps that answer: Askwell, a hello-world with discord.py, and one with bare SQLModel behind
it."""

import asyncio
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import Intents, Interaction, InteractionType
from discord.app_commands import CommandTree, Group
from sqlalchemy import Engine

from adapters.discord.connection import Discord
from adapters.discord.settings import DiscordSettings
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly, SystemClock
from bench.bare_commands import Bare
from bench.community import NOON
from bench.discord.traffic import APPLICATION, COMMUNITY
from bench.interactions import Apps, Platform
from storage.keys.keys import Keys
from storage.store import SqlStore

PLATFORM = Platform("discord", COMMUNITY, saved="Saved", beside=("help", "Hello, world!"))

_SETTLING = 0.1
"""In seconds. There is only one server, which arrives at once."""
_APP = urlsafe_b64encode(APPLICATION.encode()).decode().rstrip("=")
_ASKWELL, _HELLO, _FLOOR = (f"{_APP}.bench.{each:-<20}" for each in ("askwell", "hello", "floor"))


@asynccontextmanager
async def through_gateway(engine: Engine, bare: Bare, address: str) -> AsyncIterator[Apps]:
    """Run Askwell as the entry point wires it, but without a courier, and the other apps. All use
    the same API address, because discord.py knows only one in a process."""
    settings = DiscordSettings(_ASKWELL, api_base=f"{address}api")
    store, platform = SqlStore(engine, Keys.new()), Discord(settings, SystemClock())
    try:
        app = Assembly(store, StillClock(NOON), {"discord": platform.messenger}).app
        async with (
            platform.connected(app, _SETTLING),
            _connected(_saying_hello(), _HELLO),
            _connected(_doing_the_same(bare), _FLOOR),
        ):
            yield Apps(_ASKWELL, _HELLO, _FLOOR, platform.finish)
    finally:
        await store.close()


@asynccontextmanager
async def _connected(client: discord.Client, token: str) -> AsyncIterator[None]:
    async with client:
        await client.login(token)
        line = asyncio.create_task(client.connect())
        try:
            await client.wait_until_ready()
            yield
        finally:
            await client.close()
            await line


def _saying_hello() -> discord.Client:
    async def hello(interaction: Interaction) -> None:
        await _say(interaction, "Hello, world!")

    return _client(help=hello, interviews=hello)


def _doing_the_same(bare: Bare) -> discord.Client:
    """It does the same as Askwell in the database, and answers no more than hello-world."""

    async def meet(interaction: Interaction) -> None:
        await bare.meet(bare.number_of(str(interaction.user.id)))
        await _say(interaction, "Hello, world!")

    async def read(interaction: Interaction) -> None:
        await bare.read(bare.number_of(str(interaction.user.id)))
        await _say(interaction, "Hello, world!")

    async def on_interaction(interaction: Interaction) -> None:
        if interaction.type is InteractionType.modal_submit:
            await bare.change(bare.number_of(str(interaction.user.id)))
            await _say(interaction, PLATFORM.saved)

    client = _client(help=meet, interviews=read)
    client.event(on_interaction)
    return client


def _client(**commands: Callable[[Interaction], Coroutine[Any, Any, None]]) -> discord.Client:
    client = discord.Client(intents=Intents.default(), guild_ready_timeout=_SETTLING)
    group = Group(name="askwell", description="Says hello")
    for name, does in commands.items():
        group.command(name=name, description="Says hello")(does)
    CommandTree(client).add_command(group)
    return client


async def _say(interaction: Interaction, words: str) -> None:
    await interaction.response.send_message(words, ephemeral=True)
