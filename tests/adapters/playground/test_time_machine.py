"""The clock only moves forward, and what falls due on the way happens in order."""

from datetime import datetime, timedelta

import pytest

from adapters.playground import Playground
from adapters.playground.chat.chat_server import ChatServer
from adapters.playground.clock import PlaygroundClock
from adapters.playground.demo import seed
from adapters.playground.time_machine import FURTHEST, TimeMachine
from bot.engine.store.agenda import Agenda
from tests.adapters.playground.fake import NOW, FakeCore, FrozenClock


class Seen:
    """Counts messages, and remembers the offsets that were saved."""

    def __init__(self) -> None:
        self.offsets: list[timedelta] = []

    async def save(self, offset: timedelta) -> None:
        self.offsets.append(offset)


@pytest.fixture
def seen() -> Seen:
    return Seen()


@pytest.fixture
async def machine(
    platform: ChatServer, playground: Playground, core: FakeCore, seen: Seen
) -> TimeMachine:
    await seed(platform, core.handle, playground.clock)
    return TimeMachine(playground.clock, core.agenda, core.drain, seen.save, core.count)


def test_the_clock_moves_forwards_only() -> None:
    clock = PlaygroundClock(FrozenClock(), timedelta(hours=1))
    clock.move_to(NOW)
    assert clock.now() == NOW + timedelta(hours=1)
    clock.move_to(NOW + timedelta(hours=2))
    assert (clock.now(), clock.offset) == (NOW + timedelta(hours=2), timedelta(hours=2))


async def test_each_thing_happens_at_its_own_time(machine: TimeMachine, core: FakeCore) -> None:
    for hours in (20, 3, 30):
        core.plan(hours, "maya", f"After {hours}")
    await machine.ahead(timedelta(days=1))
    assert core.drained_at == [NOW + timedelta(hours=hours) for hours in (3, 20)]
    assert await machine.next_due() == NOW + timedelta(hours=30)


async def test_next_event_goes_to_what_is_due_next(
    machine: TimeMachine, core: FakeCore, playground: Playground
) -> None:
    core.plan(20, "maya", "First")
    core.plan(30, "maya", "Second")
    assert await machine.to_next_event({"maya"})
    assert playground.clock.now() == NOW + timedelta(hours=20)


async def test_the_next_event_skips_events_that_nobody_sees(
    machine: TimeMachine, core: FakeCore, playground: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    core.plan(20, "maya", "First")
    silent = [NOW + timedelta(hours=5)]

    async def next_due() -> datetime | None:
        while silent and silent[0] <= playground.clock.now():
            silent.pop()
        return silent[0] if silent else (await core.agenda()).next_due

    monkeypatch.setattr(machine, "next_due", next_due)
    assert await machine.to_next_event({"maya"})
    assert playground.clock.now() == NOW + timedelta(hours=20)


async def test_with_nothing_planned_time_stands_still(
    machine: TimeMachine, playground: Playground
) -> None:
    assert not await machine.to_next_event({"maya"})
    assert playground.clock.now() == NOW


async def test_the_clock_is_kept_before_anything_happens_at_the_new_time(
    machine: TimeMachine,
    core: FakeCore,
    playground: Playground,
    seen: Seen,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def dies_on_the_way() -> None:
        if playground.clock.now() > NOW:
            raise SystemExit

    core.plan(3, "maya", "Soon")
    monkeypatch.setattr(machine, "_drain", dies_on_the_way)
    with pytest.raises(SystemExit):
        await machine.ahead(timedelta(hours=4))
    assert seen.offsets[-1] == timedelta(hours=3)


async def test_the_next_event_goes_past_what_only_others_see(
    machine: TimeMachine, core: FakeCore, playground: Playground
) -> None:
    core.plan(5, "priya", "Hers")
    core.plan(20, "maya", "First")
    assert await machine.to_next_event({"maya", "daniel"})
    assert playground.clock.now() == NOW + timedelta(hours=20)


async def test_while_no_interview_is_under_way_the_clock_does_not_leap(
    machine: TimeMachine, core: FakeCore, playground: Playground
) -> None:
    for days in (4, 32, 63):
        core.plan_report(days, "ingrid")
    assert not await machine.to_next_event({"maya", "daniel"})
    assert playground.clock.now() == NOW + timedelta(days=32)


async def test_a_report_of_the_next_month_is_found_while_no_interview_is_under_way(
    machine: TimeMachine, core: FakeCore, playground: Playground
) -> None:
    core.plan_report(35, "ingrid")
    assert await machine.to_next_event({"ingrid", "daniel"})
    assert playground.clock.now() == NOW + timedelta(days=35)


async def test_an_interview_brings_the_next_event_however_far_that_is(
    machine: TimeMachine, core: FakeCore, playground: Playground
) -> None:
    core.plan(24 * 365, "maya", "A year later")
    assert await machine.to_next_event({"maya", "daniel"})
    assert playground.clock.now() == NOW + timedelta(days=365)


async def test_what_nobody_ever_sees_does_not_keep_the_clock_moving_for_ever(seen: Seen) -> None:
    clock = PlaygroundClock(FrozenClock(), timedelta())

    async def each_month() -> Agenda:
        return Agenda(timers=clock.now() + timedelta(days=30))

    async def nothing() -> None:
        assert clock.now() < NOW + timedelta(days=800), "still on its way"

    machine = TimeMachine(clock, each_month, nothing, seen.save, lambda _: 0)
    assert not await machine.to_next_event({"maya"})
    assert NOW < clock.now() <= NOW + FURTHEST
