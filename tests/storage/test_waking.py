"""What wakes the courier: what its own process stores for now or for soon, and nothing else. It
finds what other processes have stored when it looks by itself."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.cards.buttons import Action
from bot.engine.contexts.member import MemberContext
from bot.engine.events import Press
from storage.store import SqlStore
from storage.tables import programmes
from tests.storage.scene import NOON, by, member, post, raw, read_as
from tests.test_moved_clock import Letterbox, SetClock

PATIENCE = 30
HOUR = timedelta(hours=1)


async def test_a_write_that_makes_nothing_due_wakes_nobody(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await raw(store, lambda db: db.execute(update(programmes).values(opened_at=NOON)))
    assembly = Assembly(store, StillClock(NOON), {})
    sleeping = asyncio.create_task(assembly._sleep.sleep(NOON, HOUR))
    await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE):
        await assembly.app.handle(Press("e1", by(maya), Action("nudges", arg="off")))
        assert not (await read_as(store, MemberContext, by(maya))).me.nudges
        assert not assembly.woken.is_set()
        await assembly.app.wake(maya.person.platform, [maya.person.space])
        await sleeping


async def test_a_sleeping_courier_finds_what_another_process_stored(
    store: SqlStore, second_store: SqlStore
) -> None:
    maya = await member(store, "maya")
    clock, slack = SetClock(NOON), Letterbox()
    soon = timedelta(milliseconds=10)
    assembly = Assembly(store, clock, {"slack": slack}, longest_sleep=soon)
    keeping = asyncio.create_task(assembly.keep_up())
    try:
        async with asyncio.timeout(PATIENCE):
            await clock.was_looked_at()
            await post(second_store, maya, "a", now=NOON)
            assert await slack.arrived.get() == "a"
    finally:
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping
