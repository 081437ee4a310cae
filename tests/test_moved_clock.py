"""The computer's clock is set while Askwell sleeps, and nothing wakes it."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.store.ports import Outgoing, Shown
from storage.store import SqlStore
from tests.storage.scene import NOON, member, post

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PATIENCE = 30


class Letterbox:
    def __init__(self) -> None:
        self.arrived: asyncio.Queue[str] = asyncio.Queue()

    async def show(self, outgoing: Outgoing) -> Shown:
        self.arrived.put_nowait(outgoing.key)
        return Shown(outgoing, "m1")

    def rests(self, outgoing: Outgoing) -> timedelta:
        return timedelta(0)


class SetClock(StillClock):
    """A clock that can also be set back, and that counts how often it was read."""

    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        return super().now()

    async def was_looked_at(self) -> None:
        """Wait until a sleeping task has read the clock a few more times."""
        enough = self.asked + 5
        while self.asked < enough:
            await asyncio.sleep(0)

    def set(self, by: timedelta) -> None:
        self._now = self.now() + by


@pytest.mark.parametrize("moves", [[HOUR], [DAY], [-HOUR, 2 * HOUR]])
async def test_cards_due_by_the_new_time_are_sent(moves: list[timedelta]) -> None:
    store, clock, slack = SqlStore.open("sqlite://"), SetClock(NOON), Letterbox()
    await post(store, await member(store, "maya"), "a", now=NOON + HOUR)
    soon = timedelta(milliseconds=10)
    assembly = Assembly(store, clock, {"slack": slack}, longest_sleep=soon)
    keeping = asyncio.create_task(assembly.keep_up())
    try:
        async with asyncio.timeout(PATIENCE):
            for by in moves:
                await clock.was_looked_at()
                assert slack.arrived.empty()
                clock.set(by)
            assert await slack.arrived.get() == "a"
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
        await store.close()
