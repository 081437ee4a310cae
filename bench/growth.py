"""The same commands in a small community and in a large one: what concerns one member must not cost
more as the community grows, nor because of what they did long ago. One in ten members is a host.
bench.searching also measures how the cost of a search grows."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from time import process_time

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import DAY, NOON, Community, caller
from bench.databases import UrlOf, analyse, migrated
from bench.measure import settle_garbage
from bench.sent import event_id, settings
from bot.app import Askwell
from bot.cards.buttons import Action
from bot.engine.events import Command, Press, Submit
from bot.interview.model import Interview
from bot.interview.staying_in_touch.contacts import CONTACTS_SHOWN
from bot.interview.staying_in_touch.journal import PAGES_SHOWN
from storage.keys.keys import Keys
from storage.store import SqlStore

SMALL, LARGE = 1_000, 100_000
ROUNDS = 10
CALLS = 50
PAST = 200


@dataclass(frozen=True)
class LongStanding(Community):
    """Each seeker whose calls are measured had `PAST` interviews a year ago or earlier, in addition
    to their four."""

    def interview(self, number: int) -> Interview:
        if number < SMALL:
            return super().interview(number)
        seeker, past = divmod(number - SMALL, PAST)
        held, ago = super().interview(4 * seeker), (365 + past) * DAY
        return replace(
            held,
            id=f"past-{number}",
            host=1 + self.seekers + past % self.hosts,
            asked_at=held.asked_at - ago,
            changed_at=held.changed_at - ago,
            start=held.start and held.start - ago,
        )


@dataclass
class Growth:
    """The processor time of a call in microseconds, for each round. `past`: in a small community,
    for members with many past interviews."""

    what: str
    small: list[float] = field(default_factory=list)
    large: list[float] = field(default_factory=list)
    past: list[float] = field(default_factory=list)


async def measure(url_of: UrlOf, scale: float) -> list[Growth]:
    calls = max(1, int(CALLS * scale))
    hosts = SMALL // 10
    communities = (
        _community(SMALL),
        _community(max(SMALL, int(LARGE * scale))),
        LongStanding(1, SMALL - hosts, hosts, SMALL + calls * PAST),
    )
    with ExitStack() as kept:
        engines = [
            kept.enter_context(migrated(url_of(each))) for each in ("small", "large", "past")
        ]
        for engine, community in zip(engines, communities, strict=True):
            community.settle_in(engine)
        analyse(*engines)
        stores = [SqlStore(engine, Keys.new()) for engine in engines]
        apps = [Assembly(store, StillClock(NOON), {}).app for store in stores]
        grown = {what: Growth(what) for what in ACTS}
        try:
            for turn in range(-1, ROUNDS):
                for what, act in ACTS.items():
                    costs = [
                        await _round(app, of, act, calls)
                        for app, of in zip(apps, communities, strict=True)
                    ]
                    if turn >= 0:  # the first one warms up
                        _note(grown[what], costs)
                settle_garbage()
        finally:
            for store in stores:
                await store.close()
    return list(grown.values())


def _note(growth: Growth, costs: Sequence[float]) -> None:
    for found, cost in zip((growth.small, growth.large, growth.past), costs, strict=True):
        found.append(cost)


def _community(members: int) -> Community:
    hosts = members // 10
    return Community(1, members - hosts, hosts, members)


async def _round(app: Askwell, community: Community, act: "Act", calls: int) -> float:
    """The processor time of a call in microseconds. The members are the same in every community."""
    began = process_time()
    for number in range(calls):
        await app.handle(act(community, number))
    return (process_time() - began) / calls * 1_000_000


Act = Callable[[Community, int], Command | Press | Submit]
"""Makes what the seeker with this number sends."""


def _command(name: str, text: str = "") -> Act:
    def act(community: Community, number: int) -> Command:
        return Command(event_id(), caller(community.seeker(number)), name, text)

    return act


def _press(name: str, about: Callable[[Community, int], Action]) -> Act:
    def act(community: Community, number: int) -> Press:
        by = caller(community.seeker(number))
        return Press(event_id(), by, about(community, number))

    return act


def _of_interview(name: str) -> Callable[[Community, int], Action]:
    """The action on the interview that is ahead of the seeker."""

    def action(community: Community, number: int) -> Action:
        ahead = community.interview(4 * number + 3)
        return Action(name, ahead.id, ahead.revision)

    return action


def _last_page(name: str, page: int, long_standing: int) -> Act:
    """The last page of a list with an entry for each interview that took place, or with this many
    entries for a long-standing member."""

    def action(community: Community, _number: int) -> Action:
        entries = long_standing if isinstance(community, LongStanding) else 3
        return Action(name, arg=str((entries - 1) // page * page))

    return _press(name, action)


COMMANDS = (
    *("help", "start", "interviews", "questions", "settings", "privacy", "contacts", "journal"),
    *("reading", "thanks", "host", "report", "calendar"),
)
ACTS: dict[str, Act] = {
    **{name: _command(name) for name in COMMANDS},
    "contacts, last page": _last_page("more_contacts", CONTACTS_SHOWN, SMALL // 10),
    "journal, last page": _last_page("more_journal", PAGES_SHOWN, PAST + 3),
    "settings, sent": settings,
    "find": _command("find", "nursing"),
    "find, page 2": _press("more", lambda *_: Action("more", arg="5 nursing")),
    "ask, by a name": _command("ask", "Daniel 5"),
    "ask, the form": _press("ask", lambda of, number: Action("ask", str(of.host(number).id))),
    "an interview's file": _press("file", _of_interview("add_event")),
    "its questions": _press("questions", _of_interview("questions")),
}
