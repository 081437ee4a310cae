"""Who runs a server: its owner. Discord only tells with privileged intents who else may administer
it. Its groups are its roles: Discord tells whether somebody has one whenever they act."""

from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout

from adapters.discord.receiving.receive import PLATFORM
from adapters.discord.sending.messenger import DiscordMessenger
from adapters.shared.downloads import whole
from adapters.shared.failures import ApiFailure
from bot.cards.rich_text import say
from bot.engine.errors import FileClosed, SendFailed
from bot.engine.events import Caller
from bot.engine.receiving.sanitize import storable_text
from bot.engine.store.ports import SpaceGroup
from bot.interview.members import Person
from bot.interview.organizing.groups import GroupKind
from bot.interview.organizing.invitations import SpacePerson

_MINUTE = timedelta(minutes=1)


_PATIENCE = ClientTimeout(total=30)
FILES = ("https://cdn.discordapp.com", "https://media.discordapp.net")
"""Discord's file servers."""
_NOT_THERE = say("The file is not there any more. Please send it again, or paste the list.")


class DiscordDirectory:
    """Asks through the connection of the messenger."""

    def __init__(self, messenger: DiscordMessenger) -> None:
        self._messenger = messenger
        self.files: Sequence[str] = FILES

    async def people_of(self, _space: str) -> Sequence[SpacePerson]:
        """Empty: Discord does not tell without a privileged intent."""
        return ()

    async def read_file(self, _space: str, where: str) -> bytes:
        """Discord's URLs of attachments need no token. Raises FileClosed and SendFailed."""
        if urlsplit(where)[:2] not in [urlsplit(each)[:2] for each in self.files]:
            raise FileClosed(_NOT_THERE)
        try:
            async with (
                ClientSession(timeout=_PATIENCE) as session,
                session.get(where) as answer,
            ):
                if answer.status != HTTPStatus.OK:
                    raise FileClosed(_NOT_THERE)
                return await whole(answer.content)
        except (ClientError, TimeoutError) as broken:
            raise SendFailed(type(broken).__name__, _MINUTE) from broken

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """Raises SendFailed."""
        session = self._messenger.session_seeing(space)
        try:
            owner = await session.owner_of(space)
        except ApiFailure as failed:
            raise SendFailed(str(failed), _MINUTE) from failed
        if owner is None:
            return ()
        user, name = owner
        return (Caller(Person(PLATFORM, space, user), name, runs_space=True),)

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Without the roles that everybody or a bot has. Raises SendFailed."""
        session = self._messenger.session_seeing(space)
        return [
            SpaceGroup(GroupKind.ROLE, str(each.id), storable_text(each.name))
            for each in session.roles(space)
            if not each.is_default() and not each.is_bot_managed()
        ]
