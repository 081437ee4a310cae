"""The real core and courier, which get what is due in portions."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import NOON, PLATFORM
from bot.engine.events import Due
from bot.engine.store.outbox import QueuedCard
from bot.engine.store.ports import Outgoing, Shown, SpaceKey
from bot.engine.store.store import Claimed
from storage.cards.outbox import SqlOutbox
from storage.keys.keys import Keys
from storage.store import SqlStore
from storage.timers.timers import SqlTimers
from storage.unit_of_work import SqlUnitOfWork

PATIENCE = 300
"""A portion that takes longer than this many seconds is an error."""


class CourierInPortions:
    def __init__(self, engine: Engine) -> None:
        self._store = PortionStore(engine, Keys.new())
        messengers = {PLATFORM: InstantMessenger()}
        self._assembly = Assembly(self._store, StillClock(NOON), messengers)

    async def work_off(self, many: int) -> None:
        """Process `many` due items as the entry point does it: run again whenever the courier is
        woken. All cards of a member are handed out together. If that exceeds a portion, the excess
        counts towards the next one."""
        self._store.portion += many
        async with asyncio.timeout(PATIENCE):
            self._assembly.woken.set()
            while self._store.portion > 0:
                await self._assembly.woken.wait()
                await self._run()
            await self._assembly.courier.finish()

    async def _run(self) -> None:
        self._assembly.woken.clear()
        await self._assembly.courier.run_due()

    async def close(self) -> None:
        await self._store.close()


class PortionStore(SqlStore):
    """Hands out no more than `portion`, however much is due."""

    portion = 0

    def _unit(self, db: Connection) -> SqlUnitOfWork:
        unit = super()._unit(db)
        unit.timers = PortionTimers(unit, self)
        unit.outbox = PortionOutbox(unit, self)
        return unit


class PortionTimers(SqlTimers):
    def __init__(self, unit: SqlUnitOfWork, store: PortionStore) -> None:
        super().__init__(unit.db, unit.contexts.expect)
        self._store = store

    def claim(self, now: datetime, most: int) -> Claimed[Due]:
        claimed = super().claim(now, min(most, max(0, self._store.portion)))
        self._store.portion -= claimed.looked_at
        return claimed


class PortionOutbox(SqlOutbox):
    def __init__(self, unit: SqlUnitOfWork, store: PortionStore) -> None:
        super().__init__(unit.db)
        self._store = store

    def due(
        self, now: datetime, most: int, platforms: Collection[str], skip: Collection[SpaceKey]
    ) -> list[QueuedCard]:
        cards = super().due(now, min(most, self._store.portion), platforms, skip)
        self._store.portion -= len(cards)
        return cards


class InstantMessenger:
    async def show(self, outgoing: Outgoing) -> Shown:
        return Shown(outgoing, outgoing.key)

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)
