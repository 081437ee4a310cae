"""Logging in, and what the operator is told if Discord refuses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
from discord.http import Route

from adapters.discord.connecting.callbacks import want_no_echo
from adapters.discord.connecting.client import DiscordClient
from adapters.discord.connecting.log_filter import filter_log
from adapters.discord.connecting.settling import SETTLING
from adapters.discord.settings import DiscordSettings
from adapters.shared.connecting.clock_trace import clock_trace
from adapters.shared.connecting.presence import Presence
from adapters.shared.connecting.unreached import why_unreached
from adapters.shared.errors import CannotConnect, Refused
from bot.cards.rich_text import Text, Words, say
from bot.engine.store.ports import Clock

REFUSED = say(
    "Discord refuses DISCORD_TOKEN: choose “Reset Token” under “Bot” in your application at "
    "discord.com/developers, and copy the new one into .env."
)


@asynccontextmanager
async def log_in(
    settings: DiscordSettings, clock: Clock, presence: Presence, settle: float = SETTLING
) -> AsyncIterator[DiscordClient]:
    """A client that may call the API and does not listen yet. Raises CannotConnect, and Refused if
    it is because of the token. With a wrong clock, requests would end and reminders be sent at the
    wrong time, which nobody could undo."""
    filter_log()
    want_no_echo()
    Route.BASE = settings.api  # discord.py keeps one address for the process
    trace = clock_trace(clock, presence)
    client = DiscordClient(settings.shards, settings.gateway_url, settle, trace)
    try:
        try:
            await client.login(settings.token)
        except discord.LoginFailure:
            raise Refused(REFUSED) from None
        except Exception as failed:  # what answers in Discord's place may say anything
            raise CannotConnect(unreachable(settings.api, failed)) from None
        if presence.clock_fault:
            raise CannotConnect(presence.clock_fault)
        yield client
    finally:
        await client.close()


def unreachable(api: str, why: Exception) -> Text:
    return say(
        "Discord cannot be reached at {address} ({why}): check the internet connection, a proxy, "
        "and DISCORD_API_BASE.",
        address=Words(api),
        why=why_unreached(why),
    )
