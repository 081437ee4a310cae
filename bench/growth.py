"""The same commands in a small community and in a large one: what touches one member must not
grow with it. One in ten is a host; what searches among hosts is measured elsewhere."""

from dataclasses import dataclass, field
from time import process_time

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import NOON, Community, caller
from bench.databases import UrlOf, analyse, migrated
from bench.measure import settle_garbage
from bench.sent import SETTINGS
from bot.app import Askwell
from bot.cards.cards import Action
from bot.engine.events import Command, Submit
from storage.keys import Keys
from storage.store import SqlStore

SMALL, LARGE = 1_000, 100_000
ROUNDS = 10
CALLS = 50
COMMANDS = (
    *("help", "start", "interviews", "questions", "settings", "privacy", "contacts", "journal"),
    *("reading", "thanks", "host", "report", "calendar"),
)
SETTINGS_SENT = "settings, sent"


@dataclass
class Growth:
    """Processor us of a call, in each round."""

    what: str
    small: list[float] = field(default_factory=list)
    large: list[float] = field(default_factory=list)


async def measure(url_of: UrlOf, scale: float) -> list[Growth]:
    calls = max(1, int(CALLS * scale))
    small, large = _community(SMALL), _community(max(SMALL, int(LARGE * scale)))
    with migrated(url_of("small")) as few, migrated(url_of("large")) as many:
        small.settle_in(few)
        large.settle_in(many)
        analyse(few, many)
        stores = SqlStore(few, Keys.new()), SqlStore(many, Keys.new())
        apps = [Assembly(store, StillClock(NOON), {}).app for store in stores]
        grown = [Growth(what) for what in (*COMMANDS, SETTINGS_SENT)]
        try:
            for turn in range(-1, ROUNDS):
                for each in grown:
                    costs = [await _round(app, each.what, calls) for app in apps]
                    if turn >= 0:  # the first one warms up
                        each.small.append(costs[0])
                        each.large.append(costs[1])
                settle_garbage()
        finally:
            for store in stores:
                await store.close()
    return grown


def _community(members: int) -> Community:
    hosts = members // 10
    return Community(1, members - hosts, hosts, members)


async def _round(app: Askwell, what: str, calls: int) -> float:
    began = process_time()
    for number in range(calls):
        await _act(app, what, number)
    return (process_time() - began) / calls * 1_000_000


async def _act(app: Askwell, what: str, number: int) -> None:
    """The same members in both communities, with as many interviews."""
    by = caller(_community(SMALL).seeker(number))
    if what == SETTINGS_SENT:
        await app.handle(Submit(f"settings-{number}", by, Action("settings"), SETTINGS))
    else:
        await app.handle(Command(f"{what}-{number}", by, what))
