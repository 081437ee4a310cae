"""A member's feed over a real socket, and that it reveals nothing to anybody else."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession
from icalendar import Calendar

from adapters.terminal.clock import StillClock
from adapters.web.feeds import routes
from adapters.web.server import serving
from bot.engine.contexts.member import FeedContext
from tests.bot.texts.calendar.pair import NOW, booked, host, seeker
from tests.languages import speaking

TOKEN = "t" * 43


class Shelf:
    def __init__(self) -> None:
        self.mine = FeedContext(seeker(), (booked(),), {2: host()})
        self.asked: list[str] = []

    async def feed_of(self, token: str) -> FeedContext | None:
        self.asked.append(token)
        return self.mine if token == TOKEN else None


@asynccontextmanager
async def served(shelf: Shelf, now: datetime = NOW) -> AsyncIterator[str]:
    async with serving(routes(shelf, StillClock(now)), "127.0.0.1", 0) as address:
        yield f"{address}/calendar/"


async def test_the_feed_is_a_calendar_for_its_reader_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with (
        served(Shelf()) as address,
        ClientSession() as session,
        session.get(f"{address}{TOKEN}.ics") as answer,
    ):
        assert answer.status == 200
        assert answer.content_type == "text/calendar"
        assert answer.charset == "utf-8"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Last-Modified" not in answer.headers, "so nobody asks by date only"
        made = Calendar.from_ical(await answer.read())
        assert isinstance(made, Calendar)
        assert [each["SUMMARY"] for each in made.events] == ["Informational interview with Daniel"]
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("locale", "by_hand", "title"),
    [
        ("de-AT", None, "Gespräch mit Daniel"),
        ("de-AT", "en", "Informational interview with Daniel"),
    ],
)
async def test_the_feed_is_in_the_language_of_its_reader(
    tmp_path: Path, locale: str, by_hand: str | None, title: str
) -> None:
    shelf = Shelf()
    me = replace(shelf.mine.me, locale=locale, language=by_hand)
    shelf.mine = replace(shelf.mine, me=me)
    with speaking(tmp_path, "de", {"Informational interview with {name}": "Gespräch mit {name}"}):
        async with (
            served(shelf) as address,
            ClientSession() as session,
            session.get(f"{address}{TOKEN}.ics") as answer,
        ):
            made = Calendar.from_ical(await answer.read())
    assert isinstance(made, Calendar)
    assert [each["SUMMARY"] for each in made.events] == [title]


@pytest.mark.parametrize(
    "path",
    [
        *("x" * 43 + ".ics", "short.ics", TOKEN, TOKEN + ".txt", "t" * 44 + ".ics"),
        *(".ics", "..%2f..%2fetc%2fpasswd.ics", TOKEN[:42] + "%00.ics", TOKEN + ".ics/"),
    ],
)
async def test_other_addresses_are_not_found(path: str) -> None:
    shelf = Shelf()
    async with (
        served(shelf) as address,
        ClientSession() as session,
        session.get(address + path) as answer,
    ):
        assert answer.status == 404
        assert "Daniel" not in await answer.text()
    assert all(len(each) == 43 for each in shelf.asked), "no other reaches the database"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_it_can_only_be_read(method: str) -> None:
    async with (
        served(Shelf()) as address,
        ClientSession() as session,
        session.request(method, f"{address}{TOKEN}.ics") as answer,
    ):
        assert answer.status == 405


async def test_an_unchanged_feed_is_not_sent_again() -> None:
    shelf = Shelf()
    async with served(shelf) as address, ClientSession() as session:
        url = f"{address}{TOKEN}.ics"
        async with session.get(url) as first:
            known = {"If-None-Match": first.headers["ETag"]}
        async with session.get(url, headers=known) as again:
            assert (again.status, await again.read()) == (304, b"")
        moved = replace(booked("2026-12-01 16:30"), revision=4)
        shelf.mine = replace(shelf.mine, interviews=(moved,))
        async with session.get(url, headers=known) as changed:
            assert changed.status == 200
            assert changed.headers["ETag"] != known["If-None-Match"]
        async with session.head(url) as head:
            assert (head.status, await head.read()) == (200, b"")
