"""The real process, killed in the middle of sending, and started again once its lease is over."""

import asyncio
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from adapters.slack.manifest import manifest
from askwell.assembly import SystemClock
from bot.flows import every_flow
from storage.store import SqlStore
from tests.adapters.slack.server import SlackServer, User
from tests.storage.scene import member, post

HERE = Path(__file__).parents[3]
PEOPLE, CARDS, KILLS = 4, 6, 2
KILLED_AFTER = 7
"""So many messages of a process: fewer than are settled together."""
FAR = 1.0
"""Seconds, in which a courier could do a lot that it should not."""
PATIENCE = 120


async def test_a_killed_process_sends_nothing_twice(tmp_path: Path) -> None:
    database = tmp_path / "askwell.db"
    async with far_away(SlackServer(manifest=manifest(every_flow().specs, None))) as slack:
        people = [slack.user(f"U{number}", f"Person {number}") for number in range(PEOPLE)]
        await fill_outbox(database)
        for _ in range(KILLS):
            async with askwell_run(slack, database) as process:
                kill_within(slack, process, people)
                await process.wait()
            end_leases(database)
        async with askwell_run(slack, database) as process:
            await slack.until(lambda: len(arrived(people)) == PEOPLE * CARDS, PATIENCE)
            process.terminate()
            await process.wait()
        assert waiting(database) == 0
        assert [which for which, many in arrived(people).items() if many > 1] == []


def far_away(slack: SlackServer) -> SlackServer:
    """It takes its time before Askwell is connected."""
    handle = slack.api.handle

    async def in_time(request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] == "auth.test":
            await asyncio.sleep(FAR)
        return await handle(request)

    slack.api.handle = in_time  # type: ignore[method-assign]
    return slack


def kill_within(
    slack: SlackServer, process: asyncio.subprocess.Process, people: list[User]
) -> None:
    """The process is killed when Slack has a message and has not said so yet."""
    enough, changed = count(people) + KILLED_AFTER, slack.api.changed

    def kill() -> None:
        changed()
        if count(people) >= enough:
            slack.api.changed = changed
            process.kill()

    slack.api.changed = kill


@asynccontextmanager
async def askwell_run(
    slack: SlackServer, database: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = {
        "DATABASE_URL": f"sqlite:///{database}",
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.url,
        "PYTHONPATH": str(HERE),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "askwell", "run"), cwd=database.parent, env=os.environ | settings
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def fill_outbox(database: Path) -> None:
    store = SqlStore.open(f"sqlite:///{database}")
    for person in range(PEOPLE):
        to = await member(store, f"U{person}")
        for number in range(CARDS):
            await post(store, to, f"card {number}", now=SystemClock().now())
    await store.close()


def end_leases(database: Path) -> None:
    """As if so much time had passed since the process was killed."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE card SET due_at = taken_at WHERE taken")


def waiting(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT 1 FROM card WHERE due_at IS NOT NULL").fetchall()
    return len(rows)


def count(people: list[User]) -> int:
    return sum(len(each.messages) for each in people)


def arrived(people: list[User]) -> "Counter[tuple[str, str]]":
    return Counter((each.id, shown.shown) for each in people for shown in each.messages)
