"""Whatever happens on a storage thread, whoever waits for it hears of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.engine.contexts import Mine, State
from bot.engine.decisions import Decision
from bot.engine.errors import without_words
from bot.engine.ports import Reading
from storage.store import SqlStore
from tests.storage.scene import NOON, caller

PATIENCE = 10


def ends(*_: Any) -> Any:
    return next(iter(()))


def decided(store: SqlStore) -> Awaitable[Any]:
    def decide(_: State | None) -> Decision:
        decision: Decision = ends()
        return decision

    return store.decide(Reading(Mine, by=caller("maya")), decide, NOON)


WORK: list[Callable[[SqlStore], Awaitable[Any]]] = [
    decided,
    lambda store: store.run(ends),
    lambda store: store._door.look(ends),
]


@pytest.mark.parametrize("work", WORK)
async def test_an_iterator_that_ends_is_an_error_like_any_other(
    store: SqlStore, work: Callable[[SqlStore], Awaitable[Any]]
) -> None:
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(RuntimeError) as failed:
            await work(store)
        await store.next_due()
    assert "ends" in without_words(failed.value), "and its place is told"
