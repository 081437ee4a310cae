"""The direct conversations that Askwell has opened."""

import asyncio
from concurrent.futures import Future

from sqlalchemy import func, select

from bot.engine.store.store import UnitOfWork
from bot.interview.members import Person
from bot.steps.erasing import erase
from storage.store import SqlStore
from storage.tables import conversations
from storage.unit_of_work import SqlUnitOfWork
from tests.storage.erasing.test_forgetting import until_somebody_waits
from tests.storage.scene import NOON, member, raw


async def test_a_conversation_is_kept_for_its_member(store: SqlStore) -> None:
    maya, there = await member(store, "maya"), await member(store, "maya", space="T2")
    for channel in ("D1", "D2"):
        await store.keep_conversation(maya.person, channel)
        assert await store.conversation_of(maya.person) == channel
    assert await store.conversation_of(there.person) is None
    await store.forget_conversation(maya.person)
    assert await store.conversation_of(maya.person) is None


async def test_no_conversation_of_a_non_member_is_stored(store: SqlStore) -> None:
    stranger = Person("slack", "T1", "stranger")
    await store.keep_conversation(stranger, "D1")
    assert await store.conversation_of(stranger) is None


async def test_no_conversation_of_a_member_erased_meanwhile_is_stored(store: SqlStore) -> None:
    """The id of the conversation would lead to who it was."""
    maya = await member(store, "maya")
    loop = asyncio.get_running_loop()

    def erase_her(unit: UnitOfWork) -> Future[None]:
        assert isinstance(unit, SqlUnitOfWork)
        erase(unit, [maya.id], NOON)
        keeping = store.keep_conversation(maya.person, "D1")
        kept = asyncio.run_coroutine_threadsafe(keeping, loop)
        until_somebody_waits(unit.db)
        return kept

    await asyncio.wrap_future(await store.run(erase_her))
    many = select(func.count()).select_from(conversations)
    assert await raw(store, lambda db: db.scalar(many)) == 0
