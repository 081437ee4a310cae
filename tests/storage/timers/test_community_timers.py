"""Timers of communities, while members act."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from math import inf
from threading import Event

import pytest

from bot.engine.budget import Budget
from bot.engine.contexts.programme import MemberDueContext
from bot.engine.decisions import CommunityTimer, Decision
from bot.engine.events import CommunityDue
from bot.engine.firing import PUT_OFF, Fired, Firing
from bot.engine.router import Router
from bot.engine.store.store import UnitOfWork
from bot.engine.timer_names import CommunityTimerName
from storage.statements import locks
from storage.store import SqlStore
from tests.storage.scene import NOON, member

MINUTE = timedelta(minutes=1)
PATIENCE = 5.0
"""In seconds."""


def nothing(_context: MemberDueContext, _due: CommunityDue, _now: datetime) -> Decision:
    return Decision()


def failing(context: MemberDueContext, _due: CommunityDue, _now: datetime) -> Decision:
    if context.member.person.user == "maya":
        raise RuntimeError
    return Decision()


async def fire(
    store: SqlStore,
    flow: Callable[[MemberDueContext, CommunityDue, datetime], Decision] = nothing,
    now: datetime = NOON,
) -> Fired:
    router = Router()
    router.community_timer(CommunityTimerName.ZONE_MOVED, reads=MemberDueContext)(flow)
    return await store.run(lambda unit: Firing(router).fire(unit, now, 9, partial(Budget, inf)))


async def test_one_that_fails_is_put_off_and_stops_no_other(store: SqlStore) -> None:
    """Otherwise it would be tried again and again, without a pause."""
    name = CommunityTimerName.ZONE_MOVED
    members = [await member(store, each) for each in ("maya", "daniel")]
    timers = [CommunityTimer(each.community, name, NOON, str(each.id)) for each in members]
    await store.run(lambda unit: unit.community_timers.set(timers))
    assert await fire(store, failing) == Fired(looked_at=2, done=2)
    assert await fire(store, now=NOON + PUT_OFF - MINUTE) == Fired(looked_at=0, done=0)
    assert await fire(store, now=NOON + PUT_OFF) == Fired(looked_at=1, done=1)


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
async def test_a_timer_does_not_wait_for_a_member_who_acts(store: SqlStore) -> None:
    """Otherwise it would hold its own row and others while it waits for a member, whose press may
    need these rows. The timer is decided once they are free."""
    maya, loop = await member(store, "maya"), asyncio.get_running_loop()
    name, acts, has_fired = CommunityTimerName.ZONE_MOVED, asyncio.Event(), Event()
    timer = CommunityTimer(maya.community, name, NOON, str(maya.id))
    await store.run(lambda unit: unit.community_timers.set([timer]))

    def act(unit: UnitOfWork) -> bool:
        locks.lock(unit.db, [maya.id])  # type: ignore[attr-defined]
        loop.call_soon_threadsafe(acts.set)
        free = has_fired.wait(PATIENCE)
        unit.community_timers.set([timer])
        return free

    acting = asyncio.create_task(store.run(act))
    await acts.wait()
    fired = await fire(store)
    has_fired.set()
    assert await acting
    assert (fired.looked_at, (await fire(store)).looked_at) == (0, 1)
