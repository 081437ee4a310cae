"""Messages to many members at once: they wait for all other cards, and are sent some at a time."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.engine.decisions import Decision, Post
from bot.engine.delivering.bulk import AT_ONCE, EVERY
from bot.engine.store.ports import Shown
from bot.interview.members import Member, Suspension
from storage.store import SqlStore
from storage.tables import members
from tests.storage.scene import (
    NOON,
    bury,
    card,
    claim,
    decide,
    keys,
    member,
    next_due,
    post,
    raw,
    settle,
    show,
)

NIGHT = NOON + timedelta(hours=9)
MORNING = NOON + timedelta(hours=20)
"""In Berlin, where all members' quiet hours end at nine."""
MANY = 1_000


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


async def crowd(store: SqlStore, like: Member) -> list[int]:
    """Add MANY members."""
    columns = [each for each in members.c if each.name not in ("id", "user")]

    def add(db: Connection) -> list[int]:
        [row] = db.execute(select(*columns).where(members.c.id == like.id)).mappings()
        db.execute(insert(members), [{**row, "user": f"u{number}"} for number in range(MANY)])
        return list(db.scalars(select(members.c.id).where(members.c.id != like.id)))

    return await raw(store, add)


async def in_bulk(store: SqlStore, to: Member, count: int) -> None:
    posts = (Post(to.id, f"b{number}", card("All"), bulk=True) for number in range(count))
    await decide(store, to, Decision(posts=tuple(posts)))


async def test_a_reminder_passes_a_thousand_that_wait(store: SqlStore, maya: Member) -> None:
    posts = [Post(each, "all", card("All"), bulk=True) for each in await crowd(store, maya)]
    await decide(store, maya, Decision(posts=tuple(posts)))
    await post(store, maya, "reminder")
    assert keys(await show(store)) == ["reminder"]
    assert keys(await show(store)) == ["all"] * AT_ONCE
    await post(store, await member(store, "daniel"), "later")
    assert keys(await claim(store)) == ["later"]


async def test_a_space_gets_some_at_a_time(store: SqlStore, maya: Member) -> None:
    await in_bulk(store, maya, AT_ONCE + 1)
    assert len(await show(store)) == AT_ONCE
    assert await claim(store) == []
    assert await next_due(store) == NOON + EVERY
    assert keys(await show(store, NOON + EVERY)) == [f"b{AT_ONCE}"]
    assert await next_due(store) is None


async def test_no_space_waits_for_another(store: SqlStore, maya: Member) -> None:
    elsewhere = await member(store, "lena", space="T2")
    await in_bulk(store, maya, 30)
    await in_bulk(store, elsewhere, 1)
    shown = [*(await show(store)), *(await show(store))]
    assert [each.to for each in shown] == [maya] * AT_ONCE + [elsewhere]


async def test_bulk_cards_for_a_sleeping_member_come_in_the_morning(
    store: SqlStore, maya: Member
) -> None:
    await in_bulk(store, maya, 1)
    assert await claim(store, NIGHT) == []
    assert await next_due(store) == MORNING
    assert keys(await show(store, MORNING)) == ["b0"]


async def test_an_edit_does_not_ring_and_comes_at_night(store: SqlStore, maya: Member) -> None:
    await in_bulk(store, maya, 1)
    await show(store)
    await decide(store, maya, Decision(posts=(Post(maya.id, "b0", card("New"), bulk=True),)), NIGHT)
    assert keys(await show(store, NIGHT)) == ["b0"]


async def test_one_that_somebody_has_taken_comes_back(store: SqlStore, maya: Member) -> None:
    await in_bulk(store, maya, 1)
    await claim(store)
    assert await next_due(store) is None
    await bury(store)
    assert await next_due(store) == NOON + EVERY
    [claimed] = await claim(store, NOON + EVERY)
    await settle(store, Shown(claimed, "m"))
    assert await next_due(store) is None


@pytest.mark.parametrize("key", ["word:summer", "invitation"])
@pytest.mark.parametrize(
    "stopped",
    [{"nudges": False}, {"words_to_all": False}, {"suspension": Suspension.REMOVED}],
    ids=["nudges", "words", "removed"],
)
async def test_a_member_who_stopped_them_meanwhile_gets_none(
    store: SqlStore, maya: Member, key: str, stopped: dict[str, Any]
) -> None:
    await decide(store, maya, Decision(posts=(Post(maya.id, key, card("All"), bulk=True),)))
    await decide(store, maya, Decision(save=(replace(maya, **stopped),)))
    wanted = key == "invitation" and "words_to_all" in stopped
    assert keys(await show(store)) == ([key] if wanted else [])
    assert await next_due(store) is None
