"""Checks the settings against the real Discord. Every fault is one sentence that says what to
do."""

import asyncio
from collections.abc import Sequence

import aiohttp
import discord
from yarl import URL

from adapters.discord.connecting.client import DiscordClient
from adapters.discord.connecting.login import log_in, unreachable
from adapters.discord.rights import missing
from adapters.discord.setting_up.command_tree import AskwellTree
from adapters.discord.settings import DiscordSettings
from adapters.shared.connecting.presence import Presence
from adapters.shared.connecting.unreached import why_unreached
from adapters.shared.errors import CannotConnect
from adapters.shared.failures import ApiFailure
from bot.cards.rich_text import Text, Words, say
from bot.engine.router import CommandSpec
from bot.engine.store.ports import Clock
from bot.texts.organizing.programme.permissions import AS_SHOWN

_PATIENCE = 10.0
_HELLO = 10
"""The opcode of Discord's first message."""


async def faults(
    settings: DiscordSettings, specs: Sequence[CommandSpec], clock: Clock
) -> list[Text]:
    """Empty if Askwell can run in Discord with these settings."""
    if found := settings.faults():
        return found
    try:
        here = Presence(clock.now())
        async with asyncio.timeout(_PATIENCE), log_in(settings, clock, here) as client:
            return [
                *_of_application(client),
                *await _of_servers(client),
                *await _of_commands(AskwellTree(client, settings, specs)),
                *[fault for each in settings.channels for fault in await _of_channel(client, each)],
                *await _of_gateway(client, settings),
            ]
    except CannotConnect as failed:
        return [failed.why]
    except (ApiFailure, discord.HTTPException, aiohttp.ClientError, OSError) as failed:
        return [unreachable(settings.api, failed)]


def _of_application(client: DiscordClient) -> list[Text]:
    application = client.application
    if application is None or not application.interactions_endpoint_url:
        return []
    return [
        say(
            "This application sends what members press to an Interactions Endpoint URL: empty that "
            "field under “General Information”, or Askwell hears nothing."
        )
    ]


async def _of_servers(client: DiscordClient) -> list[Text]:
    async for _ in client.fetch_guilds(limit=1):
        return []
    return [
        say(
            "Askwell is in no server yet: open the address that `askwell discord invite` prints, "
            "and choose yours."
        )
    ]


async def _of_commands(tree: AskwellTree) -> list[Text]:
    try:
        if await tree.is_current():
            return []
    except ApiFailure:
        return [
            say(
                "Discord does not let Askwell have commands there: check DISCORD_GUILD, and invite "
                "Askwell again with the address that `askwell discord invite` prints."
            )
        ]
    return [
        say(
            "The commands in Discord are not those of this Askwell yet: start it, and it renews "
            "them."
        )
    ]


async def _of_channel(client: DiscordClient, number: int) -> list[Text]:
    shown = Words(str(number))
    try:
        channel = await client.fetch_channel(number)
    except discord.HTTPException as refused:
        return [
            say(
                "The channel {id} of DISCORD_CHANNEL cannot be seen ({code}): check its id, and "
                "let Askwell view it.",
                id=shown,
                code=Words(str(refused.code)),
            )
        ]
    if not isinstance(channel, discord.TextChannel):
        return [
            say("The channel {id} of DISCORD_CHANNEL is no text channel of a server.", id=shown)
        ]
    missing = await _missing(client, channel)
    return [
        say(
            "Askwell lacks the permission “{permission}” in #{channel}: give it in the channel's "
            "settings, under “Permissions”.",
            permission=name,
            channel=Words(channel.name),
        )
        for name in missing
    ]


async def _missing(client: DiscordClient, channel: discord.TextChannel) -> list[Text]:
    """Permissions are computed from the roles of the server, which only a complete server object
    has."""
    guild = await client.fetch_guild(channel.guild.id)
    me = await guild.fetch_member(client.user.id if client.user else 0)
    channel.guild = guild
    return [AS_SHOWN[each] for each in missing(channel.permissions_for(me))]


async def _of_gateway(client: DiscordClient, settings: DiscordSettings) -> list[Text]:
    """Open and close the connection through which interactions come."""
    _, told, limits = await client.http.get_bot_gateway()
    if not limits["remaining"]:
        return [say("Discord lets Askwell connect no more today: it was started too often.")]
    try:
        url = URL(settings.gateway_url or told).with_query(v=10, encoding="json")
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as line:
            hello = await line.receive_json()
    except (aiohttp.ClientError, OSError, ValueError, TypeError) as failed:
        return [
            say(
                "Discord's gateway cannot be opened ({why}): let this computer open websockets "
                "(wss) to Discord through its firewall or proxy.",
                why=why_unreached(failed),
            )
        ]
    if hello.get("op") != _HELLO:
        return [say("What answers at DISCORD_GATEWAY_URL is not Discord.")]
    return []
