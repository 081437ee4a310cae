"""Old data is found without reading what stays, in the night of each community."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic

import pytest
from sqlalchemy import Connection, select, text, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bot.engine.contexts.member import MemberContext
from bot.engine.contexts.request import SearchContext
from bot.engine.decisions import Decision
from bot.engine.retention import (
    CARDS_KEPT,
    TOLD_BEFORE,
    forget_venues,
    is_night,
    retention_period,
)
from bot.engine.store.retention import InterviewWords, SettledCard, SpaceRetention
from bot.engine.store.store import UnitOfWork
from bot.interview.hosting import Venue
from storage.store import SqlStore
from storage.tables import cards
from storage.unit_of_work import SqlUnitOfWork
from tests.storage.scene import (
    MINUTE,
    NOON,
    by,
    caller,
    claim,
    interview,
    listed,
    member,
    post,
    raw,
    read_as,
    show,
)

MANY = 60
PAGES = text("SELECT count(*) FROM dbstat WHERE name = :table")
PARTS = text(
    " UNION ".join(
        f"SELECT count(DISTINCT segid) FROM {index}_idx"  # noqa: S608
        for index in ("host_search", "host_names", "host_topics", "name_search")
    )
)
LONG_AFTER = NOON + CARDS_KEPT + MINUTE
PATIENCE = 30.0
"""In seconds."""


@pytest.mark.parametrize(
    ("zone", "hour"), [("Africa/Nairobi", 0), ("America/New_York", 8), (None, 3)]
)
def test_night_is_where_the_community_is(zone: str | None, hour: int) -> None:
    space = SpaceRetention("slack", "T1", 1, zone, None)
    hours = [at for at in range(24) if is_night(space, datetime(2026, 11, 24, at, 30, tzinfo=UTC))]
    assert hours == [hour]


async def settled(store: SqlStore) -> list[int]:
    (space,) = await store.read(lambda unit: unit.retention.spaces())
    found = await store.read(lambda unit: unit.retention.settled(space, LONG_AFTER, None, 9))
    return [each.id for each in found]


async def test_a_deleted_card_is_not_found_again(store: SqlStore) -> None:
    await post(store, await member(store, "maya"), "k")
    await show(store)
    assert len(await settled(store)) == 1
    await Assembly(store, StillClock(LONG_AFTER), {}).housekeeping.forget_old()
    assert await settled(store) == []


async def test_of_cards_settled_at_one_instant_each_is_looked_at_once(store: SqlStore) -> None:
    maya = await member(store, "maya")
    for key in ("a", "b", "c"):
        await post(store, maya, key)
    await show(store)
    (space,) = await store.read(lambda unit: unit.retention.spaces())
    seen: list[SettledCard] = []
    while some := await store.read(partial(look_at, space=space, after=seen[-1] if seen else None)):
        seen += some
    assert [each.id for each in seen] == await settled(store)
    assert len(seen) == 3


def look_at(
    unit: UnitOfWork, space: SpaceRetention, after: SettledCard | None
) -> Sequence[SettledCard]:
    return unit.retention.settled(space, LONG_AFTER, after, 1)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
async def test_deleted_rows_give_their_space_back(store: SqlStore) -> None:
    maya = await member(store, "maya")
    for number in range(MANY):
        await post(store, maya, f"{number}")
    await show(store)
    await raw(store, lambda db: db.execute(update(cards).values(card="long " * 100)))
    before = await pages(store, "card")
    await Assembly(store, StillClock(LONG_AFTER), {}).housekeeping.forget_old()
    assert await pages(store, "card") < before / 2


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
async def test_an_interview_without_its_words_gives_their_room_back(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    names = [f"i{number}" for number in range(MANY)]
    for each in names:
        await interview(store, maya, daniel, each, wish="long " * 100)
    before = await pages(store, "interview")
    await store.run(lambda unit: unit.retention.forget_words(names))
    assert await pages(store, "interview") < before / 2


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
async def test_in_a_night_the_indexes_of_words_become_one_part_each(store: SqlStore) -> None:
    for number in range(MANY):
        await member(store, f"host {number}", field="Law")
    assert min(await parts(store)) > 1
    for hour, expected in ((12, False), (3, True)):
        clock = StillClock(NOON.replace(hour=hour))
        await Assembly(store, clock, {}).housekeeping.forget_at_night()
        assert (await parts(store) == {1}) is expected
    assert len(await listed(store, SearchContext, caller("maya"), words=("law",))) > 1


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
async def test_the_indexes_of_words_are_merged_once_a_day(store: SqlStore) -> None:
    """It may be night somewhere in each hour, and all words are written anew."""
    clock = StillClock(NOON.replace(hour=3))
    housekeeping = Assembly(store, clock, {}).housekeeping
    for later, expected in ((0 * MINUTE, True), (MINUTE, False), (timedelta(days=1), True)):
        await member(store, f"host {later}", field="Law")
        await member(store, f"another {later}", field="Law")
        clock.move_to(clock.now() + later)
        await housekeeping.forget_at_night()
        assert (await parts(store) == {1}) is expected


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
async def test_the_merge_of_the_indexes_of_words_ends_although_hosts_are_added(
    store: SqlStore,
) -> None:
    for number in range(MANY):
        await member(store, f"host {number}", field="Law")
    await store.run(lambda unit: unit.retention.begin_to_tidy_words())
    for number in range(10):
        await member(store, f"new host {number}", field="Law")
        if not await store.run(lambda unit: unit.retention.tidy_words()):
            break
    else:
        pytest.fail("it does not end")


async def parts(store: SqlStore) -> set[int]:
    return {*await raw(store, lambda db: db.scalars(PARTS).all())}


async def pages(store: SqlStore, table: str) -> int:
    return int(await raw(store, lambda db: db.execute(PAGES, {"table": table}).scalar_one()))


async def test_an_unreadable_card_is_deleted_in_time(store: SqlStore) -> None:
    await post(store, await member(store, "maya"), "k")
    await raw(store, lambda db: db.execute(update(cards).values(card="nowhere")))
    assert await claim(store) == []
    await Assembly(store, StillClock(LONG_AFTER), {}).housekeeping.forget_old()
    assert await raw(store, lambda db: db.scalars(select(cards.c.id)).all()) == []


async def test_by_day_nothing_is_forgotten(store: SqlStore) -> None:
    await post(store, await member(store, "maya"), "k")
    await show(store)
    for at in (LONG_AFTER, LONG_AFTER.replace(hour=3) + timedelta(days=1)):
        before = await settled(store)
        await Assembly(store, StillClock(at), {}).housekeeping.forget_at_night()
        assert len(before) == 1
    assert await settled(store) == []


async def test_no_night_looks_at_interviews_of_which_nothing_is_due(store: SqlStore) -> None:
    """However many there are."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    await interview(store, maya, daniel, venue=Venue(detail="A room"), start=NOON)
    (space,) = await store.read(lambda unit: unit.retention.spaces())
    assert space.months == 24

    def looked_at(unit: UnitOfWork, now: datetime) -> Sequence[InterviewWords]:
        before = now + TOLD_BEFORE - retention_period(24)
        return unit.retention.interviews(space.community, before, None, 9)

    soon, late = NOON + timedelta(days=600), NOON + timedelta(days=720)
    assert await store.read(lambda unit: looked_at(unit, soon)) == []
    assert [each.id for each in await store.read(lambda unit: looked_at(unit, late))] == ["i1"]
    forgotten = [
        await store.run(partial(forget_venues, now=now, space=space))
        for now in (NOON + CARDS_KEPT, LONG_AFTER, LONG_AFTER)
    ]
    assert forgotten == [False, True, False]


