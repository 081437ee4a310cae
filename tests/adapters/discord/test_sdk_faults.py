"""Why we do not use parts of discord.py 2.7.1 as they are. A test that fails here after an upgrade
is good news: docs/developers/decisions/sdks.md says what can then be removed."""

import asyncio
from typing import Any

import discord as sdk
import pytest
from discord import app_commands, ui
from discord.utils import escape_markdown, escape_mentions

from tests.adapters.discord.guild import AskwellInDiscord, Guild, Member
from tests.adapters.discord.sdk import running
from tests.adapters.waits import until
from tests.fakes.discord import DiscordServer

EDIT = "PATCH /channels/{channel_id}/messages/{message_id}"
EVE = {
    "id": "1574348783616000099",
    "username": "eve",
    "discriminator": "0",
    "avatar": None,
    "global_name": "Eve",
}

COMMAND = {
    "id": "5",
    "application_id": "7",
    "type": 2,
    "token": "t",
    "version": 1,
    "user": EVE,
    "attachment_size_limit": 1,
}


def a_client() -> sdk.AutoShardedClient:
    return sdk.AutoShardedClient(intents=sdk.Intents(guilds=True), guild_ready_timeout=0.01)


@pytest.mark.parametrize(
    "words",
    ["12. two", "<t:0:R>", "</help:1>", "<#1574348783616000002>", "https://meet.example/*e*"],
)
def test_escaped_words_still_act_as_markup(words: str) -> None:
    assert escape_mentions(escape_markdown(words)) == words


class Tree(app_commands.CommandTree[sdk.AutoShardedClient]):
    def __init__(self, client: sdk.AutoShardedClient) -> None:
        super().__init__(client)
        self.ended: asyncio.Queue[Exception | None] = asyncio.Queue()

    async def _call(self, interaction: Any) -> None:
        """Whatever leaves this as another error than the tree's own is handled by nobody."""
        try:
            await super()._call(interaction)
        except app_commands.AppCommandError:
            raise
        except Exception as failed:
            self.ended.put_nowait(failed)

    async def on_error(self, interaction: Any, error: Exception, /) -> None:
        self.ended.put_nowait(None)


@pytest.mark.parametrize(
    ("data", "escapes"),
    [
        ({"type": 1, "name": "other"}, None),
        ({"type": 1}, KeyError),
        ({"type": 1, "name": "askwell", "options": None}, TypeError),
        ({"type": 2, "name": "Ask", "resolved": None}, AttributeError),
    ],
)
async def test_the_tree_handles_no_error_of_its_own_reading(
    discord: DiscordServer, alumni: Guild, data: dict[str, Any], escapes: type | None
) -> None:
    client = a_client()
    tree = Tree(client)

    @tree.command(name="askwell", description="Anything")
    async def askwell(interaction: sdk.Interaction[Any]) -> None: ...

    @tree.context_menu(name="Ask")
    async def ask(interaction: sdk.Interaction[Any], person: sdk.User) -> None: ...

    async with running(client, discord):
        discord.tells("INTERACTION_CREATE", COMMAND | {"data": data})
        async with asyncio.timeout(30):
            ended = await tree.ended.get()
    assert type(ended) is (escapes or type(None))


async def test_an_event_that_cannot_be_read_ends_the_connection(
    discord: DiscordServer, alumni: Guild
) -> None:
    client = a_client()

    async def listen() -> None:
        async with running(client, discord):
            discord.tells("MESSAGE_CREATE", {"content": "without an id"})
            await until(client.is_closed)

    with pytest.raises(KeyError):
        await listen()


async def test_an_edit_forgets_whom_the_client_may_notify(
    here: AskwellInDiscord, discord: DiscordServer, maya: Member
) -> None:
    await maya.types("start")
    await maya.says("help")
    session, shown = here.adapter.messenger.session, maya.user.messages[-1]
    assert session
    client = session._client
    assert client.allowed_mentions
    message = client.get_partial_messageable(shown.channel).get_partial_message(shown.id)
    layout: ui.LayoutView = ui.LayoutView()
    layout.add_item(ui.TextDisplay(f"<@{maya.user.id}>"))
    await message.edit(view=layout)
    assert "allowed_mentions" not in discord.calls(EDIT)[-1].body
