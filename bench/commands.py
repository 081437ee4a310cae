"""Commands through the whole of Askwell, beside bare SQLModel doing the same work."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import Engine, func, select

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench import bare_session
from bench.community import NOON, Community, caller
from bench.databases import UrlOf, migrated
from bench.measure import Act, Measured, call, settle_garbage
from bot.app import Askwell
from bot.cards.cards import Action
from bot.cards.forms import Values
from bot.engine.contexts import MemberContext, RequestContext
from bot.engine.decisions import Decision
from bot.engine.events import Command, Press, Submit
from bot.flows import every_flow
from bot.interview.model import Interview
from bot.interview.programme import Programme
from storage import tables
from storage.keys import Keys
from storage.store import SqlStore

CALLS = 2000
ROUNDS = 10
AT_ONCE = (1, 16)
WARM_UP = range(16)
_PROGRAMME = Programme(1, NOON)

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
        store = SqlStore(ours, Keys.new())
        askwell = _Askwell(Assembly(store, StillClock(NOON), {}).app, community)
        bare = _Bare(theirs, thread, community, pairs)
        try:
            compared = await _compare(askwell, bare, calls)
        finally:
            await store.close()
        assert _written(ours) == _written(theirs), "the floor did something else"
        return compared


async def _compare(askwell: "_Askwell", bare: "_Bare", calls: int) -> list[Comparison]:
    kinds: list[tuple[str, bool, Act, Act]] = [
        ("interviews", False, askwell.interviews, bare.read),
        ("settings, sent", True, askwell.change, bare.change),
        ("a request, written", True, askwell.write, bare.write),
        ("a request, sent", True, askwell.send, bare.send),
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

    async def interviews(self, number: int) -> None:
        who = caller(self._community.seeker(number))
        await self._app.handle(Command("command", who, "interviews"))

    async def change(self, number: int) -> None:
        await self._app.handle(_settings(self._community, number))

    async def write(self, number: int) -> None:
        await self._app.handle(_request(self._community, number))

    async def send(self, number: int) -> None:
        await self._app.handle(_send(self._community, number))


class _Bare:
    """Writes what the flows decide about the same forms: it was told beforehand."""

    def __init__(
        self, engine: Engine, thread: ThreadPoolExecutor, community: Community, pairs: int
    ) -> None:
        self._engine = engine
        self._thread = thread
        self._community = community
        self._changed = [_decide_settings(community, number) for number in range(pairs)]
        self._written = [_decide_request(community, number) for number in range(pairs)]
        self._sent = [
            _decide_send(community, number, written) for number, written in enumerate(self._written)
        ]

    async def read(self, number: int) -> None:
        person = self._community.seeker(number).person
        await self._run(lambda: bare_session.read(self._engine, person))

    async def change(self, number: int) -> None:
        person, decided = self._community.seeker(number).person, self._changed[number]
        await self._run(lambda: bare_session.change(self._engine, person, decided, NOON))

    async def write(self, number: int) -> None:
        seeker, host = self._community.seeker(number).person, self._community.host(number).id
        decided = self._written[number]
        await self._run(lambda: bare_session.write(self._engine, seeker, host, decided, NOON))

    async def send(self, number: int) -> None:
        seeker, host = self._community.seeker(number).person, self._community.host(number).id
        decided = self._sent[number]
        await self._run(lambda: bare_session.send(self._engine, seeker, host, decided, NOON))

    async def _run(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _settings(community: Community, number: int) -> Submit:
    by = caller(community.seeker(number))
    return Submit(f"settings-{number}", by, Action("settings"), SETTINGS)


def _request(community: Community, number: int) -> Submit:
    by, host = caller(community.seeker(number)), community.host(number)
    return Submit(f"request-{number}", by, Action("request", str(host.id)), REQUEST)


def _send(community: Community, number: int) -> Press:
    by, host = caller(community.seeker(number)), community.host(number)
    return Press(f"send-{number}", by, Action("send", str(host.id), 1, f"request-{number}"))


def _decide_settings(community: Community, number: int) -> Decision:
    flow = every_flow().handlers[Submit, "settings"]
    state = MemberContext(community.seeker(number), (), {})
    return flow.decide(state, _settings(community, number), NOON)


def _asking(community: Community, number: int) -> RequestContext:
    seeker, host = community.seeker(number), community.host(number)
    return RequestContext(seeker, host, (), (), (), _PROGRAMME, None)


def _decide_request(community: Community, number: int) -> Decision:
    flow = every_flow().handlers[Submit, "request"]
    return flow.decide(_asking(community, number), _request(community, number), NOON)


def _decide_send(community: Community, number: int, written: Decision) -> Decision:
    flow = every_flow().handlers[Press, "send"]
    drafts = tuple(each for each in written.save if isinstance(each, Interview))
    state = replace(_asking(community, number), my_interviews=drafts)
    return flow.decide(state, _send(community, number), NOON)


def _written(engine: Engine) -> dict[str, int]:
    """How many rows there are now."""
    with engine.begin() as db:
        of = (tables.interviews, tables.cards, tables.timers)
        return {each.name: db.scalar(select(func.count()).select_from(each)) or 0 for each in of}
