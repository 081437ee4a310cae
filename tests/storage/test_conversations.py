"""The direct conversations that Askwell has opened."""

from bot.interview.members import Person
from storage.store import SqlStore
from tests.storage.scene import member


async def test_a_conversation_is_kept_for_its_member(store: SqlStore) -> None:
    maya, there = await member(store, "maya"), await member(store, "maya", space="T2")
    for channel in ("D1", "D2"):
        await store.keep_conversation(maya.person, channel)
        assert await store.conversation_of(maya.person) == channel
    assert await store.conversation_of(there.person) is None
    await store.forget_conversation(maya.person)
    assert await store.conversation_of(maya.person) is None


async def test_nothing_is_kept_of_who_is_no_member(store: SqlStore) -> None:
    stranger = Person("slack", "T1", "stranger")
    await store.keep_conversation(stranger, "D1")
    assert await store.conversation_of(stranger) is None
