"""The walk in Discord: what the strict local Discord received, drawn as its app shows it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from copy import deepcopy
from typing import Any

from adapters.terminal.clock import StillClock
from tests.adapters.discord.guild import MONDAY, AskwellInDiscord, Member
from tests.adapters.walk.discord_page import Reader, drawn_parts
from tests.adapters.walk.scenes import DANIELS, Moment, Seen
from tests.fakes.discord import DiscordServer, User


class InDiscord:
    def __init__(self, here: AskwellInDiscord, maya: User, daniel: User) -> None:
        self._here = here
        self.maya, self.daniel = here.member(maya), here.member(daniel)
        self._names = {str(each.id): each.person.name for each in (maya, daniel)}

    async def searches(self) -> None:
        await self.maya.lives_in("Nairobi")
        await self.maya.types("find", words="user research")

    async def to(self, when: str) -> None:
        await self._here.to(when)

    def card(self, member: Member, words: str) -> Seen:
        [*_, card] = [each for each in member.messages if words in each.shown]
        return Seen(deepcopy(card.components))

    def form(self, member: Member, **filled: Any) -> Seen:
        modal = member.user.modal
        assert modal
        parts = deepcopy(modal.components)
        for label in parts:
            asked = label.get("component", {})
            if (value := filled.get(asked.get("custom_id", "").split("|")[0])) is not None:
                _fill(asked, value)
        return Seen(parts, modal.title)

    def drawn(self, scenes: Mapping[Moment, Seen]) -> dict[Moment, str]:
        """The scenes as HTML, each in its reader's time zone."""
        maya, daniel = (Reader(zone, self._names) for zone in ("Africa/Nairobi", "Europe/Berlin"))
        return {
            moment: drawn_parts(seen.parts, daniel if moment in DANIELS else maya)
            for moment, seen in scenes.items()
        }


def _fill(asked: dict[str, Any], value: str | list[str]) -> None:
    if isinstance(value, str):
        asked["value"] = value
        return
    for option in asked["options"]:
        option["default"] = option["label"] in value


@asynccontextmanager
async def in_discord() -> AsyncIterator[InDiscord]:
    clock = StillClock(MONDAY)
    async with DiscordServer(clock.now) as server:
        maya, daniel = server.user("Maya", "en-GB"), server.user("Daniel", "en-GB")
        server.guild("Alumni", maya, daniel)
        async with AskwellInDiscord.running(server, clock) as here:
            place = InDiscord(here, maya, daniel)
            await place.daniel.hosts("Berlin")
            yield place
