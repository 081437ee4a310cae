"""Suggests values while a member types an option of a command."""

import asyncio
import logging

from discord import Interaction
from discord.app_commands import Choice

from adapters.discord.answering.dispatch import DiscordDispatcher
from adapters.discord.limits import CHOICE, OPTIONS
from adapters.discord.receiving.receive import LINE_LENGTH, typed_command
from adapters.shared.payload import Unreadable
from bot.app import Askwell
from bot.engine.errors import log_failure
from bot.engine.events import Caller

log = logging.getLogger(__name__)


class Autocomplete:
    """`patience` is in seconds. If it takes longer, nothing is suggested."""

    def __init__(self, app: Askwell, dispatcher: DiscordDispatcher, patience: float) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._patience = patience

    async def choices(self, interaction: Interaction, by: Caller) -> list[Choice[str]]:
        try:
            command, words, _ = typed_command(interaction)
            async with asyncio.timeout(self._patience):
                by, _ = await self._dispatcher.locate(by)
                suggested = await self._app.suggest(by, command, words[:LINE_LENGTH])
        except (Unreadable, TimeoutError):
            return []
        except Exception as failed:  # whatever it is, typing goes on
            log_failure(log, "Nothing could be suggested", failed)
            return []
        fitting = dict.fromkeys(each for each in suggested if 0 < len(each) <= CHOICE)
        return [Choice(name=each, value=each) for each in [*fitting][:OPTIONS]]
