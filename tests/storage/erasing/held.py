"""Two transactions that meet: one is about to commit when the other begins."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from time import monotonic
from typing import Any

from sqlalchemy import Connection, event, text

from storage.store import SqlStore

PATIENCE = 30.0
"""In seconds."""
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")

Act = Callable[[SqlStore], Awaitable[Any]]


async def meet(one: SqlStore, other: SqlStore, first: Act, then: Act) -> None:
    """Run `first` in one store and hold it at its commit, until `then`, in the other store, is done
    or waits for it. Both go on after that."""
    loop, engine = asyncio.get_running_loop(), one._executor._engine
    begun: list[Future[Any]] = []

    def hold(_: Connection) -> None:
        if not begun:
            begun.append(asyncio.run_coroutine_threadsafe(_awaited(then, other), loop))
            with other._executor._engine.connect() as aside:
                _until_met(aside, begun[0])

    event.listen(engine, "commit", hold)
    await first(one)
    [later] = begun or [asyncio.run_coroutine_threadsafe(_awaited(then, other), loop)]
    await asyncio.wrap_future(later)


async def _awaited(act: Act, store: SqlStore) -> None:
    await act(store)


def _until_met(db: Connection, later: Future[Any]) -> None:
    ends = monotonic() + PATIENCE
    while not later.done() and not db.scalar(_WAITING):
        assert monotonic() < ends
