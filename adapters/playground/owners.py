"""Who runs the demo community: its organizer."""

from collections.abc import Sequence

from adapters.playground.chat_server import ChatServer
from adapters.playground.receive import caller
from bot.engine.events import Caller
from bot.interview.invitations import SpacePerson


class PlaygroundOwners:
    def __init__(self, platform: ChatServer) -> None:
        self._platform = platform

    async def people_of(self, _space: str) -> Sequence[SpacePerson]:
        here = await self._platform.residents()
        return [SpacePerson(each.user, each.name, each.user, zone=each.zone) for each in here]

    async def owners_of(self, _space: str) -> Sequence[Caller]:
        here = map(caller, await self._platform.residents())
        return [each for each in here if each.runs_space]
