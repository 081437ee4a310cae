"""What is suggested to a person who types, without leaving a trace in the database."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from threading import Event

from sqlalchemy import Connection, func, select

from bot.engine.contexts.member import Context, MemberContext
from bot.engine.decisions import Decision
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.interview.members import Person, Suspension
from storage.store import SqlStore
from storage.tables import communities, members, spaces
from tests.storage.scene import NOON, by, decide, decided, member, raw

Suggested = tuple[Sequence[str], Sequence[str]]
NOTHING: Suggested = ((), ())


async def suggested(store: SqlStore, user: str, *words: str, space: str = "T1") -> Suggested:
    """The hosts whose name begins like this, and any topics."""
    person = Person("slack", space, user)

    def work(unit: UnitOfWork) -> Suggested:
        any_topics = unit.contexts.suggestible(person, (), NOON).topics
        return unit.contexts.suggestible(person, words, NOON).named, any_topics

    return await store.read(work)


async def counted(store: SqlStore) -> list[int]:
    """The numbers of members, spaces and communities."""

    def count(db: Connection) -> list[int]:
        every = (members, spaces, communities)
        return [db.scalar(select(func.count()).select_from(each)) or 0 for each in every]

    return await raw(store, count)


async def test_a_removed_member_gets_no_suggestions(store: SqlStore) -> None:
    await member(store, "daniel", field="Design", topics=("Sketching",))
    maya = await member(store, "maya")
    assert await suggested(store, "maya", "dan") != NOTHING
    removed = replace(maya, suspension=Suspension.REMOVED)
    await decide(store, maya, Decision(save=(removed,)))
    assert await suggested(store, "maya", "dan") == NOTHING


async def test_hosts_and_topics_of_their_space_without_their_own(store: SqlStore) -> None:
    await member(store, "daniel", field="Design", topics=("Sketching",))
    await member(store, "dana", field="Law")
    await member(store, "dave", "T2", field="Music")
    assert await suggested(store, "daniel", "da") == (("Dana",), ("Law",))
    found = await suggested(store, "dana", "dan")
    assert found == (("Daniel",), ("Design", "Sketching"))


async def test_a_stranger_is_suggested_what_there_is_and_stays_one(store: SqlStore) -> None:
    assert await suggested(store, "eve", "da") == NOTHING
    await member(store, "daniel", field="Design")
    before = await counted(store)
    assert await suggested(store, "eve", "da") == (("Daniel",), ("Design",))
    assert await suggested(store, "eve", "da", space="T9") == NOTHING
    assert await counted(store) == before


async def test_autocomplete_waits_for_no_writer(store: SqlStore) -> None:
    daniel = await member(store, "daniel", field="Design")
    begun, over = Event(), Event()

    def write(state: Context | None) -> Decision:
        assert isinstance(state, MemberContext)
        begun.set()
        assert over.wait(60)
        return Decision(save=(replace(state.me, nudges=False),))

    writing = asyncio.create_task(
        decided(store, LoadRequest(MemberContext, by(daniel)), write, NOON)
    )
    try:
        await asyncio.to_thread(begun.wait, 60)
        assert (await suggested(store, "maya", "dan"))[0] == ("Daniel",)
        assert not writing.done()
    finally:
        over.set()
        await writing
