"""Who runs a server: its owner. Who else may administer it, Discord tells only with privileged
intents."""

from collections.abc import Sequence
from datetime import timedelta

from adapters.discord.messenger import DiscordMessenger
from adapters.discord.receive import PLATFORM
from adapters.shared.failures import ApiFailure
from bot.engine.errors import SendFailed
from bot.engine.events import Caller
from bot.interview.invitations import SpacePerson
from bot.interview.model import Person

_MINUTE = timedelta(minutes=1)


class DiscordOwners:
    """Asks through the connection that the messenger has."""

    def __init__(self, messenger: DiscordMessenger) -> None:
        self._messenger = messenger

    async def people_of(self, _space: str) -> Sequence[SpacePerson]:
        """Nobody: without a privileged intent Discord does not tell."""
        return ()

    async def owners_of(self, space: str) -> Sequence[Caller]:
        """Raises SendFailed."""
        session = self._messenger.session
        if session is None or not session.is_in(space):
            raise SendFailed("Askwell is not in this server now", _MINUTE)
        try:
            owner = await session.owner_of(space)
        except ApiFailure as failed:
            raise SendFailed(str(failed), _MINUTE) from failed
        if owner is None:
            return ()
        user, name = owner
        return (Caller(Person(PLATFORM, space, user), name, runs_space=True),)
