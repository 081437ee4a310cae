"""Commands through the whole of Askwell, next to bare SQLModel that does the same work."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy import Engine, func, select

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench import sent
from bench.bare_commands import Bare
from bench.community import NOON, Community, caller
from bench.databases import UrlOf, migrated
from bench.measure import Act, Measured, call, settle_garbage
from bot.app import Askwell
from bot.engine.events import Command
from storage import tables
from storage.keys.keys import Keys
from storage.store import SqlStore

CALLS = 2000
ROUNDS = 10
AT_ONCE = (1, 16)
WARM_UP = range(16)


@dataclass
class Comparison:
    """One kind of command, with `at_once` calls at the same time, through Askwell and with bare
    SQLModel."""

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
    """Every call is from a different seeker, who asks a different host."""
    rounds = min(ROUNDS, int(CALLS * scale))
    calls = int(CALLS * scale) // rounds
    pairs = len(WARM_UP) + len(AT_ONCE) * rounds * calls
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
        bare = Bare(theirs, thread, community, pairs)
        try:
            compared = await _compare(askwell, bare, rounds, calls)
        finally:
            await store.close()
        assert _written(ours) == _written(theirs), "the floor did something else"
        return compared


async def _compare(askwell: "_Askwell", bare: Bare, rounds: int, calls: int) -> list[Comparison]:
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
    for turn in range(rounds):
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
        await self._app.handle(Command(sent.event_id(), who, "interviews"))

    async def change(self, number: int) -> None:
        await self._app.handle(sent.settings(self._community, number))

    async def write(self, number: int) -> None:
        await self._app.handle(sent.request(self._community, number))

    async def send(self, number: int) -> None:
        await self._app.handle(sent.send(self._community, number))


def _written(engine: Engine) -> dict[str, int]:
    """The present number of rows in the tables that commands write to."""
    with engine.begin() as db:
        of = (tables.interviews, tables.cards, tables.timers)
        return {each.name: db.scalar(select(func.count()).select_from(each)) or 0 for each in of}
