"""Spaces from which Askwell was removed."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.engine.decisions import CommunityTimer, Decision, Timer
from bot.engine.events import Due
from bot.engine.store.ports import Lapsed, Shown
from bot.engine.timer_names import CommunityTimerName, TimerName
from bot.interview.members import Member
from storage.store import SqlStore
from storage.tables import timers
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    claim,
    decide,
    fire,
    interview,
    keys,
    member,
    next_due,
    post,
    raw,
    set_timers,
    settle,
    sleep,
    wake,
    wake_only,
    wake_timers,
)

WEEKS = timedelta(weeks=3)
NAMES = (TimerName.EXPIRE, TimerName.NUDGE_HOST)


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


@pytest.fixture
async def there(store: SqlStore) -> Member:
    return await member(store, "maya", space="T2")


async def fired(store: SqlStore, after: timedelta = timedelta()) -> list[Due]:
    flow = Fired()
    await fire(store, flow, NOON + after, 9)
    return flow.due


async def test_cards_of_a_space_that_sleeps_wait(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await wake_only(store, {"T2"})
    await post(store, maya, "here")
    assert await next_due(store) is None, "nobody is woken for what waits"
    await post(store, there, "there")

    assert keys(await claim(store)) == ["there"]
    await wake_only(store, {"T1"})
    assert await next_due(store) == NOON
    assert keys(await claim(store, NOON + WEEKS)) == ["here"]


async def test_only_those_that_are_named_sleep_and_wake(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await sleep(store, {"T1", "T2"})
    await wake(store, ["T2"])
    await sleep(store, ["T2"], "discord")
    await post(store, maya, "here")
    await post(store, there, "there")
    assert keys(await claim(store)) == ["there"]
    await sleep(store, ())
    await wake(store, {"T1"})
    assert keys(await claim(store)) == ["here"]


async def test_another_platforms_spaces_are_left_alone(store: SqlStore, maya: Member) -> None:
    await wake_only(store, (), "discord")
    await post(store, maya, "here")
    assert keys(await claim(store)) == ["here"]


async def test_timers_wait_and_know_how_late_they_are(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON + MINUTE))
    await wake_only(store, ())
    assert await fired(store, WEEKS) == []
    assert await next_due(store) is None, "nobody is woken for what waits"

    await wake_only(store, {"T1"})
    assert await next_due(store) == NOON + MINUTE
    (due,) = await fired(store, WEEKS)
    assert (due.name, due.late) == ("expire", WEEKS - MINUTE)


async def looked_at(store: SqlStore, now: datetime = NOON) -> int:
    return (await store.run(lambda unit: unit.timers.claim(now, 9))).looked_at


async def test_sleeping_timers_are_read_once_until_they_wake(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, *(Timer("i1", each, NOON) for each in NAMES))
    await sleep(store, ["T1"])
    assert [await looked_at(store) for _ in range(2)] == [len(NAMES), 0]

    await wake(store, ["T1"])
    assert sorted(each.name for each in await fired(store)) == sorted(NAMES)


async def test_a_space_that_falls_asleep_again_is_woken_no_further(
    store: SqlStore, maya: Member
) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    await sleep(store, ["T1"])
    await looked_at(store)
    await store.run(lambda unit: unit.spaces.wake("slack", ["T1"]))
    assert (await store.read(lambda unit: unit.agenda(NOON, ["slack"]))).waking
    await sleep(store, ["T1"])
    assert not await store.run(lambda unit: unit.timers.wake_some(9))
    assert await fired(store) == []


async def test_interviews_wake_in_portions_until_none_sleeps(store: SqlStore, maya: Member) -> None:
    names, daniel = ["i1", "i2", "i3"], await member(store, "daniel")
    for each in names:
        await interview(store, maya, daniel, each)
        await set_timers(store, maya, Timer(each, TimerName.EXPIRE, NOON))
    await sleep(store, ["T1"])
    await looked_at(store)
    await store.run(lambda unit: unit.spaces.wake("slack", ["T1"]))
    while await store.run(lambda unit: unit.timers.wake_some(1)):
        pass
    assert [each.interview for each in await fired(store)] == names


async def test_a_sleeping_timer_that_is_set_again_wakes_at_its_new_time(
    store: SqlStore, maya: Member
) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    await sleep(store, ["T1"])
    await looked_at(store)
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON + MINUTE))
    assert await looked_at(store, NOON + MINUTE) == 1


async def test_timers_put_to_sleep_by_mistake_are_read_again(store: SqlStore, maya: Member) -> None:
    """This happens if the space wakes while it is being put to sleep."""
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    await raw(store, lambda db: db.execute(update(timers).values(asleep_in=maya.community)))
    assert await fired(store) == []
    await store.run(lambda unit: unit.timers.look_again())
    await wake_timers(store)
    assert await fired(store) == [Due("i1", "expire")]


async def test_a_communitys_timers_wait_until_one_of_its_spaces_wakes(
    store: SqlStore, maya: Member
) -> None:
    about = ("a", "b")
    timers_ = [CommunityTimer(maya.community, CommunityTimerName.CONCERN, NOON, x) for x in about]
    await decide(store, maya, Decision(community_timers=tuple(timers_)))
    await sleep(store, ["T1"])

    async def claimed() -> tuple[int, int]:
        found = await store.run(lambda unit: unit.community_timers.claim(NOON, 9, ()))
        return len(found.due), found.looked_at

    assert [await claimed() for _ in range(2)] == [(0, 2), (0, 0)]
    await wake(store, ["T1"])
    assert await claimed() == (2, 2)


async def test_an_interview_goes_on_while_one_side_is_awake(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await interview(store, maya, there)
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON))
    await wake_only(store, {"T1"})
    assert await fired(store) == [Due("i1", "expire")]


async def test_a_space_that_was_never_seen_is_awake_when_it_comes(store: SqlStore) -> None:
    await wake_only(store, {"T9"})
    await post(store, await member(store, "maya", space="T9"), "hello")
    assert keys(await claim(store)) == ["hello"]


async def test_a_lapsed_card_is_deleted_and_wakes_nobody(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "reminder", "i1")
    await post(store, maya, "news")
    reminder, news = await claim(store)

    await settle(store, Lapsed(reminder), Shown(news, "m1"))

    assert await next_due(store) is None
    assert await fired(store, WEEKS) == []
