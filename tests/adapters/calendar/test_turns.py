"""However many calendars are due at once, only one program runs at a time, and on average it uses a
tenth of a processor."""

import asyncio
from asyncio.subprocess import Process
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from adapters.calendar import reader
from adapters.calendar.reader import CalendarReader
from adapters.calendar.turns import LONGEST_REST, RESTS_FOR, Turns, used_by_children
from adapters.terminal.clock import StillClock
from bot.background.calendar_reader import AT_ONCE, Calendars
from bot.cards.cards import Card
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import Source
from tests.adapters.calendar.strangers import fetcher, stranger
from tests.adapters.calendar.test_fetching import says
from tests.adapters.calendar.test_reading import NOW, TALK, calendar

PATIENCE = 30
QUICK_PROGRAM = 'import sys; sys.stdin.read(); print(\'{"busy": [], "flaws": [], "cost": 0}\')'


class Rests:
    """Notes how long each caller had to wait. The waiting takes no time here."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


class Processor:
    """Returns how much processor time was used so far."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def use(turns: Turns, processor: Processor, seconds: float) -> None:
    async with turns.taken():
        processor.seconds += seconds


async def fail(turns: Turns, processor: Processor, seconds: float) -> None:
    async with turns.taken():
        processor.seconds += seconds
        raise RuntimeError


async def test_after_each_the_next_one_waits_nine_times_as_long() -> None:
    rests, processor = Rests(), Processor()
    turns = Turns(rests, processor)
    for seconds in (9.2, 0.3, 0.0):
        await use(turns, processor, seconds)
    first, second, third = rests.taken
    assert first == 0
    assert second == pytest.approx(RESTS_FOR * 9.2, abs=1)
    assert third == pytest.approx(RESTS_FOR * 0.3, abs=1)


async def test_a_rest_is_bounded() -> None:
    rests, processor = Rests(), Processor()
    turns = Turns(rests, processor)
    for _ in range(2):
        await use(turns, processor, 1e9)
    assert rests.taken[1] == pytest.approx(LONGEST_REST, abs=1)


async def test_a_failed_turn_counts_its_processor_time() -> None:
    rests, processor = Rests(), Processor()
    turns = Turns(rests, processor)
    with pytest.raises(RuntimeError):
        await fail(turns, processor, 5)
    await use(turns, processor, 0)
    assert rests.taken[1] == pytest.approx(RESTS_FOR * 5, abs=1)


async def test_the_processor_time_of_an_ended_program_is_known() -> None:
    before = used_by_children()
    async with stranger(says(calendar(TALK))) as server:
        found = await CalendarReader(fetcher()).read(Source(1, server.url()), NOW)
    assert used_by_children() - before >= found.cost - 0.02


class Programs:
    """Starts programs as usual, and counts how many run at the same time."""

    def __init__(self) -> None:
        self.started: list[Process] = []
        self.most_at_once = 0

    async def __call__(self, *command: str, **how: Any) -> Process:
        self.started.append(await self._start(*command, **how))
        running = [each for each in self.started if each.returncode is None]
        self.most_at_once = max(self.most_at_once, len(running))
        return self.started[-1]

    _start = staticmethod(asyncio.create_subprocess_exec)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    counted = Programs()
    monkeypatch.setattr(reader, "PROGRAM", QUICK_PROGRAM)
    monkeypatch.setattr(asyncio, "create_subprocess_exec", counted)
    return counted


class Shelf:
    """Has the calendars that are due, and remembers which were read."""

    def __init__(self, due: Sequence[Source]) -> None:
        self._due = {each.id: each for each in due}
        self.read: list[Source] = []

    async def sources(self, now: datetime, most: int) -> Sequence[Source]:
        return list(self._due.values())[:most]

    async def keep_busy(
        self, source: Source, held: Sequence[Busy] | None, told: Card | None, now: datetime
    ) -> None:
        del self._due[source.id]
        self.read.append(source)


async def test_fifty_that_are_due_at_once_are_read_one_at_a_time(programs: Programs) -> None:
    rests, woken = Rests(), asyncio.Event()
    async with stranger(says(calendar(TALK))) as server:
        due = [Source(number // 5, server.url(), id=number) for number in range(50)]
        shelf = Shelf(due)
        reading = Calendars(shelf, CalendarReader(fetcher(), Turns(rests)), StillClock(NOW), woken)
        async with asyncio.timeout(PATIENCE):
            while len(shelf.read) < 50:
                woken.clear()
                await reading.read_due()
                await woken.wait()
        await reading.settled()
    assert (len(programs.started), programs.most_at_once) == (50, 1)
    assert len(rests.taken) == 50
    assert all(rest > 0 for rest in rests.taken[1:]), "each used some of the processor"
    assert sorted(shelf.read, key=lambda each: each.id or 0) == [
        replace(each, read_at=NOW, due_at=shelf.read[0].due_at) for each in due
    ]


async def test_reading_due_calendars_waits_for_no_turn(programs: Programs) -> None:
    """The courier asks in the same event loop, so waiting would stop it."""
    resting = asyncio.Event()

    async def rest_for_ever(_: float) -> None:
        resting.set()
        await asyncio.Event().wait()

    async with stranger(says(calendar(TALK))) as server:
        shelf = Shelf([Source(1, server.url(), id=number) for number in range(AT_ONCE + 3)])
        turns = Turns(rest_for_ever)
        reading = Calendars(
            shelf, CalendarReader(fetcher(), turns), StillClock(NOW), asyncio.Event()
        )
        async with asyncio.timeout(PATIENCE):
            await reading.read_due()
            await resting.wait()
            await reading.read_due()
            await reading.stop()
    assert programs.started == []
