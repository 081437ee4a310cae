"""The local Discord is honest: strict with the real discord.py, and true to it."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from tests.adapters.discord.sdk import running
from tests.adapters.discord.server import DiscordServer, Guild, User


class Form(ui.Modal, title="A form"):
    words: ui.TextInput[Any] = ui.TextInput(label="Your words", min_length=3)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await interaction.response.send_message(f"You wrote {self.words.value}")


class Buttons(ui.View):
    @ui.button(label="Write", custom_id="write")
    async def write(self, interaction: discord.Interaction[Any], _: ui.Button[Any]) -> None:
        await interaction.response.send_modal(Form())


class Bot(discord.Client):
    def __init__(self, intents: discord.Intents) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.01)
        self.tree = app_commands.CommandTree(self)
        self.tree.command(name="ask", description="Ask somebody")(ask)


@app_commands.describe(person="Whom you ask")
async def ask(interaction: discord.Interaction[Any], person: discord.Member) -> None:
    await interaction.response.send_message(
        f"You ask {person.display_name}", view=Buttons(timeout=None), ephemeral=True
    )


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with DiscordServer() as server:
        yield server


@pytest.fixture
def maya(server: DiscordServer) -> User:
    return server.user("Maya", "en-GB")


@pytest.fixture
def daniel(server: DiscordServer) -> User:
    return server.user("Daniel")


@pytest.fixture
def alumni(server: DiscordServer, maya: User, daniel: User) -> Guild:
    return server.guild("Alumni", maya, daniel)


@pytest.fixture
async def bot(server: DiscordServer, alumni: Guild) -> AsyncIterator[Bot]:
    bot = Bot(discord.Intents.default())
    async with running(bot, server):
        await bot.tree.sync()
        yield bot


async def test_a_command_a_button_a_form(bot: Bot, maya: User, daniel: User) -> None:
    answer = await maya.command("ask", person=daniel)
    assert answer.kind == 4
    [message] = maya.private
    assert message.shown == "You ask Daniel\n[Write]"
    assert daniel.private == []
    await maya.clicks(message, "Write")
    assert maya.modal
    assert maya.modal.title == "A form"
    await maya.submits(**{"Your words": "hello"})
    assert maya.modal is None
    assert maya.sees_in(maya.place)[-1].shown == "You wrote hello"


async def test_a_direct_message(bot: Bot, maya: User) -> None:
    user = await bot.fetch_user(maya.id)
    await user.send("Hello")
    assert [each.shown for each in maya.messages] == ["Hello"]
