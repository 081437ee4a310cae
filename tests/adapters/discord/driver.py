"""Two members of a strict local Discord, for the contract suite."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from adapters.terminal.clock import StillClock
from bot.interview.members import Person
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Guild, Member, organizer
from tests.adapters.members import InMessages
from tests.fakes.discord import DiscordServer, reading
from tests.fakes.discord.components import BUTTON
from tests.fakes.discord.things import Channel, Message
from tests.tables import nobody_has_agreed

SEND = "POST /channels/{channel_id}/messages"
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_BRACKETED = re.compile(r"(?<!\\)<(https?://[^<>\s]+)>")
"""An address as Discord shows it: Discord removes the brackets."""


class DiscordDriver:
    def __init__(
        self,
        here: AskwellInDiscord,
        guild: Guild,
        channel: Channel,
        maya: Member,
        daniel: Member,
    ) -> None:
        self._here = here
        self._guild, self._channel = guild, channel
        self._maya = maya
        self._before = {each.id for each in maya.messages}
        self.maya, self.daniel = InMessages(maya), InMessages(daniel)
        self.platform = here.adapter
        self.person = Person("discord", str(guild.id), str(maya.user.id))

    async def to(self, when: str) -> None:
        await self._here.to(when)

    async def shown(self) -> list[str]:
        bare = (_BRACKETED.sub(r"\1", each.shown) for each in self._new())
        return [_ESCAPED.sub(r"\1", each) for each in bare]

    async def presses_unknown(self) -> None:
        await self._maya.says("settings")
        shown = self._maya.with_button("Change")
        reading.find(shown.components, "Change", BUTTON)["custom_id"] = "nobodys"
        await self._maya.user.clicks(shown, "nobodys")
        await self._here.settled()

    async def asks_twice(self) -> None:
        answer = await self._maya.types("settings")
        self._here.discord.deliver(answer.interaction)
        await self._here.settled()

    async def closes(self) -> None:
        self._maya.user.closes_dms()

    async def chooses_the_channel(self) -> None:
        await (await organizer(self._here, self._guild)).announces_in(self._channel)

    async def opens_the_announcement(self) -> None:
        await self._maya.presses_the_announcement(self._channel)

    async def deletes(self) -> None:
        self._here.discord.world.messages.clear()

    async def loses_the_next(self) -> None:
        self._here.discord.fail(SEND, "after")

    def _new(self) -> list[Message]:
        return [each for each in self._maya.messages if each.id not in self._before]


@asynccontextmanager
async def in_discord(*, announcing: bool = False) -> AsyncIterator[DiscordDriver]:
    clock = StillClock(MONDAY)
    async with DiscordServer(clock.now) as server:
        users = server.user("Maya", "en-GB"), server.user("Daniel", "en-GB")
        guild = server.guild("Alumni", *users)
        channel = guild.channel("askwell")
        called = str(channel.id) if announcing else ""
        async with AskwellInDiscord.running(server, clock, channel=called) as here:
            await nobody_has_agreed(here.store)
            maya, daniel = map(here.member, users)
            for each in (maya, daniel):
                await each.types("start")
            yield DiscordDriver(here, guild, channel, maya, daniel)
