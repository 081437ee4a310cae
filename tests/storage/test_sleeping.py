"""Spaces that Askwell was removed from."""

from datetime import timedelta

import pytest

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.engine.ports import Lapsed, Shown
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from storage.store import SqlStore
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    claim,
    fire,
    interview,
    keys,
    member,
    next_due,
    post,
    set_timers,
    settle,
    sleep,
    wake,
    wake_only,
)

WEEKS = timedelta(weeks=3)


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
    assert await next_due(store) is None
    assert await fired(store, WEEKS) == []

    await wake_only(store, {"T1"})
    assert await next_due(store) == NOON + MINUTE
    (due,) = await fired(store, WEEKS)
    assert (due.name, due.late) == ("expire", WEEKS - MINUTE)


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


async def test_what_lapsed_is_gone_and_wakes_nobody(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "reminder", "i1")
    await post(store, maya, "news")
    reminder, news = await claim(store)

    await settle(store, Lapsed(reminder), Shown(news, "m1"))

    assert await next_due(store) is None
    assert await fired(store, WEEKS) == []
