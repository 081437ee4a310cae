"""A round of suggestions for 2,000 seekers and 300 hosts, from reading to the posted cards. The
floor posts a card to each of the same seekers, without looking for a host."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from random import Random

from bench.databases import UrlOf, migrated
from bench.measure import Measured, settle_garbage, work_off
from bot.background.suggester import Suggester
from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.decisions import Decision, Post
from bot.engine.events import Caller
from bot.engine.store.store import UnitOfWork
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, Person
from bot.interview.suggestions.suggestions import RoundState, SuggestionRound, SuggestionWish
from storage.keys.keys import Keys
from storage.store import SqlStore

SEEKERS, HOSTS, ROUNDS = 2_000, 300, 3
GOES = datetime(2026, 11, 30, 18, tzinfo=UTC)
DAY = date(2026, 12, 1)
FIELDS = ("museums", "law", "nursing", "solar", "games", "journalism", "carpentry", "design")
AT_ONCE = 50


@dataclass
class RoundOfSuggestions:
    many: int
    made: Measured = field(default_factory=Measured)
    floor: Measured = field(default_factory=Measured)


class _Clock:
    def now(self) -> datetime:
        return GOES


async def compare(url_of: UrlOf, scale: float) -> RoundOfSuggestions:
    compared = RoundOfSuggestions(max(2, int(SEEKERS * scale)))
    hosts = max(1, int(HOSTS * scale))
    for number in range(ROUNDS):
        with migrated(url_of(f"suggestions{number}")) as engine:
            store = SqlStore(engine, Keys.new())
            seekers = await store.run(lambda unit: _settle_in(unit, compared.many, hosts))
            settle_garbage()
            await work_off(compared.made, lambda _, store=store: _make(store), compared.many)  # type: ignore[misc]
            await work_off(
                compared.floor,
                lambda _, store=store, seekers=seekers: _post(store, seekers),  # type: ignore[misc]
                compared.many,
            )
    return compared


def _settle_in(unit: UnitOfWork, seekers: int, hosts: int) -> list[Member]:
    random = Random(14)
    for number in range(hosts):
        host = _arrived(unit, f"host{number}")
        profile = HostProfile(
            field=random.choice(FIELDS),
            topics=tuple(random.sample(FIELDS, 2)),
            per_month=random.randrange(1, 5),
            open=True,
        )
        unit.save(Decision(save=(replace(host, profile=profile),)), GOES)
    members = [_arrived(unit, f"seeker{number}") for number in range(seekers)]
    for each in members:
        words = " ".join(random.sample(FIELDS, 2))
        wish = SuggestionWish(each.id, each.community, words, 2, DAY)
        unit.save(Decision(save=(wish,)), GOES)
    wanted = SuggestionRound(members[0].community, DAY, RoundState.WANTED, GOES)
    unit.save(Decision(save=(wanted,)), GOES)
    return members


def _arrived(unit: UnitOfWork, user: str) -> Member:
    person = Person("bench", "space", user)
    unit.memberships.arrive(Caller(person, user, "Europe/Berlin"), GOES)
    known = unit.memberships.known(person)
    if known is None:
        raise LookupError(user)
    return known


async def _make(store: SqlStore) -> None:
    suggester = Suggester(store, _Clock(), asyncio.Event())
    while await suggester.begin():
        await suggester.settled()


async def _post(store: SqlStore, seekers: list[Member]) -> None:
    card = Card(say("Somebody you could ask"))
    for start in range(0, len(seekers), AT_ONCE):
        posts = tuple(Post(each.id, "floor", card) for each in seekers[start : start + AT_ONCE])
        await store.run(lambda unit, posts=posts: unit.save(Decision(posts=posts), GOES))  # type: ignore[misc]
