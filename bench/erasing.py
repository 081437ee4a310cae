"""What it costs to erase all members of a removed space, next to plain DELETEs of the same rows in
portions of the same size."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import process_time, thread_time

from sqlalchemy import BindParameter, Engine, bindparam, delete, or_, select, update

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from askwell.serving.beginning import get_ready
from bench.community import NOON, PLATFORM, Community
from bench.databases import UrlOf, analyse, migrated
from bench.measure import settle_garbage
from bench.portions import InstantMessenger
from bot.engine.retention import ASLEEP_KEPT
from bot.engine.store.store import UnitOfWork
from bot.steps.erasing import MEMBERS_AT_MOST
from storage.keys.keys import Keys
from storage.store import SqlStore
from storage.tables import cards, hosts, interviews, members, spaces, timers

MEMBERS = 20_000
"""Half of them are hosts. For each member there are two interviews, and two cards that were
shown."""

_THESE: BindParameter[int] = bindparam("these", expanding=True)
_THEIRS = select(interviews.c.id).where(
    or_(interviews.c.seeker.in_(_THESE), interviews.c.host.in_(_THESE))
)
_DELETES = (
    delete(cards).where(or_(cards.c.member.in_(_THESE), cards.c.about.in_(_THEIRS))),
    delete(timers).where(timers.c.interview.in_(_THEIRS)),
    delete(interviews).where(interviews.c.id.in_(_THEIRS)),
    delete(hosts).where(hosts.c.member.in_(_THESE)),
    delete(members).where(members.c.id.in_(_THESE)),
)


@dataclass
class ErasingCost:
    """Processor time: `floor` and `seconds` for everything, in seconds; `holds` for each portion,
    while which others wait, in ms."""

    members: int
    floor: float
    seconds: float = 0
    holds: list[float] = field(default_factory=list)


class WatchedSteps(SqlStore):
    """Notes how long each step takes."""

    holds: list[float]

    async def repeat_in_background(
        self, step: Callable[[UnitOfWork], object], beat: Callable[[], None]
    ) -> None:
        await super().repeat_in_background(lambda unit: self._noted(step, unit), beat)

    def _noted(self, step: Callable[[UnitOfWork], object], unit: UnitOfWork) -> object:
        began = thread_time()
        try:
            return step(unit)
        finally:
            self.holds.append((thread_time() - began) * 1000)


async def measure(url_of: UrlOf, scale: float) -> ErasingCost:
    many = max(10, int(MEMBERS * scale) // 2)
    community = Community(1, many, many, 4 * many)
    cost = ErasingCost(2 * many, _deleted(url_of("deleting"), community))
    with migrated(url_of("erasing")) as engine:
        _leave(engine, community)
        await _erase(engine, cost)
    return cost


async def _erase(engine: Engine, cost: ErasingCost) -> None:
    store = WatchedSteps(engine, Keys.new())
    store.holds = cost.holds
    try:
        assembly = Assembly(store, StillClock(NOON), {PLATFORM: InstantMessenger()})
        await get_ready()
        settle_garbage()
        began = process_time()
        await assembly.housekeeping.forget_old()
        cost.seconds = process_time() - began
    finally:
        await store.close()


def _deleted(url: str, community: Community) -> float:
    everyone = range(1, community.seekers + community.hosts + 1)
    with migrated(url) as engine:
        _leave(engine, community)
        began = process_time()
        for start in range(0, len(everyone), MEMBERS_AT_MOST):
            with engine.begin() as db:
                for statement in _DELETES:
                    db.execute(statement, {"these": everyone[start : start + MEMBERS_AT_MOST]})
        return process_time() - began


def _leave(engine: Engine, community: Community) -> None:
    """Prepare a space from which Askwell was removed long ago."""
    community.settle_in(engine)
    community.post_cards(engine, community.interviews)
    community.set_timers(engine, ("nudge_host",))
    with engine.begin() as db:
        db.execute(update(spaces).values(asleep=True, asleep_since=NOON - ASLEEP_KEPT))
        db.execute(update(cards).values(due_at=None, message="m", taken_at=NOON))
    analyse(engine)
