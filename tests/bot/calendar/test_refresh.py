"""Reading everybody's calendars: at once, then every hour."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from adapters.terminal.clock import StillClock
from bot.calendar.busy import CannotRead, Source, Trouble, read_address
from bot.calendar.refresh import AT_ONCE, Calendars, Reader
from bot.model import Busy
from bot.texts import busy as texts
from bot.texts.busy import SENTENCES
from bot.ui import Card
from tests.bot.calendar.pair import NOW

HELD = (Busy(NOW, NOW + timedelta(hours=1)),)
Outcome = Sequence[Busy] | Exception


class Shelf:
    """Remembers what it is given to keep; `broken`: it keeps nothing."""

    def __init__(self, *sources: Source, broken: bool = False) -> None:
        self._sources = sources
        self._broken = broken
        self.kept: dict[int, Sequence[Busy]] = {}
        self.failed: set[int] = set()
        self.told: dict[int, Card | None] = {}

    async def sources(self, tried_before: datetime) -> Sequence[Source]:
        assert tried_before == NOW - timedelta(hours=1)
        done = self.kept.keys() | self.failed
        return [each for each in self._sources if each.member not in done]

    async def keep_busy(
        self, source: Source, held: Sequence[Busy], told: Card | None, now: datetime
    ) -> None:
        if self._broken:
            raise ConnectionError(source.url)
        self.kept[source.member], self.told[source.member] = held, told

    async def keep_failure(self, source: Source, told: Card | None, now: datetime) -> None:
        self.failed.add(source.member)
        self.told[source.member] = told


class Script:
    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = dict(enumerate(outcomes))

    async def read(self, source: Source, now: datetime) -> Sequence[Busy]:
        outcome = self._outcomes[source.member]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class Slow:
    """Never has an answer; counts who asked, and who was sent away."""

    begun = 0
    ended = 0

    async def read(self, source: Source, now: datetime) -> Sequence[Busy]:
        self.begun += 1
        try:
            await asyncio.Event().wait()
        finally:
            self.ended += 1
        return ()


def source(member: int, failures: int = 0, *, was_read: bool = True) -> Source:
    return Source(member, "https://feed.example/secret", failures=failures, was_read=was_read)


def calendars(shelf: Shelf, reader: Reader) -> tuple[Calendars, asyncio.Event]:
    woken = asyncio.Event()
    return Calendars(shelf, reader, StillClock(NOW), woken), woken


async def read_all(shelf: Shelf, *outcomes: Outcome) -> bool:
    """Whether somebody may have to be told."""
    reading, woken = calendars(shelf, Script(*outcomes))
    await reading.read_due()
    await reading.settled()
    return woken.is_set()


async def test_what_is_read_is_kept_and_who_fails_holds_up_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(*map(source, range(4)))
    broken = RuntimeError("https://feed.example/secret")
    assert await read_all(shelf, HELD, CannotRead(Trouble.TOO_SLOW), broken, ())
    assert shelf.kept == {0: HELD, 3: ()}
    assert shelf.failed == {1, 2}
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
    shelf = Shelf(source(0, failures, was_read=was_read))
    await read_all(shelf, CannotRead(Trouble.REFUSED))
    assert shelf.told[0] == (texts.cannot_read(Trouble.REFUSED) if told else None)


@pytest.mark.parametrize(
    ("times", "said"), [(0, "are not busy"), (1, "are busy once"), (12, "are busy 12 times")]
)
async def test_the_first_reading_is_told(times: int, said: str) -> None:
    shelf = Shelf(source(0, 2, was_read=False))
    await read_all(shelf, HELD * times)
    card = shelf.told[0]
    assert card
    assert said in str(list(card.texts()))


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


async def test_what_cannot_be_kept_is_read_again_later_and_wakes_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(source(0), broken=True)
    assert not await read_all(shelf, HELD)
    assert "could not be kept: ConnectionError" in caplog.text
    assert "secret" not in caplog.text
    assert await shelf.sources(NOW - timedelta(hours=1)) == [source(0)]


def test_each_trouble_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Trouble)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (" https://a.example/x.ics?key=1 ", "https://a.example/x.ics?key=1"),
        ("webcal://a.example/x.ics", "https://a.example/x.ics"),
        ("WebCal://a.example/x.ics", "https://a.example/x.ics"),
    ],
)
def test_addresses_are_read(typed: str, url: str) -> None:
    assert read_address(typed) == url


@pytest.mark.parametrize(
    "typed",
    [
        *("", "my calendar", "http://a.example/x", "ftp://a.example", "https://", "https:///x"),
        *("https://me:secret@a.example/x", "https://[::1/x", "https://a.example/a b"),
        *("https://a.example/\r\nx", "https://a.example/" + "x" * 2_000),
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(CannotRead):
        read_address(typed)


def test_an_address_is_shown_by_no_repr() -> None:
    assert "secret" not in repr(source(1))
