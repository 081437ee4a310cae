"""Two processes on one database, each with its own store."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import delete, func, select, update

from adapters.terminal.clock import StillClock
from bot.app import Answer, Askwell
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.engine.contexts.interview import SchedulingContext
from bot.engine.contexts.member import Context, MemberContext
from bot.engine.contexts.programme import OrganizingContext
from bot.engine.contexts.request import RequestContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import FromMember, Press, Submit
from bot.engine.store.ports import Outgoing, Shown
from bot.engine.store.store import LoadRequest
from bot.engine.timer_names import TimerName
from bot.flows import every_flow
from bot.interview.model import Interview, Stage
from bot.interview.organizing.programme import Organizer
from storage.store import SqlStore
from storage.tables import concerns, organizers, programmes
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    by,
    caller,
    card,
    claim,
    decide,
    decided,
    fire,
    interview,
    member,
    next_due,
    raw,
    read_as,
    set_timers,
    settle,
)

ROUNDS = 40
OFF = Action("nudges", arg="off")
NAMES = list(TimerName)
SCHEDULING = dict.fromkeys(TimerName, SchedulingContext)


@pytest.fixture
def stores(store: SqlStore, second_store: SqlStore) -> tuple[SqlStore, SqlStore]:
    return store, second_store


Stores = tuple[SqlStore, SqlStore]


async def test_a_host_is_not_booked_twice(stores: Stores) -> None:
    store, _ = stores
    host = await member(store, "daniel", headline="Lead")
    seekers = [await member(store, f"seeker{number}") for number in range(ROUNDS)]

    def book(state: Context | None) -> Decision:
        assert isinstance(state, RequestContext)
        assert state.other is not None
        if state.other_interviews:
            return Decision()
        of = (state.me.community, state.me.id, state.other.id)
        booked = Interview(f"by {state.me.id}", *of, "", "", 25, NOON, NOON, Stage.BOOKED)
        return Decision(save=(replace(booked, start=NOON),))

    await asyncio.gather(
        *(
            decided(
                stores[number % 2], LoadRequest(RequestContext, by(seeker), member=host.id), book
            )
            for number, seeker in enumerate(seekers)
        )
    )

    assert len((await read_as(store, MemberContext, by(host))).interviews) == 1


async def test_of_two_who_begin_to_organize_at_once_the_second_sees_the_first(
    stores: Stores,
) -> None:
    pair = await member(stores[0], "ana"), await member(stores[0], "kai")

    def begin(state: Context | None) -> Decision:
        assert isinstance(state, OrganizingContext)
        first = Organizer(state.me.id, state.me.community, NOON)
        return Decision(save=() if state.organizers else (first,))

    for _ in range(ROUNDS // 4):
        await asyncio.gather(
            *(
                decided(store, LoadRequest(OrganizingContext, by(each)), begin)
                for store, each in zip(stores, pair, strict=True)
            )
        )
        ended = await raw(stores[0], lambda db: db.execute(delete(organizers)))
        assert ended.rowcount == 1


async def test_every_change_of_one_interview_builds_on_the_one_before(stores: Stores) -> None:
    """Changes come from both sides and from timers. None is lost, and there is no deadlock."""
    store, _ = stores
    sides = await member(store, "maya"), await member(store, "daniel")
    await interview(store, sides[0], sides[1], "i1")
    await interview(store, sides[1], sides[0], "i2")
    numbers = count()

    def change(state: Context | None, *_: object) -> Decision:
        assert isinstance(state, SchedulingContext)
        raised = replace(state.interview, revision=state.interview.revision + 1)
        posts = [
            Post(each.id, f"{raised.id}:{next(numbers)}", card("Hi", raised.id), raised.id)
            for each in (state.me, state.other)
        ]
        return Decision(save=(raised,), posts=tuple(posts))

    async def press(number: int) -> None:
        which = f"i{1 + number // 2 % 2}"
        pressed = LoadRequest(SchedulingContext, by(sides[number % 2]), about=which)
        await decided(stores[number // 4 % 2], pressed, change)

    async def fire_one(number: int) -> int:
        timer = Timer(f"i{1 + number % 2}", NAMES[number // 2], NOON)
        await set_timers(store, sides[0], timer)
        return await fire(stores[number % 2], change, reads=SCHEDULING)

    async def deliver(number: int) -> None:
        claimed = await claim(stores[number % 2], most=9)
        await settle(stores[number % 2], *(Shown(each, each.key) for each in claimed))

    presses = [press(number) for number in range(ROUNDS)]
    fires = [fire_one(number) for number in range(ROUNDS)]
    await asyncio.gather(*presses, *fires, *(deliver(number) for number in range(ROUNDS)))
    while await fire(store, change, reads=SCHEDULING):
        pass

    interviews = (await read_as(store, MemberContext, by(sides[0]))).interviews
    assert sum(each.revision for each in interviews) == 2 + 2 * ROUNDS


async def test_a_double_click_that_reaches_both_withdraws_once(stores: Stores) -> None:
    store, _ = stores
    maya, daniel = await member(store, "maya"), await member(store, "daniel", headline="Lead")
    asked = await interview(store, maya, daniel, offered=(NOON + 60 * MINUTE,))
    withdraw = Action("withdraw", asked.id, asked.revision).after_yes

    answers = await reach_both(stores, double_click(withdraw))

    assert [each.reply is None for each in answers].count(True) == 1
    [withdrawn] = (await read_as(store, MemberContext, by(maya))).interviews
    assert withdrawn.stage is Stage.WITHDRAWN


async def test_a_double_click_on_a_setting_that_reaches_both_is_answered_once(
    stores: Stores,
) -> None:
    maya = await member(stores[0], "maya")

    answers = await reach_both(stores, double_click(OFF))

    assert [each.is_repeat for each in answers].count(True) == 1
    assert not (await read_as(stores[0], MemberContext, by(maya))).me.nudges
    on_purpose = Press("e3", caller("maya"), OFF, NOON + MINUTE)
    [later] = await reach_both(stores, [on_purpose])
    assert isinstance(later.reply, Card)


async def test_a_form_that_reaches_both_counts_once(stores: Stores) -> None:
    store, _ = stores
    await member(store, "maya")
    written = Submit("e1", caller("maya"), Action("report"), {"what": "Rude", "about": "Eve"})

    answers = await reach_both(stores, [written, written])

    assert [each.is_repeat for each in answers].count(True) == 1
    assert await raw(store, lambda db: db.scalar(select(func.count()).select_from(concerns))) == 1


async def test_a_form_that_is_sent_again_with_other_words_is_no_repeat(stores: Stores) -> None:
    """The platform said that it failed, so the member went on writing."""
    store, _ = stores
    await member(store, "maya")
    await open_programme(store)
    app = Askwell(store, StillClock(NOON), every_flow(), lambda _: None)
    for hour in (21, 22):
        quiet = {"zone": "Berlin", "quiet_from": f"{hour}:00", "quiet_until": "8:00"}
        answer = await app.handle(Submit("e1", caller("maya"), Action("settings"), quiet))
        assert isinstance(answer.reply, Card)
        me = (await read_as(store, MemberContext, caller("maya"))).me
        assert me.quiet_from.hour == hour


async def test_a_double_click_that_reaches_both_erases_once(stores: Stores) -> None:
    """The second press makes nobody a member again."""
    store, _ = stores
    maya = await member(store, "maya")

    answers = await reach_both(
        stores, double_click(Action("erase_all", arg=f"{NOON:%Y%m%dT%H%M%S}"))
    )

    assert [each.is_repeat for each in answers].count(True) == 1
    assert await store.read(lambda unit: unit.memberships.known(maya.person)) is None


def double_click(action: Action) -> list[FromMember]:
    maya = caller("maya")
    return [
        Press("e1", maya, action, NOON),
        Press("e2", maya, action, NOON + timedelta(seconds=0.4)),
    ]


async def open_programme(store: SqlStore) -> None:
    await raw(store, lambda db: db.execute(update(programmes).values(opened_at=NOON)))


async def reach_both(stores: Stores, events: Sequence[FromMember]) -> Sequence[Answer]:
    """Each event reaches another process at the same time."""
    await open_programme(stores[0])
    return await asyncio.gather(
        *(
            Askwell(each, StillClock(NOON), every_flow(), lambda _: None).handle(event)
            for each, event in zip(stores, events, strict=False)
        )
    )


async def test_nothing_fires_twice(stores: Stores) -> None:
    store, _ = stores
    maya, daniel = await member(store, "maya"), await member(store, "daniel")
    timers = []
    for number in range(ROUNDS):
        seeker = await member(store, f"seeker{number}")
        await interview(store, seeker, daniel if number % 2 else maya, f"i{number}")
        timers += [Timer(f"i{number}", name, NOON) for name in NAMES[:2]]
    await set_timers(store, maya, *timers)
    fired = Fired()

    async def fire_all(store: SqlStore) -> None:
        while await next_due(store):
            await fire(store, fired, most=3)

    await asyncio.gather(*map(fire_all, stores))

    assert len(fired.due) == len(set(fired.due)) == len(timers)


async def test_no_card_is_claimed_twice_and_each_members_order_stays(stores: Stores) -> None:
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
        while await next_due(store):
            claimed = await claim(store, later, most=1)
            delivered.extend(claimed)
            to = {each.to.id for each in claimed}
            assert on_the_way.isdisjoint(to)
            on_the_way.update(to)
            await next_due(store)  # time for the other to claim what it should not
            on_the_way.difference_update(to)
            await settle(store, *(Shown(each, each.key) for each in claimed))
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
        *(
            read_as(stores[number // 2 % 2], MemberContext, each)
            for number, each in enumerate(callers)
        )
    )

    assert len({state.me.id for state in states}) == 6
    assert len({state.me.community for state in states}) == 2
