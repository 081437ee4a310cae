"""What organizers are told after Askwell, or a platform, was away for a long time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.shared.connecting.presence import Presence
from adapters.terminal.clock import StillClock
from askwell.assembly import Assembly, SystemClock
from askwell.cli import main
from askwell.monitoring.outages import Outages
from askwell.monitoring.pulse import Pulse
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Moment
from bot.engine.decisions import Timer
from bot.engine.timer_names import TimerName
from bot.interview.members import Member
from storage.starting.outages import Outage
from storage.store import SqlStore
from tests.storage.scene import MINUTE, NOON, interview, member, post, set_timers

HOUR = timedelta(hours=1)
NIGHT = 8 * HOUR


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = SqlStore.open(f"sqlite:///{tmp_path}/askwell.db")
    yield store
    await store.close()


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOON)


@pytest.fixture
def slack() -> Presence:
    presence = Presence(NOON)
    presence.came()
    return presence


@pytest.fixture
def outages(store: SqlStore, clock: StillClock, slack: Presence) -> Outages:
    return of(store, clock, {"slack": slack})


def of(store: SqlStore, clock: StillClock, presences: Mapping[str, Presence]) -> Outages:
    """While nobody sets the clock."""
    return Outages(store, clock, presences, lambda: clock.now().timestamp())


@pytest.fixture(autouse=True)
def warnings_are_heard(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.WARNING):
        yield


async def fill(store: SqlStore) -> Member:
    """Two things that are due in the hours after noon."""
    maya = await member(store, "maya")
    await interview(store, maya, await member(store, "daniel"))
    await post(store, maya, "a", now=NOON + 2 * HOUR)
    await set_timers(store, maya, Timer("i1", TimerName.EXPIRE, NOON + HOUR))
    return maya


async def test_an_outage_is_reported_with_its_beginning_and_end(
    store: SqlStore, clock: StillClock, outages: Outages, caplog: pytest.LogCaptureFixture
) -> None:
    await outages.note()
    await fill(store)
    clock.move_to(NOON + NIGHT)
    await outages.note()
    await outages.note()
    day = "Tuesday 24 November 2026"
    told = f"Askwell was away from {day}, 12:00 UTC to {day}, 20:00 UTC; 2 things came late."
    assert caplog.messages == [told]
    assert await store.outages(NOON) == [Outage("Askwell", NOON, NOON + NIGHT, 2)]
    assert await store.outages(NOON + NIGHT + MINUTE) == []


async def test_a_new_process_knows_when_the_last_one_was_alive(
    store: SqlStore, clock: StillClock, outages: Outages
) -> None:
    for minutes in range(3):
        clock.move_to(NOON + minutes * MINUTE)
        await outages.note()
    clock.move_to(NOON + NIGHT)
    await of(store, clock, {}).note()
    assert await store.outages(NOON) == [Outage("Askwell", NOON + 2 * MINUTE, NOON + NIGHT, 0)]


async def test_short_ones_and_the_first_start_are_no_news(
    store: SqlStore, clock: StillClock, outages: Outages, caplog: pytest.LogCaptureFixture
) -> None:
    await outages.note()
    clock.move_to(NOON + HOUR)
    await outages.note()
    assert (await store.outages(NOON), caplog.messages) == ([], [])


async def test_a_platform_that_was_away_is_reported_with_its_cards(
    store: SqlStore, clock: StillClock, outages: Outages, slack: Presence
) -> None:
    await fill(store)
    slack.went(NOON)
    for minutes in range(0, 181, 30):
        clock.move_to(NOON + minutes * MINUTE)
        await outages.note()
    assert await store.outages(NOON) == []
    slack.came()
    await outages.note()
    assert await store.outages(NOON) == [Outage("slack", NOON, NOON + 3 * HOUR, 1)]


async def test_a_clock_that_is_set_forward_is_no_outage(
    store: SqlStore, clock: StillClock, slack: Presence, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = 0.0
    outages = Outages(store, clock, {"slack": slack}, lambda: seconds)
    await outages.note()
    slack.went(NOON)
    await outages.note()
    seconds += 120
    clock.move_to(NOON + NIGHT)
    await outages.note()
    slack.came()
    await outages.note()
    assert (await store.outages(NOON), caplog.messages) == ([], [])


async def test_the_mark_costs_nothing(
    clock: StillClock, outages: Outages, monkeypatch: pytest.MonkeyPatch
) -> None:
    await outages.note()
    monkeypatch.setattr(SqlStore, "mark_alive", None)
    clock.move_to(NOON + MINUTE - timedelta(seconds=1))
    await outages.note()


async def test_it_is_noted_before_anything_is_done(store: SqlStore, clock: StillClock) -> None:
    await store.mark_alive(NOON)
    await fill(store)
    clock.move_to(NOON + NIGHT)
    assembly = Assembly(store, clock, {}, outages=of(store, clock, {}))
    keeping = asyncio.create_task(assembly.keep_up())
    async with asyncio.timeout(30):
        while not (found := await store.outages(NOON)):
            await asyncio.sleep(0)
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping
    assert found == [Outage("Askwell", NOON, NOON + NIGHT, 2)]


def test_the_doctor_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def keep() -> None:
        store = SqlStore.open(f"sqlite:///{tmp_path}/askwell.db")
        await store.keep_outage(Outage("discord", now - NIGHT, now, 1), "discord")
        await store.close()

    now = SystemClock().now()
    asyncio.run(keep())
    monkeypatch.chdir(tmp_path)
    main(["doctor"])
    printed = capsys.readouterr().out
    assert f"Discord was away from {plain(Moment(now - NIGHT), ANYBODY)} to " in printed
    assert "UTC; one thing came late." in printed


async def test_the_pulse_counts_only_time_in_which_the_process_ran() -> None:
    pulse = Pulse()
    watching = asyncio.create_task(pulse.watch(step=0.0))
    async with asyncio.timeout(30):
        pulse.still = 1.0
        pulse.beat()
        assert pulse.still == 0.0
    watching.cancel()


async def test_an_outage_that_could_not_be_stored_is_stored_the_next_time(
    store: SqlStore,
    clock: StillClock,
    slack: Presence,
    outages: Outages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await outages.note()
    slack.away_since = NOON
    await outages.note()
    clock.move_to(NOON + NIGHT)
    slack.away_since = None
    with monkeypatch.context() as broken:
        broken.setattr(store, "keep_outage", fails)
        for _ in range(2):
            with pytest.raises(ConnectionError):
                await outages.note()
    await outages.note()
    told = await store.outages(NOON)
    assert sorted((each.who, each.since) for each in told) == [("Askwell", NOON), ("slack", NOON)]


async def fails(*_: object) -> None:
    raise ConnectionError
