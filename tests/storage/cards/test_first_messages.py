"""First messages, counted by the databases."""

from datetime import datetime, timedelta

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Decision, Post
from bot.engine.store.first_messages import Rest
from bot.engine.store.store import UnitOfWork
from storage.store import SqlStore
from tests.storage.scene import NOON, member, show

A_DAY_AGO = NOON - timedelta(days=1)


async def test_first_messages_of_a_day_are_counted_and_older_ones_deleted(store: SqlStore) -> None:
    def count(unit: UnitOfWork) -> tuple[list[datetime], list[datetime]]:
        for hours in (30, 2):
            unit.first_messages.note("discord", NOON - timedelta(hours=hours))
        opened = unit.first_messages.opened
        return [*opened("discord", A_DAY_AGO)], [*opened("slack", A_DAY_AGO)]

    assert await store.run(count) == ([NOON - timedelta(hours=2)], [])


async def test_a_rest_is_kept_once_a_platform(store: SqlStore) -> None:
    rests = [Rest("discord", NOON, NOON + timedelta(days=each), "403 (40003)") for each in (1, 2)]

    def rest(unit: UnitOfWork) -> None:
        for each in rests:
            unit.first_messages.rest(each)

    await store.run(rest)
    assert await store.first_message_rests() == [rests[1]]


async def test_a_conversation_is_there_once_a_card_arrived(store: SqlStore) -> None:
    maya = await member(store, "maya")
    post = Post(maya.id, "hello", Card(say("Hello")))

    async def is_there() -> bool:
        return await store.run(lambda unit: unit.first_messages.has_conversation(maya.person))

    await store.run(lambda unit: unit.save(Decision(posts=(post,)), NOON))
    assert not await is_there()
    await show(store)
    assert await is_there()
