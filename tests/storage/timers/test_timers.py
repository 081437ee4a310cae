from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from math import inf

import pytest
from sqlalchemy import insert

from bot.engine.budget import Budget
from bot.engine.contexts.interview import InterviewContext, OtherHostsContext, SchedulingContext
from bot.engine.contexts.member import MemberContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.events import Due
from bot.engine.firing import Firing
from bot.engine.store.store import EarlyTimers
from bot.engine.timer_names import TimerName
from bot.flows import every_flow
from bot.interview.members import Member
from bot.interview.model import Interview, Side, Stage
from storage.store import SqlStore
from storage.tables import timers
from tests.storage.scene import (
    MINUTE,
    NOON,
    Fired,
    by,
    card,
    claim,
    fire,
    interview,
    keys,
    member,
    next_due,
    raw,
    read_as,
    set_timers,
)

HOUR = timedelta(hours=1)
NUDGE, EXPIRE, OVER = TimerName.NUDGE_HOST, TimerName.EXPIRE, TimerName.OVER
UNKNOWN = "i404"
"""There is no such interview, so nothing about it can be saved."""


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
    await set_timers(store, maya, Timer("i1", NUDGE, NOON), Timer("i1", EXPIRE, NOON + MINUTE))
    fired = Fired()

    assert await fire(store, fired) == 1
    assert fired.due == [Due("i1", NUDGE)]
    assert fired.states == [InterviewContext(maya, asked, maya, daniel)]

    assert await fire(store, fired) == 0
    assert await next_due(store) == NOON + MINUTE


async def test_a_timer_can_load_the_same_contexts_as_an_event(
    store: SqlStore, maya: Member, daniel: Member, asked: Interview
) -> None:
    other = await member(store, "ana", headline="Lead")
    await set_timers(store, maya, Timer("i1", EXPIRE, NOON), Timer("i1", OVER, NOON))
    fired = Fired()

    await fire(store, fired, reads={EXPIRE: SchedulingContext, OVER: OtherHostsContext})

    scheduling, parting = fired.states
    assert scheduling == SchedulingContext(
        maya, asked, maya, daniel, (asked,), (asked,), (), (), {}
    )
    assert isinstance(parting, OtherHostsContext)
    assert [each.host for each in parting.listings] == [other]


@pytest.mark.usefixtures("asked")
async def test_timers_fire_oldest_first_up_to_a_limit(store: SqlStore, maya: Member) -> None:
    names = (NUDGE, EXPIRE, OVER)
    given = [Timer("i1", name, NOON - minutes * MINUTE) for minutes, name in enumerate(names)]
    await set_timers(store, maya, *given)
    fired = Fired()

    assert await fire(store, fired, most=2) == 2
    assert await fire(store, fired, most=2) == 1
    assert [due.name for due in fired.due] == [OVER, EXPIRE, NUDGE]


@pytest.mark.usefixtures("asked")
async def test_urgent_cards_go_first_newest_before_older(store: SqlStore, maya: Member) -> None:
    press = (TimerName.HOUR_BEFORE, TimerName.STARTING)
    given = [
        Timer("i1", NUDGE, NOON - HOUR),
        *(Timer("i1", name, NOON - minutes * MINUTE) for minutes, name in enumerate(press)),
    ]
    await set_timers(store, maya, *given)
    fired = Fired()

    assert [await fire(store, fired, most=1) for _ in given] == [1, 1, 1]
    assert [due.name for due in fired.due] == [*press, NUDGE]


@pytest.mark.usefixtures("asked")
async def test_setting_a_timer_again_moves_it(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, Timer("i1", NUDGE, NOON))
    await set_timers(store, maya, Timer("i1", NUDGE, NOON + HOUR))

    assert await fire(store, Fired()) == 0
    assert await next_due(store) == NOON + HOUR


@pytest.mark.usefixtures("asked")
async def test_all_that_are_put_off_wait(store: SqlStore, maya: Member) -> None:
    names = (NUDGE, EXPIRE)
    await set_timers(store, maya, *(Timer("i1", each, NOON) for each in names))
    these = [Due("i1", each) for each in names]
    await store.run(lambda unit: unit.timers.put_off(these, NOON + HOUR))
    assert await fire(store, Fired()) == 0
    assert await next_due(store) == NOON + HOUR


