"""Rounds of suggestions on both databases: stored completely or not at all, and posted once."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import func, select

from bot.background.suggester import Suggester
from bot.engine.decisions import Decision
from bot.engine.store.store import UnitOfWork
from bot.interview.conduct.blocks import Block
from bot.interview.members import Member, Suspension
from bot.interview.suggestions.suggestions import (
    RoundState,
    Suggestion,
    SuggestionRound,
    SuggestionWish,
    Unmatched,
)
from storage.store import SqlStore
from storage.tables import cards, suggestion_wishes, suggestions
from tests.storage.scene import decide, interview, member, raw

GOES = datetime(2026, 11, 30, 18, tzinfo=UTC)
DAY = date(2026, 12, 1)
MOST = 50


class Clock:
    def now(self) -> datetime:
        return GOES


class Killed(BaseException):
    """An error that no code catches."""


async def wish(store: SqlStore, me: Member, words: str = "museums", **more: object) -> None:
    made = SuggestionWish(me.id, me.community, words, 2, DAY)
    await decide(store, me, Decision(save=(replace(made, **more),)))  # type: ignore[arg-type]


async def wanted(store: SqlStore, community: int) -> SuggestionRound:
    made = SuggestionRound(community, DAY, RoundState.WANTED, GOES)
    await store.run(lambda unit: unit.save(Decision(save=(made,)), GOES))
    return made


async def make(store: SqlStore) -> None:
    suggester = Suggester(store, Clock(), asyncio.Event())
    while await suggester.begin():
        await suggester.settled()


async def posted(store: SqlStore) -> int:
    query = select(func.count()).where(cards.c.key.startswith("suggestion:"))
    return await raw(store, lambda db: db.execute(query).scalar_one())


async def of(store: SqlStore) -> dict[int, int | None]:
    query = select(suggestions.c.member, suggestions.c.host)
    return {row[0]: row[1] for row in await raw(store, lambda db: db.execute(query).all())}


async def test_due_seekers_are_found_with_the_hosts_they_must_not_get(store: SqlStore) -> None:
    maya, grace, tomas, kofi = [
        await member(store, each) for each in ("maya", "grace", "tomas", "kofi")
    ]
    host = await member(store, "host", field="Museums")
    await wish(store, maya)
    await wish(store, grace, paused=True)
    await wish(store, tomas, next_on=DAY + timedelta(weeks=1))
    await wish(store, kofi)
    gone = replace(kofi, suspension=Suspension.PAUSED)
    await decide(store, kofi, Decision(save=(gone, Block(maya.id, host.id, GOES))))
    made = await wanted(store, maya.community)
    await interview(store, maya, host, asked_at=GOES - timedelta(days=5))

    def work(unit: UnitOfWork) -> list[tuple[int, frozenset[int], int]]:
        found = unit.suggestions.wishers(made.community, DAY, 0, MOST, GOES)
        return [(each.wish.member, each.kept_from, len(each.interviews)) for each in found]

    assert await store.read(work) == [(maya.id, frozenset({host.id}), 1)]
    holders = await store.read(lambda unit: unit.suggestions.holders(made.community, ["museum"]))
    assert holders == {"museum": frozenset({host.id})}


async def test_a_round_is_kept_once(store: SqlStore, second_store: SqlStore) -> None:
    maya = await member(store, "maya")
    made = await wanted(store, maya.community)
    going = replace(made, state=RoundState.GOING)
    nobody = Suggestion(maya.community, DAY, maya.id, GOES, unmatched=Unmatched.NOBODY_FITS)
    kept = [
        await each.run(lambda unit: unit.suggestions.save(going, [nobody]))
        for each in (store, second_store)
    ]
    assert kept == [True, False]


async def test_killed_at_any_step_nobody_gets_two_and_nobody_loses(store: SqlStore) -> None:
    """The process is killed in the first writing transaction, then in the second, and so on. Each
    time, another process continues."""
    host = await member(store, "host", field="Museums", per_month=40)
    seekers = [await member(store, f"seeker{number}") for number in range(60)]
    for each in seekers:
        await wish(store, each)
    await wanted(store, host.community)
    for _ in range(5):
        try:
            await make(DyingStore(store))  # type: ignore[arg-type]
        except Killed:
            continue
    await make(store)
    assert await posted(store) == 60
    got = await of(store)
    assert (len(got), sum(each is not None for each in got.values())) == (60, 40)
    turns = await raw(
        store,
        lambda db: db.execute(
            select(suggestion_wishes.c.next_on, suggestion_wishes.c.left_out)
        ).all(),
    )
    assert {row[0] for row in turns} == {DAY + timedelta(weeks=2)}
    assert sum(row[1] for row in turns) == 20


class DyingStore:
    """Raises Killed in a writing transaction, one transaction later each time. Nothing of that
    transaction is kept."""

    lives = 0

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._left = DyingStore.lives
        DyingStore.lives += 1
        self.read = store.read
        self.run_in_background = self.run

    async def run(self, work):  # type: ignore[no-untyped-def]
        def dies(unit: UnitOfWork) -> object:
            done = work(unit)
            self._left -= 1
            if self._left < 0:
                raise Killed
            return done

        return await self._store.run(dies)


async def test_a_round_of_long_ago_is_forgotten(store: SqlStore) -> None:
    maya = await member(store, "maya")
    await wish(store, maya)
    await wanted(store, maya.community)
    await make(store)
    assert len(await of(store)) == 1
    await store.run(lambda unit: unit.suggestions.forget(GOES + timedelta(days=1)))
    assert not await of(store)
