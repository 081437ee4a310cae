"""Commands through Askwell's adapter for Slack, beside bolt's hello-world answering the same."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import time
from time import process_time

from aiohttp import ClientSession, ClientTimeout
from sqlalchemy import Engine, func, select

from bench.commands import SETTINGS
from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage
from bench.slack.apps import Both, By
from bench.slack.traffic import COMMUNITY, MEMBERS
from storage import tables

CALLS = 2000
ROUNDS = 20
AT_ONCE = (1, 16)
PATIENCE = 60
"""Seconds after which a round that does not end is an error."""


@dataclass
class Comparison:
    """What so many members do at once, and which words each app answers it with."""

    what: str
    writes: bool
    at_once: int
    answer: str
    hello_answer: str
    askwell: Measured = field(default_factory=Measured)
    hello: Measured = field(default_factory=Measured)

    async def round(self, sender: "Sender", many: int) -> None:
        both = sender.both
        await sender.send(self, both.askwell, self.answer, self.askwell, many)
        await sender.send(self, both.hello, self.hello_answer, self.hello, many)


class Sender:
    """Has the other process send, and counts what all threads of this one spend on it."""

    def __init__(self, address: str, session: ClientSession, both: Both) -> None:
        self.both = both
        self._rounds = f"{address}round"
        self._session = session
        self._sent = 0

    async def send(
        self, each: Comparison, app: str, answer: str, measured: Measured, many: int
    ) -> None:
        first, self._sent = self._sent, self._sent + many
        asked = {"what": each.what, "app": app, "first": first, "many": many}
        asked["at_once"] = each.at_once
        began = process_time()
        async with self._session.post(self._rounds, json=asked) as ended:
            await self.both.finish()
            spent = process_time() - began
            told = await ended.json()
        assert told["texts"] == {answer: many}, f"{each.what}: {told['texts']}"
        measured.calls += told["calls"]
        measured.costs.append(spent / many * 1_000_000)
        measured.add(many, told["seconds"])


async def compare(url_of: UrlOf, scale: float, by: By) -> list[Comparison]:
    """Members whose profile was read before: it is read again once an hour."""
    many = max(1, int(CALLS * scale) // ROUNDS)
    compared = _comparisons()
    with migrated(url_of("slack")) as engine:
        COMMUNITY.settle_in(engine)
        async with _sender(engine, by) as sender:
            for each in _comparisons():
                await each.round(sender, MEMBERS)
            settle_garbage()
            for _ in range(ROUNDS):
                for each in compared:
                    await each.round(sender, many)
        assert _changed(engine) == MEMBERS, "what was sent was not saved"
    return compared


@asynccontextmanager
async def _sender(engine: Engine, by: By) -> AsyncIterator[Sender]:
    async with (
        _other_process() as address,
        by(engine, f"{address}api/") as both,
        ClientSession(timeout=ClientTimeout(PATIENCE)) as session,
    ):
        yield Sender(address, session, both)


@asynccontextmanager
async def _other_process() -> AsyncIterator[str]:
    """Its address. It ends with its standard input, whatever becomes of us."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.slack.pretend", stdin=PIPE, stdout=PIPE
    )
    assert process.stdin
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}/"
    finally:
        process.stdin.close()
        await process.wait()


def _comparisons() -> list[Comparison]:
    return [
        Comparison(what, writes, at_once, answer, hello)
        for what, writes, answer, hello in (
            ("help", False, "What I can do for you", "Hello, world!"),
            ("interviews", False, "Your interviews", "Hello, world!"),
            ("settings, sent", True, "", ""),
        )
        for at_once in AT_ONCE
    ]


def _changed(engine: Engine) -> int:
    """How many have the quiet hours that they sent."""
    with engine.begin() as db:
        as_sent = tables.members.c.quiet_from == time.fromisoformat(str(SETTINGS["quiet_from"]))
        return db.scalar(select(func.count()).where(as_sent)) or 0
