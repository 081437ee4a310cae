"""When a timer is decided, put off, or brought forward: the rules, without a database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from math import inf
from typing import Any

import pytest

from bot.cards.cards import Card
from bot.cards.rich_text import say
from bot.engine.budget import Budget
from bot.engine.contexts.interview import InterviewContext
from bot.engine.decisions import Decision, Post, Timer
from bot.engine.delivering.grouping import GROUPING_WINDOW
from bot.engine.events import Due
from bot.engine.firing import PUT_OFF, TOO_LATE, Fired, Firing
from bot.engine.router import Router
from bot.engine.store.store import Claimed
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from bot.interview.model import Side, Stage
from tests.bot.engine.memory import MemoryUnit
from tests.bot.engine.people import DANIEL, DAY, HOUR, MAYA, MINUTE, NOON, interview

NUDGE, EXPIRE, OVER = TimerName.NUDGE_SEEKER, TimerName.EXPIRE, TimerName.OVER
EARLY = TimerName.DAY_BEFORE


@pytest.fixture
def unit() -> MemoryUnit:
    unit = MemoryUnit()
    unit.add(interview(), MAYA, DANIEL)
    return unit


class Flows:
    """What the flows decide, by name (nothing by default), and what they were called for."""

    def __init__(self, **decide: Callable[[InterviewContext], Decision]) -> None:
        self.asked: list[str] = []
        router = Router()
        router.timer(NUDGE, reads=InterviewContext, nudges=Side.SEEKER)(self._flow(decide))
        router.timer(EARLY, reads=InterviewContext, may_come_early=True)(self._flow(decide))
        for name in (EXPIRE, OVER):
            router.timer(name, reads=InterviewContext)(self._flow(decide))
        router.timer(
            TimerName.KEEP_IN_TOUCH,
            reads=InterviewContext,
            nudges=Side.SEEKER,
            even_if_muted=True,
        )(self._flow(decide))
        self.firing = Firing(router)

    def _flow(
        self, decide: dict[str, Callable[[InterviewContext], Decision]]
    ) -> Callable[[InterviewContext, Due, datetime], Decision]:
        def flow(context: InterviewContext, due: Due, _now: datetime) -> Decision:
            self.asked.append(f"{due.interview}:{due.name}")
            return decide[due.name](context) if due.name in decide else Decision()

        return flow

    def fire(self, unit: MemoryUnit, now: datetime = NOON) -> list[str]:
        """Fire, and return what the flows were called for."""
        before = len(self.asked)
        self.firing.fire(unit, now, 9, partial(Budget, inf))
        return self.asked[before:]


def waits(unit: MemoryUnit, name: str, at: datetime = NOON, of: str = "i1") -> None:
    unit.waiting[of, name] = at


def told(to: Member, about: str = "i1") -> Decision:
    return Decision(posts=(Post(to.id, f"{about}:{to.name}", Card(say("Hello")), about),))


def test_a_fired_timer_is_gone_and_a_later_one_waits(unit: MemoryUnit) -> None:
    waits(unit, EXPIRE)
    waits(unit, OVER, NOON + MINUTE)
    assert Flows().fire(unit) == ["i1:expire"]
    assert unit.waiting == {("i1", OVER): NOON + MINUTE}


def test_a_nudge_waits_for_the_end_of_quiet_hours(unit: MemoryUnit) -> None:
    night, morning = NOON.replace(hour=21), NOON.replace(hour=9) + DAY
    waits(unit, NUDGE, night)
    assert Flows().fire(unit, night) == []
    assert unit.waiting == {("i1", NUDGE): morning}
    assert Flows().fire(unit, morning) == ["i1:nudge_seeker"]


@pytest.mark.parametrize("muted", [replace(MAYA, nudges=False), MAYA])
def test_a_member_without_nudges_gets_only_necessary_cards(unit: MemoryUnit, muted: Member) -> None:
    stopped = replace(interview(), nudges=muted is not MAYA)  # by themselves, or about this one
    unit.add(stopped, muted)
    for name in (NUDGE, TimerName.KEEP_IN_TOUCH):
        waits(unit, name)
    assert Flows().fire(unit) == ["i1:keep_in_touch"]
    assert unit.waiting == {}


def test_a_nudge_that_comes_days_late_is_left_out(unit: MemoryUnit) -> None:
    waits(unit, NUDGE)
    waits(unit, EXPIRE)
    assert Flows().fire(unit, NOON + TOO_LATE + MINUTE) == ["i1:expire"]
    waits(unit, NUDGE)
    assert Flows().fire(unit, NOON + TOO_LATE) == ["i1:nudge_seeker"]


def test_a_timer_that_one_before_it_moved_does_not_fire(unit: MemoryUnit) -> None:
    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    later = Decision(timers=(Timer("i1", OVER, NOON + HOUR),))
    assert Flows(expire=lambda _: later).fire(unit) == ["i1:expire"]
    assert unit.waiting == {("i1", OVER): NOON + HOUR}


def test_a_timer_may_set_itself_again(unit: MemoryUnit) -> None:
    waits(unit, EXPIRE)
    again = Decision(timers=(Timer("i1", EXPIRE, NOON + DAY),))
    Flows(expire=lambda _: again).fire(unit)
    assert unit.waiting == {("i1", EXPIRE): NOON + DAY}


def test_cards_are_saved_together_and_in_the_order_of_all_else(
    unit: MemoryUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[list[str]] = []
    monkeypatch.setattr(
        unit, "save", lambda decision, _: saved.append([each.key for each in decision.posts])
    )
    moves = Decision(posts=told(DANIEL, "moved").posts, save=(replace(interview(), revision=2),))
    for minutes, name in enumerate((EARLY, TimerName.KEEP_IN_TOUCH, EXPIRE, OVER)):
        waits(unit, name, NOON - HOUR + minutes * MINUTE)
    flows = Flows(
        day_before=lambda _: told(MAYA, "a"),
        keep_in_touch=lambda _: told(MAYA, "b"),
        expire=lambda _: moves,
        over=lambda _: told(MAYA, "c"),
    )
    flows.fire(unit)
    assert saved == [["a:Maya", "b:Maya"], ["moved:Daniel"], ["c:Maya"]]


def test_each_timer_sees_the_decision_of_the_one_before_it(unit: MemoryUnit) -> None:
    seen: list[Stage] = []

    def expire(context: InterviewContext) -> Decision:
        seen.append(context.interview.stage)
        return Decision(save=(replace(context.interview, stage=Stage.EXPIRED, revision=2),))

    def over(context: InterviewContext) -> Decision:
        seen.append(context.interview.stage)
        return Decision()

    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    Flows(expire=expire, over=over).fire(unit)
    assert seen == [Stage.ASKED, Stage.EXPIRED]


def test_one_that_fails_is_put_off_and_stops_no_other(
    unit: MemoryUnit, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(context: InterviewContext) -> Decision:
        raise RuntimeError(context.interview.wish)

    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    assert Flows(expire=fail).fire(unit) == ["i1:expire", "i1:over"]
    assert unit.waiting == {("i1", EXPIRE): NOON + PUT_OFF}
    [message] = caplog.messages
    assert message.startswith("Timer expire of interview i1 failed: RuntimeError")
    assert "How it is" not in message, "the log tells nobody's words"


def test_no_timer_is_to_blame_while_the_store_is_away(
    unit: MemoryUnit, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: InterviewContext) -> Decision:
        raise ConnectionError

    def raise_again(failed: Exception) -> None:
        raise failed

    monkeypatch.setattr(unit, "raise_if_away", raise_again, raising=True)
    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    with pytest.raises(ConnectionError):
        Flows(expire=fail).fire(unit)
    assert unit.waiting == {("i1", EXPIRE): NOON - MINUTE, ("i1", OVER): NOON}
    assert caplog.messages == []


def test_a_decision_that_cannot_be_saved_rolls_back_only_itself(unit: MemoryUnit) -> None:
    nobody = replace(MAYA, id=99)
    half = replace(told(nobody), save=(replace(MAYA, name="Half"),))
    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    Flows(expire=lambda _: half, over=lambda _: told(MAYA)).fire(unit)
    assert (unit.members[MAYA.id], [post.to for post in unit.posted]) == (MAYA, [MAYA.id])
    assert unit.waiting == {("i1", EXPIRE): NOON + PUT_OFF}


def test_one_that_no_flow_knows_is_said_and_kept(
    unit: MemoryUnit, caplog: pytest.LogCaptureFixture
) -> None:
    waits(unit, "retired")
    assert Flows().fire(unit) == []
    assert unit.waiting == {("i1", "retired"): NOON + PUT_OFF}
    assert caplog.messages == ["No flow knows the timer retired of interview i1"]


def test_timers_beyond_the_budget_stay_due(unit: MemoryUnit) -> None:
    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    flows, seconds = Flows(), iter((0.0, 1.0, 2.0))
    fired = flows.firing.fire(unit, NOON, 9, partial(Budget, 1.0, lambda: next(seconds)))
    assert (flows.asked, fired) == (["i1:expire"], Fired(looked_at=2, done=1))
    assert unit.waiting == {("i1", OVER): NOON}


def test_the_time_that_a_claim_takes_leaves_the_budget_as_it_is(
    unit: MemoryUnit, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits(unit, EXPIRE, NOON - MINUTE)
    waits(unit, OVER)
    claim, now = unit.timers.claim, [0.0]

    def slow(*asked: Any) -> Claimed[Due]:
        now[0] += 5.0
        return claim(*asked)

    monkeypatch.setattr(unit.timers, "claim", slow)
    fired = Flows().firing.fire(unit, NOON, 9, lambda: Budget(1.0, lambda: now[0]))
    assert fired == Fired(looked_at=2, done=2)


def test_a_grouped_card_brings_the_readers_other_cards_that_are_due_soon(unit: MemoryUnit) -> None:
    ana = replace(MAYA, id=3, name="Ana")
    unit.add(interview("i2", seeker=3), ana, DANIEL)
    unit.add(interview("i3", seeker=3, host=1), ana, MAYA)
    soon = NOON + GROUPING_WINDOW
    waits(unit, EARLY)
    waits(unit, OVER, soon)
    for of in ("i2", "i3"):
        waits(unit, EARLY, soon, of)
    asked = Flows(day_before=lambda context: told(DANIEL, context.interview.id)).fire(unit)
    assert asked == ["i1:day_before", "i2:day_before"], "Maya was told nothing"
    assert all(post.grouped for post in unit.posted)
    assert unit.waiting == {("i1", OVER): soon, ("i3", EARLY): soon}


def test_few_timers_come_early_where_few_have_fired(unit: MemoryUnit) -> None:
    """Otherwise one batch could hold the database for long, after a batch of many cheap ones."""
    for of in ("i1", "i2", "i3", "i4"):
        unit.add(interview(of))
        waits(unit, EARLY, of=of)
    flows, seconds = Flows(day_before=lambda context: told(DANIEL, context.interview.id)), count()
    flows.firing.fire(unit, NOON, 200, partial(Budget, 1.0, lambda: float(next(seconds))))
    assert len(flows.asked) == 3
    assert len(unit.waiting) == 1


def test_timers_further_ahead_wait_and_a_single_card_groups_none(unit: MemoryUnit) -> None:
    waits(unit, EARLY, NOON + GROUPING_WINDOW + MINUTE)
    waits(unit, NUDGE)
    assert Flows(nudge_seeker=lambda _: told(MAYA)).fire(unit) == ["i1:nudge_seeker"]
    waits(unit, EARLY, NOON + MINUTE)
    waits(unit, OVER)
    assert Flows(over=lambda _: told(MAYA)).fire(unit) == ["i1:over"]
    assert not unit.posted[-1].grouped


def test_one_that_failed_is_not_tried_again_for_coming_early(unit: MemoryUnit) -> None:
    def tell(context: InterviewContext) -> Decision:
        if context.interview.id == "i2":
            raise RuntimeError
        return told(DANIEL)

    unit.add(interview("i2"))
    for of in ("i1", "i2"):
        waits(unit, EARLY, of=of)
    assert Flows(day_before=tell).fire(unit) == ["i1:day_before", "i2:day_before"]
    assert unit.waiting == {("i2", EARLY): NOON + PUT_OFF}
