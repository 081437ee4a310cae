"""The real core and courier, who are given what is due in portions."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import NOON, PLATFORM
from bot.engine.contexts import State
from bot.engine.decisions import Decision
from bot.engine.events import Due
from bot.engine.ports import Early, Outgoing, Reading, SpaceKey
from storage.store import SqlStore

PATIENCE = 300
"""Seconds after which a portion that does not end is an error."""


class CourierInPortions:
    def __init__(self, engine: Engine) -> None:
        self._store = PortionStore(engine)
        messengers = {PLATFORM: InstantMessenger()}
        self._assembly = Assembly(self._store, StillClock(NOON), messengers)

    async def work_off(self, many: int) -> None:
        """As the entry point does it: again whenever the courier is woken."""
        self._store.portion = many
        async with asyncio.timeout(PATIENCE):
            await self._run()
            while self._store.portion:
                await self._assembly.woken.wait()
                await self._run()
            await self._assembly.courier.finish()

    async def _run(self) -> None:
        self._assembly.woken.clear()
        await self._assembly.courier.run_due()

    async def close(self) -> None:
        await self._store.close()


class PortionStore(SqlStore):
    """Gives no more than `portion`, however much is due."""

    portion = 0

    async def fire(
        self,
        now: datetime,
        most: int,
        read: Callable[[Due], Reading | None],
        decide: Callable[[Due, State | None], Decision],
        early: Early,
    ) -> int:
        if not self.portion:
            return 0
        fired = await super().fire(now, min(most, self.portion), read, decide, early)
        self.portion -= fired
        return fired

    async def claim(
        self,
        now: datetime,
        most: int,
        lease: timedelta,
        platforms: Collection[str],
        skip: Collection[SpaceKey],
    ) -> Sequence[Outgoing]:
        if not self.portion:
            return ()
        claimed = await super().claim(now, min(most, self.portion), lease, platforms, skip)
        self.portion -= len(claimed)
        return claimed


class InstantMessenger:
    async def show(self, outgoing: Outgoing) -> str:
        return outgoing.key
