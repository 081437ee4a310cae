"""Looks for the people who run a space on its platform, if a concern has no organizer left."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.background.background_work import Background
from bot.engine.decisions import CommunityTimer
from bot.engine.errors import log_failure
from bot.engine.events import Caller
from bot.engine.store.ports import Clock, SpaceDirectory
from bot.engine.store.store import Store, UnitOfWork
from bot.engine.timer_names import CommunityTimerName
from bot.interview.conduct.concerns import SeekingConcern

log = logging.getLogger(__name__)

AGAIN_AFTER = timedelta(minutes=1)
"""If a platform does not answer, it is asked again after this time."""
PATIENCE = 20.0
"""Seconds."""


class OwnerSearch(Background):
    """The platforms are called outside every transaction, and nothing else waits for them. `woken`
    is set when a concern was handed to somebody."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        directories: Mapping[str, SpaceDirectory],
        woken: asyncio.Event,
    ) -> None:
        self._store = store
        self._clock = clock
        self._directories = directories
        self._woken = woken
        self._not_before: datetime | None = None

    async def seek(self) -> None:
        """Begin to look for the owners that concerns wait for, unless that is going on."""
        now = self._clock.now()
        if self._is_busy or (self._not_before and now < self._not_before):
            return
        waiting = await self._store.read(lambda unit: unit.concerns.seeking())
        if waiting:
            self._start(self._seek_all(waiting))

    async def _seek_all(self, waiting: Sequence[SeekingConcern]) -> None:
        try:
            for each in waiting:
                await self._hand_over(each)
        except Exception as failed:  # a platform or a database that is away comes back
            log_failure(log, "Who runs a space could not be found out", failed, logging.WARNING)
            self._not_before = self._clock.now() + AGAIN_AFTER
        finally:
            self._woken.set()

    async def _hand_over(self, seeking: SeekingConcern) -> None:
        async with asyncio.timeout(PATIENCE):
            owners = await self._directories[seeking.platform].owners_of(seeking.space)
        now = self._clock.now()
        await self._store.run_in_background(lambda unit: _handed_over(unit, seeking, owners, now))


def _handed_over(
    unit: UnitOfWork, seeking: SeekingConcern, owners: Sequence[Caller], now: datetime
) -> None:
    """They hear of it at once, by the concern's own timer."""
    for each in owners:
        unit.memberships.arrive(each, now)
    unit.concerns.hand_to(seeking.id, seeking.community, [each.person for each in owners])
    name = CommunityTimerName.CONCERN
    unit.community_timers.set([CommunityTimer(seeking.community, name, now, seeking.id)])
