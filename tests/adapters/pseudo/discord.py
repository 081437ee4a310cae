"""Two members of a strict local Discord, where a name has up to 32 characters."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.discord.custom_ids import read_action
from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Member
from tests.adapters.members import InMessages
from tests.adapters.pseudo.story import NAMES, Story
from tests.fakes.discord import DiscordServer
from tests.tables import nobody_has_agreed

NAME = 32


class DiscordViewer(InMessages):
    def __init__(self, member: Member) -> None:
        super().__init__(member)
        self._discord = member
        self._seen: set[str] = set()

    async def presses(self, action: str) -> None:
        message, found = next(
            (message, given)
            for message in reversed(self._discord.messages)
            for given in message.buttons.values()
            if (pressed := read_action(given)) and pressed.name == action
        )
        await self._discord.user.clicks(message, found)
        await self._discord.here.settled()
        self._look()

    @property
    def seen(self) -> set[str]:
        self._look()
        return self._seen

    def _look(self) -> None:
        bot = self._discord.here.discord.world.bot.id
        for each in self._discord.messages:
            if each.author == bot:
                self._seen |= {each.shown, *each.links}
        if modal := self._discord.user.modal:
            self._seen.add(modal.shown)


@asynccontextmanager
async def in_discord(language: str) -> AsyncIterator[Story]:
    clock = StillClock(MONDAY)
    async with DiscordServer(clock.now) as server:
        users = [server.user(name[:NAME], language) for name in NAMES.values()]
        server.guild("Alumni", *users)
        async with AskwellInDiscord.running(server, clock) as here:
            await nobody_has_agreed(here.store)
            members = [here.member(each) for each in users]
            for each in members:
                await each.types("start")
            maya, daniel = map(DiscordViewer, members)
            yield Story(maya, daniel, here.to)
