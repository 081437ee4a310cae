"""A database under an adapter that can be slow, and can fail."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Engine

from bot.engine.store.store import UnitOfWork
from storage.store import SqlStore
from tests.tables import agree_from_the_start

T = TypeVar("T")

AWAY = "the database is away"
"""These words are in no line of source code that a log may show."""


class HeldStore(SqlStore):
    """It waits as long as `held` is not set, and fails if it is `broken`."""

    held: asyncio.Event | None = None
    broken = False
    keeps = True
    """Whether it can keep events while it is slow."""

    def __init__(self, engine: Engine, *more: Any) -> None:
        agree_from_the_start(engine)
        super().__init__(engine, *more)

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        await self.answers()
        return await super().run(work)

    async def run_in_background(self, work: Callable[[UnitOfWork], T]) -> T:
        await self.answers()
        return await super().run_in_background(work)

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        await self.answers()
        return await super().read(work)

    async def keep_event(self, *asked: Any) -> bool:
        if self.held and not self.keeps:
            await self.held.wait()
        self.check()
        return await super().keep_event(*asked)

    async def answers(self) -> None:
        if self.held:
            await self.held.wait()
        self.check()

    def check(self) -> None:
        if self.broken:
            raise ConnectionError(AWAY)
