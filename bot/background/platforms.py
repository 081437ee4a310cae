"""The platforms of this process, and which of them are connected."""

from collections.abc import Mapping

from bot.engine.store.ports import Messenger, PlatformPresence


class Platforms:
    """A platform without a presence is always connected."""

    def __init__(
        self, messengers: Mapping[str, Messenger], presences: Mapping[str, PlatformPresence]
    ) -> None:
        self._messengers = messengers
        self._presences = presences

    def connected(self) -> list[str]:
        """The names of those where cards can be shown now."""
        absent = {name for name, each in self._presences.items() if not each.connected}
        return [name for name in self._messengers if name not in absent]

    def messenger(self, platform: str) -> Messenger:
        return self._messengers[platform]
