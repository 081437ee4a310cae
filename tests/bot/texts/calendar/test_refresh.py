"""Reading all members' calendars: at once, and then every hour."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from adapters.terminal.clock import StillClock
from bot.background.calendar_reader import AT_ONCE, Calendars, SourceReader
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.interview.model import Busy
from bot.interview.scheduling.calendars import (
    BusyTimes,
    CannotRead,
    Flaw,
    Source,
    Trouble,
    read_address,
)
from bot.texts.me.settings import busy_times as texts
from bot.texts.me.settings.calendar_troubles import LEFT_OUT, SENTENCES
from tests.bot.texts.calendar.pair import NOW

HELD = BusyTimes((Busy(NOW, NOW + timedelta(hours=1)),))
Outcome = BusyTimes | Exception


class Shelf:
    """Remembers what it should keep. `broken`: it cannot keep anything."""

    def __init__(self, *sources: Source, broken: bool = False) -> None:
        self._sources = sources
        self._broken = broken
        self.after: dict[int, Source] = {}
        self.held: dict[int, Sequence[Busy] | None] = {}
        self.told: dict[int, Card | None] = {}

    async def sources(self, now: datetime, most: int) -> Sequence[Source]:
        assert now == NOW
        return [each for each in self._sources if each.id not in self.after][:most]

    async def keep_busy(
        self, source: Source, held: Sequence[Busy] | None, told: Card | None, now: datetime
    ) -> None:
        if self._broken:
            raise ConnectionError(source.url)
        assert source.id is not None
        self.after[source.id], self.held[source.id] = source, held
        self.told[source.id] = told


class Script:
    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = dict(enumerate(outcomes))

    async def read(self, source: Source, now: datetime) -> BusyTimes:
        outcome = self._outcomes[source.id or 0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Slow:
    """Never answers. Counts the callers, and those that were cancelled."""

    begun = 0
    ended = 0

    async def read(self, source: Source, now: datetime) -> BusyTimes:
        self.begun += 1
        try:
            await asyncio.Event().wait()
        finally:
            self.ended += 1
        return BusyTimes()


def source(this: int, failures: int = 0, *, was_read: bool = True, **state: Any) -> Source:
    read_at = NOW - timedelta(days=1) if was_read else None
    url = "https://feed.example/secret"
    return Source(1, url, "Work", this, failures=failures, read_at=read_at, **state)


def calendars(shelf: Shelf, reader: SourceReader) -> tuple[Calendars, asyncio.Event]:
    woken = asyncio.Event()
    return Calendars(shelf, reader, StillClock(NOW), woken), woken


async def read_all(shelf: Shelf, *outcomes: Outcome) -> bool:
    """Returns whether a member may have to be told something."""
    reading, woken = calendars(shelf, Script(*outcomes))
    await reading.read_due()
    await reading.settled()
    return woken.is_set()


async def test_a_failed_reading_does_not_hold_up_other_calendars(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(*map(source, range(4)))
    broken = RuntimeError("https://feed.example/secret")
    assert await read_all(shelf, HELD, CannotRead(Trouble.TOO_SLOW), broken, BusyTimes())
    assert shelf.held == {0: HELD.busy, 1: None, 2: None, 3: ()}
    assert [shelf.after[each].failures for each in range(4)] == [0, 1, 1, 0]
    assert shelf.after[1].trouble is Trouble.TOO_SLOW
    assert not any(shelf.told.values())
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("was_read", "failures", "told"),
    [
        *((True, 0, False), (True, 1, False), (True, 2, True), (True, 3, False)),
        *((False, 0, True), (False, 1, False), (False, 2, False)),
    ],
)
async def test_the_owner_is_told_once_that_it_fails_and_of_a_new_one_at_once(
    was_read: bool, failures: int, told: bool
) -> None:
    this = source(0, failures, was_read=was_read)
    shelf = Shelf(this)
    await read_all(shelf, CannotRead(Trouble.REFUSED))
    assert shelf.told[0] == (texts.cannot_read(this, Trouble.REFUSED) if told else None)


@pytest.mark.parametrize(
    ("times", "said"),
    [(0, "are not busy"), (1, "are busy there once"), (12, "are busy there 12 times")],
)
async def test_the_first_reading_of_a_calendar_is_reported(times: int, said: str) -> None:
    shelf = Shelf(source(0, 2, was_read=False))
    await read_all(shelf, BusyTimes(HELD.busy * times))
    card = shelf.told[0]
    assert card
    assert said in "\n".join(plain(each, ANYBODY) for each in card.texts())


async def test_events_left_out_are_reported_once_for_each_reason() -> None:
    both = frozenset({Flaw.NO_START, Flaw.TOO_FINE})
    new, known, old = (
        source(0, was_read=False),
        source(1, told=both | {Flaw.TOO_COSTLY}),
        source(2, told=frozenset({Flaw.NO_START})),
    )
    shelf = Shelf(new, known, old)
    await read_all(shelf, *[BusyTimes(HELD.busy, both)] * 3)
    assert shelf.told == {
        0: texts.first_read(new, 1, both),
        1: None,
        2: texts.partly_read(old, {Flaw.TOO_FINE}),
    }
    assert [shelf.after[each].flaws for each in range(3)] == [both] * 3
    assert shelf.after[1].told == both | {Flaw.TOO_COSTLY}, "and what comes back is not told again"


@pytest.mark.parametrize(("cost", "minutes"), [(0.4, 60), (1.8, 60), (4.5, 150)])
async def test_an_expensive_calendar_is_read_less_often(cost: float, minutes: int) -> None:
    shelf = Shelf(source(0), source(1))
    failed = CannotRead(Trouble.TOO_MUCH, cost)
    await read_all(shelf, BusyTimes(cost=cost), failed)
    due = NOW + timedelta(minutes=minutes)
    assert [shelf.after[each].due_at for each in range(2)] == [due, due]


async def test_a_calendar_is_read_by_one_at_a_time_and_few_at_once() -> None:
    slow = Slow()
    reading, woken = calendars(Shelf(*map(source, range(AT_ONCE + 3))), slow)
    for _ in range(3):
        await reading.read_due()
        await asyncio.sleep(0)
    assert (slow.begun, woken.is_set()) == (AT_ONCE, False)
    await reading.stop()
    assert slow.ended == AT_ONCE
    await reading.settled()


async def test_a_reading_that_cannot_be_stored_is_repeated_and_tells_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(source(0), broken=True)
    assert not await read_all(shelf, HELD)
    assert "could not be kept: ConnectionError" in caplog.text
    assert "secret" not in caplog.text
    assert await shelf.sources(NOW, 10) == [source(0)]


def test_each_trouble_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Trouble)
    assert set(LEFT_OUT) == set(Flaw)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" https://a.example/x.ics?key=1 ", "https://a.example/x.ics?key=1"),
        ("webcal://a.example/x.ics", "https://a.example/x.ics"),
        ("WebCal://a.example/x.ics", "https://a.example/x.ics"),
        ("webcals://a.example/x.ics", "https://a.example/x.ics"),
    ],
)
def test_addresses_are_read(typed: str, url: str) -> None:
    assert read_address(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        *("", "my calendar", "http://a.example/x", "ftp://a.example", "https://", "https:///x"),
        *("webcals://", "webcalx://a.example/x", "webcal:a.example"),
        *("https://me:secret@a.example/x", "https://[::1/x", "https://a.example/a b"),
        *("https://a.example/\r\nx", "https://a.example/" + "x" * 2_000),
    ],
)
def test_words_that_are_no_address_are_refused(typed: str) -> None:
    with pytest.raises(CannotRead):
        read_address(typed)


def test_an_address_is_shown_by_no_repr() -> None:
    assert "secret" not in repr(source(1))
