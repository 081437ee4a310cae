"""Two members of a strict local Slack, for the contract suite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.interview.members import Person
from tests.adapters.members import InMessages
from tests.adapters.slack.workspace import AskwellInSlack
from tests.tables import nobody_has_agreed

POST = "chat.postMessage"


class SlackDriver:
    def __init__(self, here: AskwellInSlack) -> None:
        self._here = here
        self._maya = here.member("U1", "Maya", "Africa/Nairobi")
        self.maya = InMessages(self._maya)
        self.daniel = InMessages(here.member("U2", "Daniel", "Europe/Berlin"))
        for user in ("U1", "U2"):
            here.slack.world.people["T1", user].locale = "en-GB"
        self.platform = here.adapter
        self.person = Person("slack", "T1", "U1")

    async def to(self, when: str) -> None:
        await self._here.to(when)

    async def shown(self) -> list[str]:
        return [each.shown for each in self._maya.messages]

    async def presses_unknown(self) -> None:
        await self._maya.says("settings")
        shown = self._maya.messages[-1]
        shown.blocks[-1]["elements"][0]["action_id"] = "nobodys"
        await self._maya.user.clicks(shown, "nobodys")
        await self._here.settled()

    async def asks_twice(self) -> None:
        await self._maya.says("settings")
        await self._here.slack.deliver_again(self._here.slack.acks[-1])
        await self._here.settled()

    async def closes(self) -> None:
        self._maya.user.deactivates()

    async def deletes(self) -> None:
        self._here.slack.world.messages.clear()

    async def loses_the_next(self) -> None:
        self._here.slack.fail(POST, "after")


@asynccontextmanager
async def in_slack() -> AsyncIterator[SlackDriver]:
    async with AskwellInSlack.running() as here:
        await nobody_has_agreed(here.store)
        yield SlackDriver(here)
