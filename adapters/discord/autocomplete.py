"""What a member may mean, while they type an option."""

import asyncio
import logging

from discord import Interaction
from discord.app_commands import Choice

from adapters.discord.command_options import invoked
from adapters.discord.dispatch import DiscordDispatcher
from adapters.discord.limits import CHOICE, OPTIONS
from adapters.discord.receive import LINE, caller
from adapters.shared.payload import Unreadable
from bot.app import Askwell

log = logging.getLogger(__name__)


class Autocomplete:
    """`patience` is in seconds; what takes longer suggests nothing."""

    def __init__(self, app: Askwell, dispatcher: DiscordDispatcher, patience: float) -> None:
        self._app = app
        self._dispatcher = dispatcher
        self._patience = patience

    async def choices(self, interaction: Interaction) -> list[Choice[str]]:
        try:
            typed = invoked(interaction)
            async with asyncio.timeout(self._patience):
                by, _ = await self._dispatcher.placed(caller(interaction))
                suggested = await self._app.suggest(by, typed.command, typed.words[:LINE])
        except (Unreadable, TimeoutError):
            return []
        except Exception as failed:  # whatever it is, typing goes on
            log.error("Nothing could be suggested: %s", type(failed).__name__)
            return []
        fitting = dict.fromkeys(each for each in suggested if 0 < len(each) <= CHOICE)
        return [Choice(name=each, value=each) for each in [*fitting][:OPTIONS]]
