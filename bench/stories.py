"""How many bytes an interview takes in the database.

The interviews are complete: those of the story, all in one community with one organizer. Before,
the same number is played in another community, which stores most of the words that all of them
share. All interviews run at the same time, which does not make the result look better: on SQLite,
a third of the table of cards is then unused space, but only an eighth if each interview
begins after the one before has ended.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Engine

from adapters.shared.clock import travel
from adapters.terminal import story
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from adapters.terminal.player import Player
from askwell.assembly import Assembly
from bench.databases import UrlOf, migrated
from bot.engine.events import Caller
from bot.engine.retention import CARDS_KEPT
from bot.engine.store.ports import Outgoing, Shown
from storage.keys.keys import Keys
from storage.store import SqlStore

INTERVIEWS = 40
LASTS = timedelta(days=42, hours=1)
"""How long a story takes, from beginning to end."""
LONG_AFTER = story.STARTS + 2 * CARDS_KEPT
_SIZES = """
SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name"""
_INSIDE = """
SELECT tbl_name, sum(iif(type = 'index', pgsize, 0)), sum(unused)
FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name"""
PARTS = {
    "cards": ("card", "wording"),
    "interview": ("interview", "interview_fact", "timer", "assessment", "reflection"),
    "plan": ("plan",),
}
INDEXES = "of this, indexes"
FREE = "of this, free space in pages"
MEMBERS = "its two members"
COMMUNITY = "a community with its organizer, who is written to daily"
OLD = "its cards, once they are forgotten"


async def bytes_of_an_interview(url_of: UrlOf, scale: float) -> dict[str, int]:
    """How much the tables of SQLite grow for each interview, with their indexes, grouped as in
    `PARTS`. In addition: how much of this are indexes and free space, what its two members take, a
    community without any interview, and what remains of the cards of both communities in the end,
    for each of their interviews."""
    many = max(1, int(INTERVIEWS * scale))
    with migrated(url_of("stories")) as engine:
        store = SqlStore(engine, Keys.new(), "https://askwell.example")
        await _Stage(store).play("before", many)
        sizes, inside = [_sizes(engine)], _inside(engine)
        await _Stage(store).play("here", many)
        sizes.append(_sizes(engine))
        inside = _inside(engine) - inside
        await Assembly(store, StillClock(LONG_AFTER), {}).housekeeping.forget_old()
        sizes.append(_sizes(engine))
        await _Stage(store).stay_idle(f"idle-{number}" for number in range(many))
        sizes.append(_sizes(engine))
        await store.close()
    return {part: size // many for part, size in _parts(inside, *sizes).items()}


def _parts(
    inside: Counter[str],
    before: Counter[str],
    played: Counter[str],
    forgotten: Counter[str],
    idle: Counter[str],
) -> dict[str, int]:
    grown = played - before
    own = {part: sum(grown.pop(table, 0) for table in tables) for part, tables in PARTS.items()}
    old = forgotten["card"] // 2
    community = (idle - forgotten).total()
    return own | inside | {MEMBERS: grown.total(), COMMUNITY: community, OLD: old}


class _LikeSlack(TerminalMessenger):
    """Its message ids are as long as Slack's."""

    _PLACE = "D0123456789:1795424400."

    async def show(self, outgoing: Outgoing) -> Shown:
        known = outgoing.message and outgoing.message.removeprefix(self._PLACE)
        shown = await super().show(replace(outgoing, message=known))
        return Shown(outgoing, self._PLACE + shown.message)


class _Stage:
    """A place for stories, with a clock that begins when the story does."""

    def __init__(self, store: SqlStore) -> None:
        self._clock, self._messenger = StillClock(story.STARTS), _LikeSlack()
        self._assembly = Assembly(store, self._clock, {"terminal": self._messenger})

    async def stay_idle(self, communities: Iterable[str]) -> None:
        """The communities stay open for as long as a story takes, but nothing happens in them."""
        for each in communities:
            await story.open_it(self._join(story.INGRID, each))
        await self._travel(story.STARTS + LASTS)

    async def play(self, community: str, many: int) -> None:
        """All stories run together: each waits until the others have come as far. The seekers ask
        one after another, so that each finds a host whom nobody has asked yet."""
        together = asyncio.Barrier(many)
        await story.open_it(self._join(story.INGRID, community))
        async with asyncio.TaskGroup() as stories:
            for number in range(many):
                asked = asyncio.Event()
                maya = self._join(story.MAYA, community, number)
                daniel = self._join(story.DANIEL, community, number)
                stories.create_task(self._play_one(maya, daniel, asked, together))
                await asked.wait()

    async def _play_one(
        self, maya: Player, daniel: Player, asked: asyncio.Event, together: asyncio.Barrier
    ) -> None:
        async def move_to(at: datetime) -> None:
            asked.set()
            if await together.wait() == 0:
                await self._travel(at)
            await together.wait()

        await story.play(maya, daniel, move_to)

    def _join(self, caller: Caller, community: str, number: int = 0) -> Player:
        user = f"{caller.person.user}-{community}-{number}"
        person = replace(caller.person, space=community, user=user)
        there = replace(caller, person=person)
        return self._messenger.join(self._assembly.app, there, lambda _who, _what, _lines: None)

    async def _travel(self, at: datetime) -> None:
        await travel(self._clock, at, self._assembly.next_due, self._assembly.drain)


def _sizes(engine: Engine) -> Counter[str]:
    """The size of each table, in bytes."""
    with engine.connect() as db:
        return Counter(dict(map(tuple, db.exec_driver_sql(_SIZES))))


def _inside(engine: Engine) -> Counter[str]:
    """How many bytes of the tables in `PARTS` are indexes, and how many are free space."""
    ours = {table for tables in PARTS.values() for table in tables}
    with engine.connect() as db:
        found = [row for row in db.exec_driver_sql(_INSIDE) if row[0] in ours]
    return Counter({INDEXES: sum(row[1] for row in found), FREE: sum(row[2] for row in found)})
