"""Reading everybody's calendars, every hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.calendar.busy import CannotRead, Source, Trouble, read_address
from bot.calendar.refresh import refresh
from bot.model import Busy
from bot.texts.busy import SENTENCES
from bot.ui import Card
from tests.bot.calendar.pair import NOW

HELD = (Busy(NOW, NOW + timedelta(hours=1)),)
Outcome = Sequence[Busy] | Exception


class Shelf:
    """Remembers what it is given to keep."""

    def __init__(self, *sources: Source) -> None:
        self._sources = sources
        self.kept: dict[int, Sequence[Busy]] = {}
        self.failed: dict[int, Card | None] = {}

    async def sources(self, tried_before: datetime) -> Sequence[Source]:
        assert tried_before == NOW - timedelta(hours=1)
        return self._sources

    async def keep_busy(self, source: Source, held: Sequence[Busy], now: datetime) -> None:
        self.kept[source.member] = held

    async def keep_failure(self, source: Source, told: Card | None, now: datetime) -> None:
        self.failed[source.member] = told


class Script:
    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = dict(enumerate(outcomes))

    async def read(self, source: Source, now: datetime) -> Sequence[Busy]:
        outcome = self._outcomes[source.member]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def source(member: int, failures: int = 0) -> Source:
    return Source(member, "https://feed.example/secret", failures=failures)


async def test_what_is_read_is_kept_and_who_fails_holds_up_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf = Shelf(*map(source, range(4)))
    broken = RuntimeError("https://feed.example/secret")
    await refresh(shelf, Script(HELD, CannotRead(Trouble.TOO_SLOW), broken, ()), NOW)
    assert shelf.kept == {0: HELD, 3: ()}
    assert shelf.failed == {1: None, 2: None}
    assert "secret" not in caplog.text


@pytest.mark.parametrize(("failures", "told"), [(0, False), (1, False), (2, True), (3, False)])
async def test_the_owner_is_told_once_when_it_keeps_failing(failures: int, told: bool) -> None:
    shelf = Shelf(source(0, failures))
    await refresh(shelf, Script(CannotRead(Trouble.REFUSED)), NOW)
    assert bool(shelf.failed[0]) is told


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
