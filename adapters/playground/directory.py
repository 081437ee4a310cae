"""Who is in the demo community, and its groups. Its organizer runs it."""

from base64 import b64decode
from collections.abc import Sequence

from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.receive import caller
from adapters.playground.residents.groups import GROUPS
from bot.cards.rich_text import say
from bot.engine.errors import FileClosed
from bot.engine.events import Caller
from bot.engine.store.ports import SpaceGroup
from bot.interview.organizing.invitations import SpacePerson


class PlaygroundDirectory:
    def __init__(self, platform: ChatServer) -> None:
        self._platform = platform

    async def people_of(self, _space: str) -> Sequence[SpacePerson]:
        here = await self._platform.residents()
        return [SpacePerson(each.user, each.name, each.user, zone=each.zone) for each in here]

    async def read_file(self, _space: str, where: str) -> bytes:
        """The page sends the file itself, in base64."""
        try:
            return b64decode(where, validate=True)
        except ValueError:
            raise FileClosed(say("This file did not arrive whole. Please try again.")) from None

    async def owners_of(self, _space: str) -> Sequence[Caller]:
        here = map(caller, await self._platform.residents())
        return [each for each in here if each.runs_space]

    async def groups_of(self, _space: str) -> Sequence[SpaceGroup]:
        return GROUPS
