"""Commands through Askwell's adapter for Slack, beside bolt's hello-world answering the same."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import process_time

from aiohttp import ClientSession, ClientTimeout
from sqlalchemy import Engine, func, select

from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage
from bench.slack import apps
from bench.slack.traffic import COMMUNITY, MEMBERS
from storage import tables

CALLS = 4000
ROUNDS = 20
AT_ONCE = (1, 16)
PATIENCE = 60
"""Seconds after which a round that does not end is an error."""

HELP, HELLO = "What I can do for you", "Hello, world!"


@dataclass
class Comparison:
    """What so many members do at once, and which words each app answers it with."""

    what: str
    writes: bool
    at_once: int
    answers: dict[str, str]
    askwell: Measured = field(default_factory=Measured)
    hello: Measured = field(default_factory=Measured)

    async def round(self, slack: "Slack", many: int) -> None:
        await slack.send(self, apps.ASKWELL, self.askwell, many)
        await slack.send(self, apps.HELLO, self.hello, many)


class Slack:
    """The process that sends."""

    def __init__(self, address: str, session: ClientSession) -> None:
        self.api = f"{address}api/"
        self._rounds = f"{address}round"
        self._session = session
        self._sent = 0

    async def send(self, each: Comparison, app: str, measured: Measured, many: int) -> None:
        """Their cost is what all threads of our own process spent."""
        first, self._sent = self._sent, self._sent + many
        asked = {"what": each.what, "app": app, "first": first, "many": many}
        began = process_time()
        async with self._session.post(
            self._rounds, json=asked | {"at_once": each.at_once}
        ) as answer:
            spent = process_time() - began
            told = await answer.json()
        assert told["texts"] == {each.answers[app]: many}, f"{each.what}: {told['texts']}"
        measured.calls += told["calls"]
        measured.costs.append(spent / many * 1_000_000)
        measured.add(many, told["seconds"])


async def compare(url_of: UrlOf, scale: float) -> list[Comparison]:
    """Members whose profile was read before: it is read again once an hour."""
    many = max(1, int(CALLS * scale) // ROUNDS)
    with migrated(url_of("slack")) as engine:
        COMMUNITY.settle_in(engine)
        async with (
            _slack() as slack,
            apps.askwell(engine, slack.api),
            apps.hello_world(slack.api),
        ):
            warm_up, compared = _comparisons(), _comparisons()
            for each in warm_up:
                await each.round(slack, MEMBERS)
            settle_garbage()
            for _ in range(ROUNDS):
                for each in compared:
                    await each.round(slack, many)
        sent = sum(each.askwell.done for each in (*warm_up, *compared) if each.writes)
        assert _saved(engine) == sent, "not all that was sent was saved"
    return compared


def _comparisons() -> list[Comparison]:
    return [
        Comparison(what, writes, at_once, answers)
        for what, writes, answers in (
            ("help", False, {apps.ASKWELL: HELP, apps.HELLO: HELLO}),
            ("settings, sent", True, {apps.ASKWELL: "", apps.HELLO: ""}),
        )
        for at_once in AT_ONCE
    ]


@asynccontextmanager
async def _slack() -> AsyncIterator[Slack]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.slack.pretend", stdin=PIPE, stdout=PIPE
    )
    assert process.stdin
    assert process.stdout
    try:
        port = int(await process.stdout.readline())
        async with ClientSession(timeout=ClientTimeout(PATIENCE)) as session:
            yield Slack(f"http://127.0.0.1:{port}/", session)
    finally:
        process.stdin.close()
        await process.wait()


def _saved(engine: Engine) -> int:
    """Each change of the settings posts a card."""
    with engine.begin() as db:
        return db.scalar(select(func.count()).select_from(tables.cards)) or 0
