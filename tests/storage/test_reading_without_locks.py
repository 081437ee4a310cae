"""A reader does not wait for writers, and still gets everything."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from threading import Event
from typing import TypeVar

import pytest
from sqlalchemy import update

from adapters.terminal.clock import StillClock
from bot.app import Answer, Askwell
from bot.cards.action_names import ActionName
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.engine.contexts.concern import ConcernContext
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press
from bot.engine.store.ports import KeptEvent
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.engine.store.turn import DecidedElsewhere, Turn
from bot.flows import every_flow
from bot.interview.conduct.concerns import Concern
from bot.interview.model import Stage
from bot.interview.organizing.programme import Organizer
from storage.events.kept_events import OWNED_FOR
from storage.store import SqlStore
from storage.tables import programmes
from tests.storage.scene import NOON, caller, decide, in_full, interview, member, raw

T = TypeVar("T")
MAYA, DANIEL, LENA = caller("maya"), caller("daniel"), caller("lena")
LOOK = Command("look", MAYA, "interviews")
PATIENCE = 10
LOOKED_AT = sorted(
    {each.reads for each in every_flow().handlers.values() if each.only_reads},
    key=lambda kind: kind.__name__,
)


@pytest.fixture
async def app(store: SqlStore) -> Askwell:
    """The programme is open, and Daniel and Maya are members."""
    for who in ("daniel", "maya"):
        await member(store, who)
    await raw(store, lambda db: db.execute(update(programmes).values(opened_at=NOON)))
    return app_of(store)


def app_of(store: SqlStore) -> Askwell:
    return Askwell(store, StillClock(NOON), every_flow(), lambda _: None)


def title(answer: Answer) -> str:
    assert isinstance(answer.reply, Card)
    return plain(answer.reply.title, ANYBODY)


async def is_kept(store: SqlStore) -> bool:
    return bool(
        await store.run(lambda unit: unit.kept_events.claim("slack", ["T1"], NOON + OWNED_FOR))
    )


@asynccontextmanager
async def somebody_writes(store: SqlStore) -> AsyncIterator[None]:
    """They also lock Maya."""
    begun, go_on, loop = asyncio.Event(), Event(), asyncio.get_running_loop()

    def hang(unit: UnitOfWork) -> None:
        unit.belonging.locked(MAYA.person)
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(PATIENCE)

    writing = asyncio.create_task(store.run(hang))
    await begun.wait()
    try:
        yield
    finally:
        go_on.set()
        await writing


async def test_contexts_are_read_without_a_lock(store: SqlStore) -> None:
    maya, daniel = await member(store, "maya"), await member(store, "daniel", field="nursing")
    await interview(store, maya, daniel, stage=Stage.BOOKED, start=NOON)
    organizer = Organizer(maya.id, maya.community, NOON)
    concern = Concern("c1", maya.community, maya.id, NOON, daniel.id)
    await decide(store, maya, Decision(save=(organizer, concern)))

    def look(unit: UnitOfWork, kind: type[Context]) -> bool:
        about = "c1" if issubclass(kind, ConcernContext) else "i1"
        asked = LoadRequest(kind, MAYA, daniel.id, about=about, words=("daniel",))
        context = unit.contexts.load(asked, NOON)
        return context is not None and in_full(context) is not None

    for kind in LOOKED_AT:
        assert await store.read(partial(look, kind=kind)), kind


async def test_a_reader_does_not_wait_for_a_writer(store: SqlStore, app: Askwell) -> None:
    async with somebody_writes(store), asyncio.timeout(PATIENCE / 2):
        await app.handle(LOOK)


async def test_the_next_event_of_a_member_waits_for_the_one_before(
    store: SqlStore, app: Askwell
) -> None:
    async with somebody_writes(store):
        mutes = asyncio.create_task(app.handle(Press("m", MAYA, Action(ActionName.NUDGES))))
        looks = asyncio.create_task(app.handle(replace(LOOK, name="settings")))
        for _ in range(3):
            await app.handle(replace(LOOK, by=DANIEL))
        assert not looks.done()
    assert title(await mutes)
    await looks


async def test_a_newcomer_who_only_reads_becomes_a_member(store: SqlStore, app: Askwell) -> None:
    await app.handle(replace(LOOK, by=LENA))
    assert (await store.read(lambda unit: unit.memberships.known(LENA.person))) is not None


async def test_a_changed_name_is_stored_while_looking(store: SqlStore, app: Askwell) -> None:
    await app.handle(replace(LOOK, by=replace(MAYA, name="Maya N.")))
    known = await store.read(lambda unit: unit.memberships.known(MAYA.person))
    assert known is not None
    assert known.name == "Maya N."


class KeepsMeanwhile(SqlStore):
    """It is so slow that the event is kept while it is decided."""

    kept: bool = False
    turn: Turn

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        self.kept = await self.keep_event(KeptEvent(LOOK, "", NOON), self.turn)
        return await super().read(work)


async def test_an_event_kept_meanwhile_is_deleted_with_its_decision(
    store: SqlStore, app: Askwell, url: str, key_file: str
) -> None:
    slow = KeepsMeanwhile.open(url, key_file=key_file)
    slow.turn = Turn(LOOK.id)
    try:
        await app_of(slow).handle(LOOK, slow.turn)
    finally:
        await slow.close()
    assert slow.kept
    assert not await is_kept(store)


async def test_an_event_that_another_process_took_is_not_answered_twice(app: Askwell) -> None:
    with pytest.raises(DecidedElsewhere):
        await app.handle(LOOK, Turn(LOOK.id, since=NOON, kept=True))


async def test_an_event_that_only_looked_is_not_kept_afterwards(
    store: SqlStore, app: Askwell
) -> None:
    await app.handle(LOOK, turn := Turn(LOOK.id))
    assert turn.decided
    assert not await store.keep_event(KeptEvent(LOOK, "", NOON), turn)