async def test_the_decision_of_a_timer_is_saved(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    await set_timers(store, maya, Timer("i1", EXPIRE, NOON))
    expired = replace(asked, stage=Stage.EXPIRED, revision=2)
    decision = Decision(
        save=(expired,),
        posts=(Post(maya.id, "expired", card("Sorry"), "i1"),),
        timers=(Timer("i1", OVER, NOON + HOUR),),
    )

    await fire(store, lambda *_: decision)

    assert (await read_as(store, MemberContext, by(maya))).interviews == (expired,)
    assert keys(await claim(store)) == ["expired"]
    assert await fire(store, Fired(), NOON + HOUR) == 1


@pytest.mark.usefixtures("asked")
async def test_a_timer_may_set_itself_again(store: SqlStore, maya: Member) -> None:
    await set_timers(store, maya, Timer("i1", NUDGE, NOON))
    later = Decision(timers=(Timer("i1", NUDGE, NOON + HOUR),))

    assert await fire(store, lambda *_: later) == 1

    assert await next_due(store) == NOON + HOUR


async def test_each_timer_of_a_batch_sees_the_decision_before_it(
    store: SqlStore, maya: Member, asked: Interview
) -> None:
    names = (NUDGE, EXPIRE, OVER)
    await set_timers(store, maya, *(Timer("i1", name, NOON) for name in names))

    def decide(state: SchedulingContext, _due: Due, _now: datetime) -> Decision:
        assert state.seeker_interviews == (state.interview,)
        raised = replace(state.interview, revision=state.interview.revision + 1)
        renamed = replace(state.me, name=state.me.name + "!")
        return Decision(save=(raised, renamed))

    await fire(store, decide, reads=dict.fromkeys(names, SchedulingContext))

    mine = await read_as(store, MemberContext, by(replace(maya, name="Maya!!!")))
    assert mine.interviews == (replace(asked, revision=4),)
    assert mine.me.name == "Maya!!!"


async def test_a_decision_that_cannot_be_saved_rolls_back_only_itself(
    store: SqlStore, maya: Member, asked: Interview, caplog: pytest.LogCaptureFixture
) -> None:
    await set_timers(store, maya, *(Timer("i1", name, NOON) for name in (EXPIRE, NUDGE)))

    def decide(_state: InterviewContext, due: Due, _now: datetime) -> Decision:
        if due.name == EXPIRE:
            renamed = replace(maya, name="Nobody")
            return Decision(posts=(Post(maya.id, "k", card("Hi"), UNKNOWN),), save=(renamed,))
        return Decision(posts=(Post(maya.id, "k", card("Hi")),))

    assert await fire(store, decide) == 2

    assert keys(await claim(store)) == ["k"]
    assert (await read_as(store, MemberContext, by(maya))).me == maya
    [message] = caplog.messages
    assert message.startswith("Timer expire of interview i1 failed: IntegrityError")
    assert asked.wish not in caplog.text
    assert await fire(store, Fired(), NOON + HOUR - MINUTE) == 0
    assert await fire(store, Fired(), NOON + HOUR) == 1


async def test_cards_that_cannot_be_saved_together_are_saved_one_by_one(
    store: SqlStore, maya: Member, asked: Interview, caplog: pytest.LogCaptureFixture
) -> None:
    names = (EXPIRE, NUDGE, OVER)
    await set_timers(store, maya, *(Timer("i1", name, NOON) for name in names))

    def decide(_state: InterviewContext, due: Due, _now: datetime) -> Decision:
        about = UNKNOWN if due.name == NUDGE else asked.id
        return Decision(posts=(Post(maya.id, due.name, card("Hi"), about),))

    assert await fire(store, decide) == 3

    assert set(keys(await claim(store))) == {EXPIRE, OVER}
    # PostgreSQL's driver may warn of the statements that it had no answer to yet.
    [message] = [each.message for each in caplog.records if each.name == Firing.__module__]
    assert message.startswith("Timer nudge_host of interview i1 failed: IntegrityError")
    assert await fire(store, Fired(), NOON + HOUR) == 1, "only that one was put off"


@pytest.mark.usefixtures("asked")
async def test_a_stored_timer_that_no_flow_knows_is_logged_and_kept(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    """A version that knows it may be installed again tomorrow."""
    retired = insert(timers).values(interview="i1", name="retired", at=NOON)
    await raw(store, lambda db: db.execute(retired))
    firing = Firing(every_flow())

    for looked_at in (1, 0):
        fired = await store.run(lambda unit: firing.fire(unit, NOON, 9, partial(Budget, inf)))
        assert fired.looked_at == looked_at

    assert caplog.messages == ["No flow knows the timer retired of interview i1"]
    assert await next_due(store) == NOON + HOUR


async def claimed_early(
    store: SqlStore, early: EarlyTimers, *readers: Member, most: int = 9
) -> Sequence[tuple[str, str, timedelta]]:
    ids = [each.id for each in readers]
    due = await store.run(lambda unit: unit.timers.claim_early(NOON, early, ids, most))
    return [(each.interview, each.name, each.late) for each in due]


async def test_early_come_only_those_that_tell_a_reader_something(
    store: SqlStore, maya: Member, daniel: Member
) -> None:
    ana = await member(store, "ana")
    for name, seeker, host in (("i1", maya, daniel), ("i2", ana, maya), ("i3", ana, daniel)):
        await interview(store, seeker, host, name)
        soon = (Timer(name, NUDGE, NOON + MINUTE), Timer(name, OVER, NOON))
        await set_timers(store, seeker, *soon, Timer(name, EXPIRE, NOON + HOUR))
    early = EarlyTimers({NUDGE: (Side.HOST,), EXPIRE: tuple(Side)}, MINUTE)

    assert await claimed_early(store, early, maya) == [("i2", NUDGE, timedelta())]
    found = await claimed_early(store, replace(early, within=HOUR), maya)
    assert [each[:2] for each in found] == [("i2", NUDGE), ("i1", EXPIRE), ("i2", EXPIRE)]


async def test_early_timers_are_claimed_except_those_already_due(
    store: SqlStore, maya: Member, daniel: Member
) -> None:
    """A timer that is due comes soon anyway. The others would cause another notification."""
    for name, at in (("i1", NOON), ("i2", NOON), ("i3", NOON + MINUTE), ("i4", NOON + MINUTE)):
        await interview(store, maya, daniel, name)
        await set_timers(store, maya, Timer(name, NUDGE, at))
    early = EarlyTimers({NUDGE: (Side.HOST,)}, HOUR)

    for most, found in ((1, ["i1", "i2", "i3", "i4"]), (3, ["i2", "i3", "i4"])):
        claimed = await claimed_early(store, early, daniel, most=most)
        assert [each[0] for each in claimed] == found
