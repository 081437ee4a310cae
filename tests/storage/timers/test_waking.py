"""What wakes the courier: what its own process stores for now or for soon, and what a settled card
leaves to be done. It finds what other processes have stored when it looks by itself."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.cards.buttons import Action
from bot.engine.contexts.member import MemberContext
from bot.engine.errors import SendFailed
from bot.engine.events import Press
from bot.engine.store.ports import Outgoing, Shown
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
        await assembly.app.spaces.wake(maya.person.platform, [maya.person.space])
        await sleeping


async def test_a_card_that_was_shown_wakes_nobody(store: SqlStore) -> None:
    """The transaction that settles it has seen that nothing else is due."""
    await post(store, await member(store, "maya"), "a")
    slack = Letterbox()
    assembly = Assembly(store, StillClock(NOON), {"slack": slack})
    sleeping = asyncio.create_task(assembly._sleep.sleep(NOON, HOUR))
    async with asyncio.timeout(PATIENCE):
        await assembly.courier.run_due()
        await assembly.courier.finish()
    assert (slack.arrived.get_nowait(), assembly.woken.is_set()) == ("a", False)
    assembly.woken.set()
    await sleeping


@pytest.mark.parametrize("again", [timedelta(0), HOUR / 2])
async def test_a_card_that_failed_wakes_a_courier_that_would_sleep_too_long(
    store: SqlStore, again: timedelta
) -> None:
    class Failing(Letterbox):
        async def show(self, outgoing: Outgoing) -> Shown:
            raise SendFailed("Not now", again)

    await post(store, await member(store, "maya"), "a")
    assembly = Assembly(store, StillClock(NOON), {"slack": Failing()})
    sleeping = asyncio.create_task(assembly._sleep.sleep(NOON, HOUR))
    async with asyncio.timeout(PATIENCE):
        await assembly.courier.run_due()
        await sleeping
        await assembly.courier.finish()


async def test_a_card_that_was_renewed_on_its_way_wakes_the_courier(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await post(store, maya, "a")

    class Slow(Letterbox):
        async def show(self, outgoing: Outgoing) -> Shown:
            await post(store, maya, "a", title="Changed meanwhile")
            return await super().show(outgoing)

    assembly = Assembly(store, StillClock(NOON), {"slack": Slow()})
    sleeping = asyncio.create_task(assembly._sleep.sleep(NOON, HOUR))
    async with asyncio.timeout(PATIENCE):
        await assembly.courier.run_due()
        await sleeping
        await assembly.courier.finish()


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
