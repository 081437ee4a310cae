"""Commands through the whole of Askwell, beside bare SQLModel doing the same work."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import time, timedelta

from sqlalchemy import Engine

from adapters.terminal.clock import StillClock
from askwell import Assembly
from bench import bare_session
from bench.community import NOON, Community, caller
from bench.databases import UrlOf, migrated
from bench.measure import Act, Measured, call, settle_garbage
from bot.app import Askwell
from bot.decision import Decision
from bot.events import Command, Submit, Values
from bot.flows import every_flow
from bot.state import Asking
from bot.texts.ask import on_its_way
from bot.ui import Action, Card
from storage.store import SqlStore

CALLS = 2000
ROUNDS = 10
AT_ONCE = (1, 16)
WARM_UP = range(16)

SETTINGS: Values = {"zone": "Africa/Nairobi", "quiet_from": "21:00", "quiet_until": "9:00"}
REQUEST: Values = {
    "connection": "We both studied physics in Nairobi, nine years apart.",
    "wish": "How you found out that research with people suits you better than teaching.",
    "slots": ((NOON + timedelta(days=5)).isoformat(),),
}


@dataclass
class Comparison:
    """What so many members do at once, through Askwell and with bare SQLModel."""

    what: str
    writes: bool
    at_once: int
    through_askwell: Act
    bare: Act
    askwell: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)

    async def round(self, numbers: range) -> None:
        await call(self.askwell, self.through_askwell, numbers, self.at_once)
        await call(self.floor, self.bare, numbers, self.at_once)


async def compare(url_of: UrlOf, scale: float) -> list[Comparison]:
    """Every call is another seeker's, who asks another host."""
    calls = max(1, int(CALLS * scale) // ROUNDS)
    pairs = len(WARM_UP) + len(AT_ONCE) * ROUNDS * calls
    community = Community(1, pairs, pairs, 4 * pairs)
    with (
        migrated(url_of("askwell")) as ours,
        migrated(url_of("floor")) as theirs,
        ThreadPoolExecutor(1) as thread,
    ):
        community.settle_in(ours)
        community.settle_in(theirs)
        store = SqlStore(ours)
        askwell = _Askwell(Assembly(store, StillClock(NOON), {}).app, community)
        bare = _Bare(theirs, thread, community, pairs)
        try:
            return await _compare(askwell, bare, calls)
        finally:
            await store.close()


async def _compare(askwell: "_Askwell", bare: "_Bare", calls: int) -> list[Comparison]:
    kinds: list[tuple[str, bool, Act, Act]] = [
        ("help", False, askwell.help, bare.read),
        ("interviews", False, askwell.interviews, bare.read),
        ("settings, sent", True, askwell.change, bare.change),
        ("a request, sent", True, askwell.ask, bare.ask),
    ]
    compared = [
        Comparison(what, writes, at_once, act, floor)
        for what, writes, act, floor in kinds
        for at_once in AT_ONCE
    ]
    for _, _, act, floor in kinds:
        await call(Measured(), act, WARM_UP, 1)
        await call(Measured(), floor, WARM_UP, 1)
    settle_garbage()
    for turn in range(ROUNDS):
        for each in compared:
            first = len(WARM_UP) + (turn * len(AT_ONCE) + AT_ONCE.index(each.at_once)) * calls
            await each.round(range(first, first + calls))
    return compared


class _Askwell:
    def __init__(self, app: Askwell, community: Community) -> None:
        self._app = app
        self._community = community

    async def help(self, number: int) -> None:
        await self._type("help", number)

    async def interviews(self, number: int) -> None:
        await self._type("interviews", number)

    async def change(self, number: int) -> None:
        by = caller(self._community.seeker(number))
        event = Submit(f"settings-{number}", by, Action("settings"), SETTINGS)
        reply = await self._app.handle(event)
        assert isinstance(reply, Card), reply

    async def ask(self, number: int) -> None:
        reply = await self._app.handle(_request(self._community, number))
        assert reply == on_its_way(self._community.host(number)), reply

    async def _type(self, name: str, number: int) -> None:
        await self._app.handle(Command("command", caller(self._community.seeker(number)), name))


class _Bare:
    def __init__(
        self, engine: Engine, thread: ThreadPoolExecutor, community: Community, pairs: int
    ) -> None:
        self._engine = engine
        self._thread = thread
        self._community = community
        self._asked = [_decided(community, number) for number in range(pairs)]

    async def read(self, number: int) -> None:
        person = self._community.seeker(number).person
        await self._run(lambda: bare_session.read(self._engine, person))

    async def change(self, number: int) -> None:
        person = self._community.seeker(number).person
        await self._run(lambda: bare_session.change(self._engine, person, time(21)))

    async def ask(self, number: int) -> None:
        seeker, host = self._community.seeker(number), self._community.host(number)
        asked = self._asked[number]
        await self._run(lambda: bare_session.ask(self._engine, seeker.person, host.id, asked, NOON))

    async def _run(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _request(community: Community, number: int) -> Submit:
    by, host = caller(community.seeker(number)), community.host(number)
    return Submit(f"request-{number}", by, Action("request", str(host.id)), REQUEST)


def _decided(community: Community, number: int) -> Decision:
    """The same request, to be saved without Askwell."""
    flow = every_flow().handlers[Submit, "request"]
    state = Asking(community.seeker(number), community.host(number), (), (), ())
    decision = flow.decide(state, _request(community, number), NOON)
    assert decision.save
    return decision
