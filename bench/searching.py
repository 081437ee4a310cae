"""How the cost of a search grows with the community: the processor time of each step, ours and the
database server's, next to `interviews`, a command that is only about the member."""

from collections.abc import Awaitable
from dataclasses import dataclass, field, replace
from random import Random
from statistics import median
from time import process_time

from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly
from bench.community import NOON, Community, caller
from bench.databases import ServerClock, UrlOf, analyse, migrated
from bench.measure import Act, settle_garbage
from bench.sent import event_id
from bot.app import Askwell
from bot.cards.buttons import YES, Action
from bot.content.questions.fields import field_for
from bot.engine.events import Caller, Command, Press
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
from storage.connections.database import POOL
from storage.keys.keys import Keys
from storage.store import SqlStore

HOSTS = (400, 1_000, 30_000, 100_000)
SEEKERS = 1_000
CALLS = 50
WARM_UP = 10 * POOL
"""On each connection, PostgreSQL plans a statement anew for the first ten times. For a search, this
takes longer than all the rest."""

_TRADES = """
    nursing law teaching journalism carpentry welding farming baking brewing banking acting
    mining fishing logistics insurance accounting surveying architecture chemistry physics biology
    medicine dentistry pharmacy tourism publishing printing plumbing roofing forestry aviation
    shipping translation photography animation games robotics optics statistics economics
""".split()
_KINDS = ("", "public", "clinical", "digital", "applied", "international")
_TOPICS = tuple(f"{kind} {trade}".strip() for trade in _TRADES for kind in _KINDS)
_HEADLINES = """
    leads small team hospital group taught before museums climate startup housing grants schools
    remote rural data policy design ethics funding export retail energy water transport children
    founded moved research union charity theatre festival archive library laboratory
""".split()
_FIRST = (
    "Ana Ben Cem Dana Eve Finn Gita Hugo Ines Jan Kofi Lea Mara Nils Omar Petra Rui Sara".split()
)
_LAST = ("Abe", "Berg", "Costa", "Diaz", "Egede", "Fuchs", "Garba", "Hale", "Ito", "Jansen", "Kaya")
_ENDS = ("", "mann", "sen", "ova", "ez", "off", "ström", "wala")


@dataclass(frozen=True)
class GrowingCommunity(Community):
    """Hosts of 40 trades, who know about 240 topics, with 1,600 names. Each was asked about
    once."""

    def host(self, number: int) -> Member:
        random = Random(number)
        like = super().host(number)
        trade = _TRADES[number % len(_TRADES)]
        profile = like.profile and replace(
            like.profile,
            headline=" ".join(random.choices(_HEADLINES, k=6)),
            field=trade,
            field_id=field_for(trade),
            topics=(*random.sample(_TOPICS, 2), trade),
        )
        name = f"{random.choice(_FIRST)} {random.choice(_LAST)}{random.choice(_ENDS)}"
        return replace(like, name=name, profile=profile)

    def interview(self, number: int) -> Interview:
        """The last interview of each seeker is a request that waits for its answer."""
        made, random = super().interview(number), Random(number)
        host = 1 + self.seekers + random.randrange(self.hosts)
        if made.stage is not Stage.BOOKED:
            return replace(made, host=host)
        asked = replace(made, host=host, stage=Stage.ASKED, start=None, awaiting=Side.HOST)
        return replace(asked, changed_at=asked.asked_at, revision=1)


@dataclass
class SearchCost:
    """Our processor time for each call, and the server's, in ms."""

    ours: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)

    @property
    def of_a_call(self) -> tuple[float, float]:
        """Our processor time for one call, and the server's."""
        return median(self.ours), median(self.server)


@dataclass
class SearchGrowth:
    """The cost of each step, by the number of hosts."""

    steps: dict[str, dict[int, SearchCost]] = field(default_factory=dict)

    def of(self, step: str, hosts: int) -> SearchCost:
        return self.steps.setdefault(step, {}).setdefault(hosts, SearchCost())


async def measure(url_of: UrlOf, scale: float) -> SearchGrowth:
    grown = SearchGrowth()
    for hosts in sorted({max(100, int(each * scale)) for each in HOSTS}):
        await _at(grown, url_of, hosts)
    return grown


async def _at(grown: SearchGrowth, url_of: UrlOf, hosts: int) -> None:
    seekers = max(SEEKERS, hosts // 4)  # each has four interviews, however many hosts there are
    community = GrowingCommunity(1, seekers, hosts, 4 * seekers)
    with migrated(url_of(f"growth{hosts}")) as engine:
        community.settle_in(engine)
        analyse(engine)
        store = SqlStore(engine, Keys.new())
        app = Assembly(store, StillClock(NOON), {}).app
        try:
            settle_garbage()
            server = ServerClock(engine)
            for step, act in _steps(app, community).items():
                await _measure(grown.of(step, hosts), act, server)
        finally:
            await store.close()


def _steps(app: Askwell, community: GrowingCommunity) -> dict[str, Act]:
    def find(words: str) -> Act:
        return _commands(app, community, "find", words)

    return {
        "interviews": _commands(app, community, "interviews"),
        "find, anybody": find(""),
        "find, a field": find("nursing"),
        "find, two words": find("clinical nursing"),
        "find, a sentence": find("public policy, housing and clinical research in schools"),
        "find, a name": find("Petra Bergsen"),
        "find, nobody": find("zoroastrianism"),
        "find, page 2": _more(app, community),
        "decline, asked first": _decline(app, community, ""),
        "decline": _decline(app, community, YES),
        "autocomplete, n": _typed(app, community, "n"),
        "autocomplete, nursi": _typed(app, community, "nursi"),
        "autocomplete, nothing": _typed(app, community, ""),
    }


def _seeker(community: Community, number: int) -> Caller:
    return caller(community.seeker(number))


def _commands(app: Askwell, community: Community, name: str, text: str = "") -> Act:
    return lambda number: app.handle(Command(event_id(), _seeker(community, number), name, text))


def _more(app: Askwell, community: Community) -> Act:
    action = Action("more", arg="5 nursing")
    return lambda number: app.handle(Press(event_id(), _seeker(community, number), action))


def _typed(app: Askwell, community: Community, text: str) -> Act:
    return lambda number: app.suggest(_seeker(community, number), "find", text)


def _decline(app: Askwell, community: GrowingCommunity, arg: str) -> Act:
    def act(number: int) -> Awaitable[object]:
        asked = community.interview(4 * number + 3)
        host = community.host(asked.host - 1 - community.seekers)
        action = Action("decline", asked.id, asked.revision, arg)
        return app.handle(Press(event_id(), caller(host), action))

    return act


async def _measure(cost: SearchCost, act: Act, server: ServerClock) -> None:
    for number in range(WARM_UP):
        await act(number)
    for number in range(WARM_UP, WARM_UP + CALLS):
        begun, began = server(), process_time()
        await act(number)
        cost.ours.append((process_time() - began) * 1000)
        cost.server.append((server() - begun) * 1000)
