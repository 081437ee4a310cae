"""The spaces that Askwell is in. All others sleep: nothing of theirs is tried."""

from collections.abc import Callable, Collection
from datetime import datetime

from bot.engine.store.ports import Clock
from bot.engine.store.store import Store


class SpaceList:
    """`wake` is called with the time (UTC) at which something new may be due."""

    def __init__(self, store: Store, clock: Clock, wake: Callable[[datetime], None]) -> None:
        self._store = store
        self._clock = clock
        self._wake = wake

    async def wake(self, platform: str, spaces: Collection[str]) -> None:
        """Askwell is in these spaces now. This says nothing about other spaces."""
        these = tuple(spaces)
        await self._store.run(lambda unit: unit.spaces.wake(platform, these))
        self._wake(self._clock.now())

    async def sleep(self, platform: str, spaces: Collection[str]) -> None:
        """Askwell is no longer in these spaces: nothing of theirs is tried until it is back."""
        these = tuple(spaces)
        await self._store.run(lambda unit: unit.spaces.sleep(platform, these))

    async def wake_only(self, platform: str, spaces: Collection[str]) -> None:
        """Askwell is in exactly these spaces of the platform, and all others sleep. The caller must
        know all of them, so every process on the same database must be in the same spaces."""
        these = tuple(spaces)
        await self._store.run(lambda unit: unit.spaces.wake_only(platform, these))
        self._wake(self._clock.now())
