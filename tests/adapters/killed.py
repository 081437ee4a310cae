"""The real process, and the database that remains when it is killed."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from pathlib import Path

from askwell.assembly import SystemClock
from bot.engine.contexts.member import MemberContext
from bot.engine.events import Caller
from bot.engine.store.store import LoadRequest
from bot.interview.members import Person
from storage.store import SqlStore
from tests.storage.scene import post, read

HERE = Path(__file__).parents[2]
CARDS = 6
"""For each member."""
PATIENCE = 120


@asynccontextmanager
async def askwell_run(
    database: Path, settings: dict[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    own = {"DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(HERE)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "askwell", "run"),
        cwd=database.parent,
        env=os.environ | own | settings,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def fill_outbox(database: Path, people: Iterable[Person]) -> None:
    store = SqlStore.open(f"sqlite:///{database}")
    for person in people:
        state = await read(
            store, LoadRequest(MemberContext, Caller(person, "Somebody", "Europe/Berlin"))
        )
        assert isinstance(state, MemberContext)
        for number in range(CARDS):
            await post(store, state.me, f"card {number}", now=SystemClock().now())
    await store.close()


async def ended(process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(PATIENCE):
        await process.wait()


def waiting(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT 1 FROM card WHERE due_at IS NOT NULL").fetchall()
    return len(rows)
