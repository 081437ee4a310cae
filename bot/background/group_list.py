"""Stores the groups of each space as its platform gives them."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.background.background_work import Background
from bot.engine.errors import log_failure, without_words
from bot.engine.store.ports import Clock, SpaceDirectory, SpaceKey
from bot.engine.store.store import Store

log = logging.getLogger(__name__)

READ_EVERY = timedelta(minutes=10)
"""A new group can be chosen after this time. Reading costs one call for each space."""
AGAIN_AFTER = timedelta(minutes=1)
"""If a platform does not answer, it is asked again after this time."""
PATIENCE = 20.0
"""Seconds."""


class GroupList(Background):
    """The platforms are called outside every transaction, and nothing else waits for them."""

    def __init__(
        self, store: Store, clock: Clock, directories: Mapping[str, SpaceDirectory]
    ) -> None:
        self._store = store
        self._clock = clock
        self._directories = directories
        self._due: dict[SpaceKey, datetime] = {}
        self._looking_at: datetime | None = None

    async def read_due(self) -> None:
        """Begin to read the groups that are due, unless a reading is going on."""
        now = self._clock.now()
        if self._is_busy or (self._looking_at and now < self._looking_at):
            return
        self._looking_at = now + AGAIN_AFTER
        self._start(self._read_all(now))

    async def _read_all(self, now: datetime) -> None:
        try:
            names = tuple(self._directories)
            awake = await self._store.read(lambda unit: unit.spaces.awake(names))
            self._due = {each: self._due.get(each, now) for each in awake}
            for each in awake:
                if self._due[each] <= now:
                    self._due[each] = now + await self._read(each)
        except Exception as failed:  # a database that is away comes back
            log_failure(log, "The groups could not be kept", failed, logging.WARNING)

    async def _read(self, space: SpaceKey) -> timedelta:
        """Return how long to wait before the next reading."""
        platform, name = space
        try:
            async with asyncio.timeout(PATIENCE):
                groups = await self._directories[platform].groups_of(name)
        except Exception as failed:  # one space's trouble is not the others'
            log.info("The groups of a space could not be read: %s", without_words(failed))
            return AGAIN_AFTER
        await self._store.run_in_background(lambda unit: unit.groups.told(space, groups))
        return READ_EVERY
