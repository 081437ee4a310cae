"""Shows cards in the playground's conversations."""

from adapters.playground.platform import Platform
from adapters.playground.render import card_json
from bot.errors import Unreachable
from bot.model import Person
from bot.ports import Clock
from bot.ui import Card


class PlaygroundMessenger:
    def __init__(self, platform: Platform, clock: Clock) -> None:
        self._platform = platform
        self._clock = clock

    async def show(
        self, to: Person, zone: str | None, key: str, card: Card, message: str | None
    ) -> str:
        """The key alone finds the message to edit: the platform keeps it unique."""
        resident = await self._platform.resident(to.user)
        if resident is None:
            raise Unreachable
        if zone is not None:
            await self._platform.move(to.user, zone)
        at = self._clock.now()
        return str(await self._platform.post(to.user, "bot", f"card {key}", card_json(card), at))
