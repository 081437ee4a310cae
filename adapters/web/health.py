"""Whether Askwell is well, for whatever looks after it."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from aiohttp import web
from sqlalchemy import Engine, select

HEALTH = "/healthz"
WELL, UNWELL = "Askwell is well.\n", "Askwell's database does not answer.\n"
_PATIENCE = 5.0


class Database(Protocol):
    async def run(self, work: Callable[[Engine], None]) -> None: ...


class Health:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def answer(self, _request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._database.run(_asked)
        except Exception:  # whatever it is, it is not well
            return web.Response(status=503, text=UNWELL)
        return web.Response(text=WELL)


def _asked(engine: Engine) -> None:
    with engine.connect() as db:
        db.execute(select(1))
