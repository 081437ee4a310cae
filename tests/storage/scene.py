"""Members, interviews and cards for the tests of the store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.cards.cards import Action, Button, Card
from bot.engine.contexts import Mine, OfInterview, State
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Caller, Due
from bot.engine.ports import Early, Outgoing, Reading
from bot.interview.model import HostProfile, Interview, Member, Person
from storage.store import SqlStore

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LEASE = 5 * MINUTE
ALONE = Early({}, MINUTE)
"""No timer comes early."""

S = TypeVar("S")


def caller(user: str, space: str = "T1", zone: str | None = "Europe/Berlin") -> Caller:
    return Caller(Person("slack", space, user), user.title(), zone)


def by(member: Member) -> Caller:
    return Caller(member.person, member.name, member.zone)


async def read(store: SqlStore, reading: Reading, now: datetime = NOON) -> State | None:
    """What a flow would be given."""
    seen: list[State | None] = []

    def look(state: State | None) -> Decision:
        seen.append(state)
        return Decision()

    await store.decide(reading, look, now)
    return seen[0]


async def read_as(store: SqlStore, kind: type[S], by: Caller, **about: Any) -> S:
    state = await read(store, Reading(kind, by=by, **about))
    assert isinstance(state, kind)
    return state


async def member(store: SqlStore, user: str, space: str = "T1", **profile: Any) -> Member:
    """A member who has been here; an open host, if anything of a profile is given."""
    me = (await read_as(store, Mine, caller(user, space))).me
    if profile:
        me = replace(me, profile=HostProfile(**{"open": True} | profile))
        await decide(store, me, Decision(save=(me,)))
    return me


async def decide(store: SqlStore, me: Member, decision: Decision, now: datetime = NOON) -> None:
    await store.decide(Reading(Mine, by=by(me)), lambda _: decision, now)


async def interview(
    store: SqlStore, seeker: Member, host: Member, name: str = "i1", **fields: Any
) -> Interview:
    plain: dict[str, Any] = {
        "connection": "We both went to Leeds",
        "wish": "How the work really is",
        "minutes": 25,
        "asked_at": NOON,
        "changed_at": NOON,
    }
    made = Interview(name, seeker.community, seeker.id, host.id, **plain | fields)
    await decide(store, seeker, Decision(save=(made,)))
    return made


def card(title: str, about: str = "") -> Card:
    """With a button, if it is about an interview."""
    button = Button(("Pick",), Action("pick", about, 1))
    return Card((title,), buttons=(button,) if about else ())


async def post(
    store: SqlStore,
    to: Member,
    key: str,
    about: str = "",
    *,
    now: datetime = NOON,
    title: str = "",
) -> None:
    posted = Post(to.id, key, card(title or key, about), about or None)
    await decide(store, to, Decision(posts=(posted,)), now)


async def claim(store: SqlStore, now: datetime = NOON, most: int = 100) -> list[Outgoing]:
    return list(await store.claim(now, most, LEASE, ("slack",), ()))


def keys(claimed: list[Outgoing]) -> list[str]:
    return [each.key for each in claimed]


async def set_timers(store: SqlStore, me: Member, *timers: Timer) -> None:
    await decide(store, me, Decision(timers=timers))


def reading_of(due: Due) -> Reading:
    return Reading(OfInterview, interview=due.interview)


class Fired:
    """A flow for timers that decides nothing, and remembers what it was asked."""

    def __init__(self) -> None:
        self.due: list[Due] = []
        self.states: list[State | None] = []

    def __call__(self, due: Due, state: State | None) -> Decision:
        self.due.append(due)
        self.states.append(state)
        return Decision()