async def test_a_place_that_is_agreed_on_meanwhile_stays(
    store: SqlStore, second_store: SqlStore
) -> None:
    """Another process deletes old places while the interview gets another time."""
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    old = await interview(store, maya, daniel, venue=Venue(detail="A room"), start=NOON)
    (space,) = await store.read(lambda unit: unit.retention.spaces())
    forget = partial(forget_venues, now=LONG_AFTER, space=space)
    new = replace(old, revision=2, start=LONG_AFTER, venue=Venue(detail="A café"))
    loop = asyncio.get_running_loop()

    def move(unit: UnitOfWork) -> Future[bool]:
        assert isinstance(unit, SqlUnitOfWork)
        unit.save(Decision(save=(new,)), LONG_AFTER)
        forgetting = asyncio.run_coroutine_threadsafe(second_store.run(forget), loop)
        until_somebody_waits(unit.db)
        return forgetting

    await asyncio.wrap_future(await store.run(move))
    (kept,) = (await read_as(store, MemberContext, by(maya))).interviews
    assert kept.venue == new.venue


def until_somebody_waits(db: Connection) -> None:
    """On SQLite, the later transaction waits anyway."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    ends = monotonic() + PATIENCE
    while db.dialect.name == "postgresql" and not db.scalar(waiting):
        assert monotonic() < ends
