import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.engine.contexts import Mine, OfInterview, Parting, Scheduling, State
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.ports import Reading
from bot.interview.model import Interview, Member, Stage
from storage.store import SqlStore
from tests.storage.scene import (
    ALONE,
    MINUTE,
    NOON,
    Fired,
    by,
    card,
    claim,
    interview,
    keys,
    member,
    read_as,
    reading_of,
    set_timers,
)

HOUR = timedelta(hours=1)


@pytest.fixture
async def maya(store: SqlStore) -> Member:
    return await member(store, "maya")


@pytest.fixture
async def daniel(store: SqlStore) -> Member:
    return await member(store, "daniel", headline="Lead")


@pytest.fixture
async def asked(store: SqlStore, maya: Member, daniel: Member) -> Interview:
    return await interview(store, maya, daniel)


async def test_a_due_timer_is_decided_for_the_seeker_and_gone(
    store: SqlStore, maya: Member, daniel: Member, asked: Interview
) -> None:
    await set_timers(store, maya, Timer("i1", "nudge", NOON), Timer("i1", "expire", NOON + MINUTE))
    fired = Fired()

    assert await store.fire(NOON, 9, reading_of, fired, ALONE) == 1
    assert fired.due == [Due("i1", "nudge")]
    assert fired.states == [OfInterview(maya, asked, maya, daniel)]

    assert await store.fire(NOON, 9, reading_of, fired, ALONE) == 0
    assert await store.next_due() == NOON + MINUTE


async def test_a_timer_can_read_what_any_event_of_an_interview_can(
    store: SqlStore, maya: Member, daniel: Member, asked: Interview
) -> None:
    other = await member(store, "ana", headline="Lead")
    await set_timers(store, maya, Timer("i1", "a", NOON), Timer("i1", "b", NOON))
    kinds = {"a": Scheduling, "b": Parting}
    fired = Fired()

    await store.fire(NOON, 9, lambda due: Reading(kinds[due.name], interview="i1"), fired, ALONE)

    scheduling, parting = fired.states
    assert scheduling == Scheduling(maya, asked, maya, daniel, (asked,), (asked,), (), (), ())
    assert isinstance(parting, Parting)
    assert [each.host for each in parting.listings] == [other]


@pytest.mark.usefixtures("asked")
async def test_timers_go_oldest_first_and_at_most_so_many(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, *(Timer("i1", f"t{n}", NOON - n * MINUTE) for n in range(3)))
    fired = Fired()

    assert await store.fire(NOON, 2, reading_of, fired, ALONE) == 2
    assert await store.fire(NOON, 2, reading_of, fired, ALONE) == 1
    assert [due.name for due in fired.due] == ["t2", "t1", "t0"]


@pytest.mark.usefixtures("asked")
async def test_setting_a_timer_again_moves_it(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, Timer("i1", "nudge", NOON))
    await set_timers(store, maya, Timer("i1", "nudge", NOON + HOUR))

    assert await store.fire(NOON, 9, reading_of, Fired(), ALONE) == 0
    assert await store.next_due() == NOON + HOUR


async def test_what_a_timer_decides_is_saved(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await set_timers(store, maya, Timer("i1", "expire", NOON))
    expired = replace(asked, stage=Stage.EXPIRED, revision=2)
    decision = Decision(
        save=(expired,),
        posts=(Post(maya.id, "expired", card("Sorry"), "i1"),),
        timers=(Timer("i1", "later", NOON + HOUR),),
    )

    await store.fire(NOON, 9, reading_of, lambda due, state: decision, ALONE)

    assert (await read_as(store, Mine, by(maya))).interviews == (expired,)
    assert keys(await claim(store)) == ["expired"]
    await store.settle([])
    assert await store.fire(NOON + HOUR, 9, reading_of, Fired(), ALONE) == 1


@pytest.mark.usefixtures("asked")
async def test_a_timer_may_set_itself_again(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, Timer("i1", "nudge", NOON))
    later = Decision(timers=(Timer("i1", "nudge", NOON + HOUR),))

    assert await store.fire(NOON, 9, reading_of, lambda due, state: later, ALONE) == 1

    assert await store.next_due() == NOON + HOUR


@pytest.mark.usefixtures("asked")
async def test_a_timer_moved_by_one_before_it_does_not_fire(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, Timer("i1", "a", NOON - MINUTE), Timer("i1", "b", NOON))
    fired = Fired()

    def decide(due: Due, state: State | None) -> Decision:
        fired(due, state)
        return Decision(timers=(Timer("i1", "b", NOON + HOUR),))

    await store.fire(NOON, 9, reading_of, decide, ALONE)

    assert fired.due == [Due("i1", "a")]
    assert await store.next_due() == NOON + HOUR


async def test_each_timer_sees_what_the_one_before_it_decided(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await set_timers(store, maya, *(Timer("i1", name, NOON) for name in "abc"))

    def decide(_due: Due, state: State | None) -> Decision:
        assert isinstance(state, Scheduling)
        assert state.seeker_interviews == (state.interview,)
        raised = replace(state.interview, revision=state.interview.revision + 1)
        renamed = replace(state.me, name=state.me.name + "!")
        return Decision(save=(raised, renamed))

    await store.fire(NOON, 9, lambda due: Reading(Scheduling, interview="i1"), decide, ALONE)

    mine = await read_as(store, Mine, by(replace(maya, name="Maya!!!")))
    assert mine.interviews == (replace(asked, revision=4),)
    assert mine.me.name == "Maya!!!"


@pytest.mark.usefixtures("asked")
async def test_a_timer_that_no_flow_knows_is_logged_and_kept(
    store: SqlStore, maya: Member, caplog: pytest.LogCaptureFixture
) -> None:
    """A version that knows it may be back tomorrow."""
    await set_timers(store, maya, Timer("i1", "retired", NOON))
    fired = Fired()

    assert await store.fire(NOON, 9, lambda due: None, fired, ALONE) == 1
    assert await store.fire(NOON, 9, lambda due: None, fired, ALONE) == 0

    assert fired.due == []
    assert caplog.messages == ["No flow knows the timer retired of interview i1"]
    assert await store.fire(NOON + HOUR, 9, reading_of, fired, ALONE) == 1
    assert fired.due == [Due("i1", "retired")]


async def test_a_timer_that_fails_is_put_off_and_stops_no_other(
    store: SqlStore, maya: Member, asked: Interview, caplog: pytest.LogCaptureFixture
) -> None:
    await set_timers(store, maya, *(Timer("i1", name, NOON) for name in ("bad", "good", "worse")))

    def decide(due: Due, state: State | None) -> Decision:
        if due.name == "bad":
            raise RuntimeError(asked.wish)
        if due.name == "worse":  # cannot be saved: nobody has this number
            return Decision(posts=(Post(10**6, "k", card("Hi")),), save=(maya,))
        return Decision(timers=(Timer("i1", "next", NOON + MINUTE),))

    with caplog.at_level(logging.ERROR):
        assert await store.fire(NOON, 9, reading_of, decide, ALONE) == 3

    fired = Fired()
    assert await store.fire(NOON + HOUR - MINUTE, 9, reading_of, fired, ALONE) == 1
    assert await store.fire(NOON + HOUR, 9, reading_of, fired, ALONE) == 2
    assert [due.name for due in fired.due] == ["next", "bad", "worse"]
    assert [message.splitlines()[0] for message in caplog.messages] == [
        "Timer bad of interview i1 failed: RuntimeError",
        "Timer worse of interview i1 failed: IntegrityError",
    ]
    assert asked.wish not in caplog.text
