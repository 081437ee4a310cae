"""Members, interviews and cards for the tests of the store."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.cards.buttons import Action, Button
from bot.cards.cards import Card
from bot.cards.rich_text import Words, say
from bot.engine.budget import Budget
from bot.engine.contexts.interview import InterviewContext, OtherHostsContext, SchedulingContext
from bot.engine.contexts.member import Context, FreeTextContext, MemberContext, PlanContext
from bot.engine.contexts.request import SearchContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.delivering import delivery
from bot.engine.events import Caller, Due
from bot.engine.firing import Firing
from bot.engine.router import Router
from bot.engine.store.ports import Outcome, Outgoing, Shown, SpaceKey
from bot.engine.store.store import LoadRequest, UnitOfWork
from bot.engine.store.turn import Turn
from bot.engine.timer_names import TimerName
from bot.interview.finding.listing import Listing
from bot.interview.hosting import HostProfile
from bot.interview.members import Member, NamedMember, Person
from bot.interview.model import Interview
from bot.interview.staying_in_touch.follow_ups import Encounter
from storage.store import SqlStore

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LONG = timedelta(days=500)
COURIER = "courier"

S = TypeVar("S")
C = TypeVar("C", bound=Context)
TimerFlow = Callable[[Any, Due, datetime], Decision]


def caller(user: str, space: str = "T1", zone: str | None = "Europe/Berlin") -> Caller:
    return Caller(Person("slack", space, user), user.title(), zone)


def by(member: Member) -> Caller:
    return Caller(member.person, member.name, member.zone)


async def read(store: SqlStore, request: LoadRequest, now: datetime = NOON) -> Context | None:
    """The context that a flow would get."""

    def work(unit: UnitOfWork) -> Context | None:
        context = unit.contexts.load(request, now)
        return None if context is None else in_full(context)

    return await store.run(work)


async def decided(
    store: SqlStore,
    request: LoadRequest,
    flow: Callable[[Context | None], Decision],
    now: datetime = NOON,
    turn: Turn | None = None,
) -> Decision:
    """The flow's decision, after it was saved."""

    def work(unit: UnitOfWork) -> Decision:
        decision = flow(unit.contexts.load(request, now))
        unit.save(decision, now)
        unit.kept_events.take(turn or Turn("e"))
        return decision

    return await store.run(work)


async def fire(
    store: SqlStore,
    flow: TimerFlow,
    now: datetime = NOON,
    most: int = 9,
    reads: Mapping[TimerName, type[InterviewContext]] = MappingProxyType({}),
) -> int:
    """Fire the due timers, all with this flow. Returns how many there were."""
    router = Router()
    for name in TimerName:
        router.timer(name, reads=reads.get(name, InterviewContext))(flow)
    return await store.run(
        lambda unit: Firing(router).fire(unit, now, most, partial(Budget, inf)).looked_at
    )


async def raw(store: SqlStore, work: Callable[[Connection], S]) -> S:
    """Do something that no unit of work offers."""
    return await store._executor.run(work)


async def read_as(store: SqlStore, kind: type[C], by: Caller, **about: Any) -> C:
    state = await read(store, LoadRequest(kind, by, **about))
    assert isinstance(state, kind)
    return state


async def listed(store: SqlStore, kind: type[Context], by: Caller, **about: Any) -> list[Listing]:
    """The hosts in such a context."""
    context = await read(store, LoadRequest(kind, by, **about))
    assert isinstance(context, SearchContext | OtherHostsContext)
    return list(context.listings)


def in_full(context: C) -> C:
    """The context with everything that is otherwise only read when it is needed, which is only
    possible within the transaction."""
    if isinstance(context, SearchContext | OtherHostsContext):
        return replace(context, listings=tuple(context.listings))
    if isinstance(context, FreeTextContext):
        context = replace(context, others=dict(context.others))
    if isinstance(context, PlanContext | FreeTextContext | SchedulingContext):
        return replace(context, plans={each.interview: each for each in context.plans.values()})
    return context


