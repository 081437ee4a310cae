"""Spaces that Askwell was removed from."""

from datetime import timedelta

import pytest

from bot.engine.decisions import Timer
from bot.engine.events import Due
from bot.engine.ports import Lapsed, Shown
from bot.interview.model import Member
from storage.store import SqlStore
from tests.storage.scene import (
    ALONE,
    MINUTE,
    NOON,
    Fired,
    claim,
    interview,
    keys,
    member,
    post,
    reading_of,
    set_timers,
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
    await store.fire(NOON + after, 9, reading_of, flow, ALONE)
    return flow.due


async def test_cards_of_a_space_that_sleeps_wait(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await store.wake_only("slack", {"T2"})
    await post(store, maya, "here")
    assert await store.next_due() is None, "nobody is woken for what waits"
    await post(store, there, "there")

    assert keys(await claim(store)) == ["there"]
    await store.wake_only("slack", {"T1"})
    assert await store.next_due() == NOON
    assert keys(await claim(store, NOON + WEEKS)) == ["here"]


async def test_only_those_that_are_named_sleep_and_wake(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await store.sleep("slack", {"T1", "T2"})
    await store.wake("slack", ["T2"])
    await store.sleep("discord", ["T2"])
    await post(store, maya, "here")
    await post(store, there, "there")
    assert keys(await claim(store)) == ["there"]
    await store.sleep("slack", ())
    await store.wake("slack", {"T1"})
    assert keys(await claim(store)) == ["here"]


async def test_another_platforms_spaces_are_left_alone(store: SqlStore, maya: Member) -> None:
    await store.wake_only("discord", ())
    await post(store, maya, "here")
    assert keys(await claim(store)) == ["here"]


async def test_timers_wait_and_know_how_late_they_are(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await set_timers(store, maya, Timer("i1", "expire", NOON + MINUTE))
    await store.wake_only("slack", ())
    assert await store.next_due() is None
    assert await fired(store, WEEKS) == []

    await store.wake_only("slack", {"T1"})
    assert await store.next_due() == NOON + MINUTE
    (due,) = await fired(store, WEEKS)
    assert (due.name, due.late) == ("expire", WEEKS - MINUTE)


async def test_an_interview_goes_on_while_one_side_is_awake(
    store: SqlStore, maya: Member, there: Member
) -> None:
    await interview(store, maya, there)
    await set_timers(store, maya, Timer("i1", "expire", NOON))
    await store.wake_only("slack", {"T1"})
    assert await fired(store) == [Due("i1", "expire")]


async def test_a_space_that_was_never_seen_is_awake_when_it_comes(store: SqlStore) -> None:
    await store.wake_only("slack", {"T9"})
    await post(store, await member(store, "maya", space="T9"), "hello")
    assert keys(await claim(store)) == ["hello"]


async def test_what_lapsed_is_gone_and_wakes_nobody(store: SqlStore, maya: Member) -> None:
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "reminder", "i1")
    await post(store, maya, "news")
    reminder, news = await claim(store)

    await store.settle([Lapsed(reminder), Shown(news, "m1")])

    assert await store.next_due() is None
    assert await fired(store, WEEKS) == []
