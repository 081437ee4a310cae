"""Interactions through Askwell's adapter for a platform, next to a hello-world on the same SDK."""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import time
from time import process_time

from aiohttp import ClientSession, ClientTimeout
from sqlalchemy import Engine, func, select

from bench.bare_commands import Bare
from bench.community import Community
from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage
from bench.sent import SETTINGS
from storage import tables

CALLS = 2000
ROUNDS = 20
AT_ONCE = (1, 16)
PATIENCE = 60
"""A round that takes longer than this many seconds is an error."""


@dataclass(frozen=True, slots=True)
class Apps:
    """The name that the other process uses for each app. `hello`: a hello-world. `floor`: an app on
    the same SDK that does the same work as Askwell with bare SQLModel before it answers. `stock`: a
    hello-world with the SDK set up as in the first steps of its guide; empty if `hello` is set up
    that way already. `finish` waits until Askwell has given every answer."""

    askwell: str
    hello: str
    floor: str
    finish: Callable[[], Awaitable[None]]
    stock: str = ""


By = Callable[[Engine, Bare, str], AbstractAsyncContextManager[Apps]]
"""Runs the apps. It gets the database of Askwell, the one of the floor, and the address of the
other process."""


@dataclass(frozen=True, slots=True)
class Platform:
    """`name` is the name of its package in bench. `saved`: Askwell's answer to a form. `beside`:
    what the hello-world is sent instead of the form, and its answer."""

    name: str
    community: Community
    saved: str
    beside: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Round:
    """`many` interactions of one kind, sent to one app, `at_once` at the same time."""

    app: str
    what: str
    at_once: int
    many: int


@dataclass
class Comparison:
    """One kind of interaction, with `at_once` of them at the same time, and the words with which
    each app answers it."""

    what: str
    writes: bool
    at_once: int
    answer: str
    hello_what: str
    hello_answer: str
    askwell: Measured = field(default_factory=Measured)
    hello: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)
    stock: Measured = field(default_factory=Measured)

    async def round(self, sender: "Sender", many: int) -> None:
        ours = Round(sender.apps.askwell, self.what, self.at_once, many)
        theirs = Round(sender.apps.hello, self.hello_what, self.at_once, many)
        await sender.send(ours, self.answer, self.askwell)
        await sender.send(theirs, self.hello_answer, self.hello)
        same = replace(ours, app=sender.apps.floor)
        await sender.send(same, self.answer if self.writes else self.hello_answer, self.floor)
        if stock := sender.apps.stock:
            await sender.send(replace(theirs, app=stock), self.hello_answer, self.stock)


class Sender:
    """Makes the other process send, and measures the processor time of all threads in this one."""

    def __init__(self, address: str, session: ClientSession, apps: Apps) -> None:
        self.apps = apps
        self._rounds = f"{address}round"
        self._session = session
        self._sent = 0

    async def send(self, round_: Round, answer: str, measured: Measured) -> None:
        many = round_.many
        first, self._sent = self._sent, self._sent + many
        began = process_time()
        async with self._session.post(
            self._rounds, json=asdict(round_) | {"first": first}
        ) as ended:
            await self.apps.finish()
            spent = process_time() - began
            told = await ended.json()
        assert told["texts"] == {answer: many}, f"{round_.what}: {told['texts']}"
        measured.calls += told["calls"]
        measured.costs.append(spent / many * 1_000_000)
        measured.add(many, told["seconds"])


async def compare(url_of: UrlOf, scale: float, platform: Platform, by: By) -> list[Comparison]:
    """Their profiles were read before the measurement, and are read again only after an hour."""
    calls = int(CALLS * scale)
    rounds = min(ROUNDS, calls)
    members = platform.community.seekers
    compared = _comparisons(platform, AT_ONCE)
    with (
        migrated(url_of(platform.name)) as engine,
        migrated(url_of("floor")) as theirs,
        ThreadPoolExecutor(1) as thread,
    ):
        platform.community.settle_in(engine)
        platform.community.settle_in(theirs)
        bare = Bare(theirs, thread, platform.community, members)
        async with _sender(platform, engine, bare, by) as sender:
            for each in _comparisons(platform, AT_ONCE[-1:]):
                await each.round(sender, members)
            settle_garbage()
            for _ in range(rounds):
                for each in compared:
                    await each.round(sender, calls // rounds)
        assert _changed(engine) == members, "what was sent was not saved"
        assert _changed(theirs) == members, "the floor did something else"
    return compared


@asynccontextmanager
async def _sender(platform: Platform, engine: Engine, bare: Bare, by: By) -> AsyncIterator[Sender]:
    async with (
        other_process(f"bench.{platform.name}.pretend") as address,
        by(engine, bare, address) as apps,
        ClientSession(timeout=ClientTimeout(PATIENCE)) as session,
    ):
        yield Sender(address, session, apps)


@asynccontextmanager
async def other_process(module: str) -> AsyncIterator[str]:
    """Start the module as another process, and give its address. The process ends when its standard
    input is closed, so it never outlives us."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=PIPE, stdout=PIPE
    )
    assert process.stdin
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}/"
    finally:
        process.stdin.close()
        await process.wait()


def _comparisons(platform: Platform, at_once: Sequence[int]) -> list[Comparison]:
    return [
        Comparison(what, writes, many, answer, *hello)
        for what, writes, answer, hello in (
            ("help", False, "What I can do for you", ("help", "Hello, world!")),
            ("interviews", False, "Your interviews", ("interviews", "Hello, world!")),
            ("settings, sent", True, platform.saved, platform.beside),
        )
        for many in at_once
    ]


def _changed(engine: Engine) -> int:
    """How many members have the quiet hours that they sent."""
    with engine.begin() as db:
        as_sent = tables.members.c.quiet_from == time.fromisoformat(str(SETTINGS["quiet_from"]))
        return db.scalar(select(func.count()).where(as_sent)) or 0
