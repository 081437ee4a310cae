"""Two processes on one database, each with a store of its own."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest

from bot.engine.contexts import Asking, Mine, Scheduling, State
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.ports import Outgoing, Reading, Shown
from bot.interview.model import Interview, Stage
from storage.store import SqlStore
from tests.storage.scene import (
    ALONE,
    LEASE,
    MINUTE,
    NOON,
    Fired,
    by,
    caller,
    card,
    decide,
    interview,
    member,
    read_as,
    reading_of,
    set_timers,
)

ROUNDS = 40


@pytest.fixture
def stores(store: SqlStore, second_store: SqlStore) -> tuple[SqlStore, SqlStore]:
    return store, second_store


Stores = tuple[SqlStore, SqlStore]


async def test_a_host_is_not_booked_twice(stores: Stores) -> None:
    store, _ = stores
    host = await member(store, "daniel", headline="Lead")
    seekers = [await member(store, f"seeker{number}") for number in range(ROUNDS)]

    def book(state: State | None) -> Decision:
        assert isinstance(state, Asking)
        assert state.other is not None
        if state.other_interviews:
            return Decision()
        of = (state.me.community, state.me.id, state.other.id)
        booked = Interview(f"by {state.me.id}", *of, "", "", 25, NOON, NOON, Stage.BOOKED)
        return Decision(save=(replace(booked, start=NOON),))

    await asyncio.gather(
        *(
            stores[number % 2].decide(Reading(Asking, by=by(seeker), member=host.id), book, NOON)
            for number, seeker in enumerate(seekers)
        )
    )

    assert len((await read_as(store, Mine, by(host))).interviews) == 1


async def test_every_change_of_one_interview_builds_on_the_one_before(stores: Stores) -> None:
    """By both sides and by timers: none is lost, and none waits for another in a circle."""
    store, _ = stores
    sides = await member(store, "maya"), await member(store, "daniel")
    await interview(store, sides[0], sides[1], "i1")
    await interview(store, sides[1], sides[0], "i2")
    numbers = count()

    def change(_: Due | None, state: State | None) -> Decision:
        assert isinstance(state, Scheduling)
        raised = replace(state.interview, revision=state.interview.revision + 1)
        posts = [
            Post(each.id, f"{raised.id}:{next(numbers)}", card("Hi", raised.id), raised.id)
            for each in (state.me, state.other)
        ]
        return Decision(save=(raised,), posts=tuple(posts))

    async def press(number: int) -> None:
        reading = Reading(Scheduling, by=by(sides[number % 2]), interview=f"i{1 + number // 2 % 2}")
        await stores[number // 4 % 2].decide(reading, lambda state: change(None, state), NOON)

    async def fire(number: int) -> int:
        name = f"i{1 + number % 2}"
        await set_timers(store, sides[0], Timer(name, f"t{number}", NOON))
        return await stores[number % 2].fire(
            NOON, 9, lambda due: Reading(Scheduling, interview=due.interview), change, ALONE
        )

    async def deliver(number: int) -> None:
        claimed = await stores[number % 2].claim(NOON, 9, LEASE, ["slack"], ())
        await stores[number % 2].settle([Shown(each, each.key) for each in claimed])

    presses = [press(number) for number in range(ROUNDS)]
    fires = [fire(number) for number in range(ROUNDS)]
    await asyncio.gather(*presses, *fires, *(deliver(number) for number in range(ROUNDS)))
    while await store.fire(
        NOON, 9, lambda due: Reading(Scheduling, interview=due.interview), change, ALONE
    ):
        pass

    interviews = (await read_as(store, Mine, by(sides[0]))).interviews
    assert sum(each.revision for each in interviews) == 2 + 2 * ROUNDS


async def test_nothing_fires_twice(stores: Stores) -> None:
    store, _ = stores
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    timers = []
    for number in range(ROUNDS):
        seeker = await member(store, f"seeker{number}")
        await interview(store, seeker, daniel if number % 2 else maya, f"i{number}")
        timers += [Timer(f"i{number}", name, NOON) for name in ("nudge", "expire")]
    await set_timers(store, maya, *timers)
    fired = Fired()

    async def fire_all(store: SqlStore) -> None:
        while await store.next_due():
            await store.fire(NOON, 3, reading_of, fired, ALONE)

    await asyncio.gather(*map(fire_all, stores))

    assert len(fired.due) == len(set(fired.due)) == len(timers)


async def test_nothing_is_claimed_twice_and_nobodys_cards_change_places(stores: Stores) -> None:
    store, _ = stores
    members = [await member(store, f"member{number}") for number in range(2)]
    for number in range(ROUNDS):
        to = members[number % 2]
        posts = tuple(Post(to.id, f"{number}:{each}", card("Hi")) for each in range(3))
        await decide(store, to, Decision(posts=posts), NOON + number * MINUTE)
    later = NOON + ROUNDS * MINUTE
    delivered: list[Outgoing] = []
    on_the_way: set[int] = set()

    async def deliver(store: SqlStore) -> None:
        while await store.next_due():
            claimed: Sequence[Outgoing] = await store.claim(later, 1, LEASE, ["slack"], ())
            delivered.extend(claimed)
            to = {each.to.id for each in claimed}
            assert on_the_way.isdisjoint(to)
            on_the_way.update(to)
            await store.next_due()  # time for the other to claim what it should not
            on_the_way.difference_update(to)
            await store.settle([Shown(each, each.key) for each in claimed])
            if not claimed and len(delivered) == 3 * ROUNDS:
                return

    await asyncio.gather(*map(deliver, stores))

    assert len({each.id for each in delivered}) == len(delivered) == 3 * ROUNDS
    for each in members:
        ids = [card.id for card in delivered if card.to.id == each.id]
        assert ids == sorted(ids)


async def test_somebody_new_who_does_two_things_at_once_is_one_member(stores: Stores) -> None:
    callers = [caller(f"member{number % 3}", f"T{number % 2}") for number in range(ROUNDS)]

    states = await asyncio.gather(
        *(read_as(stores[number // 2 % 2], Mine, each) for number, each in enumerate(callers))
    )

    assert len({state.me.id for state in states}) == 6
    assert len({state.me.community for state in states}) == 2
