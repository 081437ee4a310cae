"""The roles of a server. Discord tells whether somebody has one whenever they act."""

from collections.abc import Sequence

from adapters.discord.sending.messenger import DiscordMessenger
from bot.engine.receiving.sanitize import storable_text
from bot.engine.store.ports import SpaceGroup
from bot.interview.organizing.groups import GroupKind


class DiscordGroups:
    """Reads what the connection of the messenger was told."""

    def __init__(self, messenger: DiscordMessenger) -> None:
        self._messenger = messenger

    async def groups_of(self, space: str) -> Sequence[SpaceGroup]:
        """Without the roles that everybody or a bot has. Raises SendFailed."""
        session = self._messenger.session_seeing(space)
        return [
            SpaceGroup(GroupKind.ROLE, str(each.id), storable_text(each.name))
            for each in session.roles(space)
            if not each.is_default() and not each.is_bot_managed()
        ]