async def member(store: SqlStore, user: str, space: str = "T1", **profile: Any) -> Member:
    """A member who has used Askwell for long. If any profile values are given, they are an open
    host."""
    came = await read(store, LoadRequest(MemberContext, caller(user, space)), NOON - LONG)
    assert isinstance(came, MemberContext)
    me = came.me
    if profile:
        me = replace(me, profile=HostProfile(**{"open": True} | profile))
        await decide(store, me, Decision(save=(me,)))
    return me


def named(other: Member) -> NamedMember:
    """The part of a member that lists of many members read."""
    return NamedMember(other.id, other.person, other.name, other.erased_at)


def met(interview: Interview) -> Encounter:
    """The part of an interview that a list of contacts reads."""
    alike = {each.name for each in fields(Encounter)} & {each.name for each in fields(Interview)}
    told = {name: getattr(interview, name) for name in alike}
    return Encounter(is_noted=interview.debrief is not None, is_reported=False, **told)


async def decide(store: SqlStore, me: Member, decision: Decision, now: datetime = NOON) -> None:
    await decided(store, LoadRequest(MemberContext, by(me)), lambda _: decision, now)


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


def card(title: str | Words, about: str = "") -> Card:
    """A card with a button, if it is about an interview."""
    button = Button(say("Pick"), Action("pick", about, 1))
    said = say(title) if isinstance(title, str) else title
    return Card(said, buttons=(button,) if about else ())


async def post(
    store: SqlStore,
    to: Member,
    key: str,
    about: str = "",
    *,
    now: datetime = NOON,
    title: str | Words = "",
) -> None:
    posted = Post(to.id, key, card(title or key, about), about or None)
    await decide(store, to, Decision(posts=(posted,)), now)


async def claim(
    store: SqlStore,
    now: datetime = NOON,
    most: int = 100,
    platforms: Collection[str] = ("slack",),
    skip: Collection[SpaceKey] = (),
) -> list[Outgoing]:
    return await store.run(
        lambda unit: delivery.claim(unit, now, most, platforms, skip, courier=COURIER)
    )


async def hand_over(store: SqlStore, *cards: Outgoing) -> list[Outgoing]:
    return await store.run(lambda unit: delivery.hand_over(unit, cards, COURIER))


async def bury(store: SqlStore) -> None:
    """The courier was killed, and another one has noticed."""
    await store.run(lambda unit: unit.couriers.bury([COURIER]))


async def show(store: SqlStore, now: datetime = NOON) -> list[Outgoing]:
    """Deliver everything that is due. The id of each message is the card's key."""
    claimed = await claim(store, now)
    await settle(store, *(Shown(each, each.key) for each in claimed))
    return claimed


async def settle(store: SqlStore, *outcomes: Outcome) -> None:
    await store.run(lambda unit: delivery.settle(unit, outcomes, COURIER))


async def next_due(store: SqlStore, platforms: Collection[str] = ("slack",)) -> datetime | None:
    return await store.read(lambda unit: unit.agenda(NOON, platforms).next_due)


async def sleep(store: SqlStore, spaces: Collection[str], platform: str = "slack") -> None:
    await store.run(lambda unit: unit.spaces.sleep(platform, spaces))


async def wake(store: SqlStore, spaces: Collection[str], platform: str = "slack") -> None:
    await store.run(lambda unit: unit.spaces.wake(platform, spaces))
    await wake_timers(store)


async def wake_only(store: SqlStore, spaces: Collection[str], platform: str = "slack") -> None:
    await store.run(lambda unit: unit.spaces.wake_only(platform, spaces))
    await wake_timers(store)


async def wake_timers(store: SqlStore) -> None:
    """Wake the timers, those of one interview at a time."""
    while await store.run(lambda unit: unit.timers.wake_some(1)):
        pass


def keys(claimed: list[Outgoing]) -> list[str]:
    return [each.key for each in claimed]


async def set_timers(store: SqlStore, me: Member, *timers: Timer) -> None:
    await decide(store, me, Decision(timers=timers))


class Fired:
    """A flow for timers that decides nothing, and remembers what it was called with."""

    def __init__(self) -> None:
        self.due: list[Due] = []
        self.states: list[InterviewContext] = []

    def __call__(self, state: InterviewContext, due: Due, _now: datetime) -> Decision:
        self.due.append(due)
        self.states.append(in_full(state))
        return Decision()
