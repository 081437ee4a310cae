"""What one member does is decided in order, one thing after the other, however long each takes."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.engine.events import Caller, Command
from bot.interview.members import Person
from bot.interview.numbers.facts import VainSearch
from storage import decisions
from storage.store import SqlStore
from tests.bot.town import Town

TURNS = 10
"""How many turns of the event loop everybody gets, to reach the point at which they have to
wait."""


@pytest.fixture
def may_read() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch, may_read: asyncio.Event) -> list[str]:
    """The reads and writes, in order. No read ends before `may_read` is set."""
    done, read, run = list[str](), SqlStore.read, SqlStore.run

    async def slow_read(store: SqlStore, work: Callable[[Any], Any]) -> Any:
        done.append("read")
        await may_read.wait()
        return await read(store, work)

    async def noted_run(store: SqlStore, work: Callable[[Any], Any]) -> Any:
        done.append("written")
        return await run(store, work)

    monkeypatch.setattr(SqlStore, "read", slow_read)
    monkeypatch.setattr(SqlStore, "run", noted_run)
    return done


def who(name: str) -> Caller:
    return Caller(Person("terminal", "town", name.lower()), name, "Europe/Berlin")


def test_a_second_line_waits_for_the_first_that_was_only_to_read(
    town: Town, done: list[str], may_read: asyncio.Event
) -> None:
    """A newcomer becomes a member by looking, so the first command is decided once more, with a
    write."""
    noor, app = who("Noor"), town.assembly.app

    async def type_both() -> None:
        both = [asyncio.create_task(app.handle(Command(id_, noor, "settings"))) for id_ in "ab"]
        for _ in range(TURNS):
            await asyncio.sleep(0)
        assert done == ["read"], "the second is not decided from before the first"
        may_read.set()
        await asyncio.gather(*both)

    town.runner.run(type_both())
    assert done == ["read", "written", "read"]


def test_nobody_waits_for_what_another_does(
    town: Town, done: list[str], may_read: asyncio.Event
) -> None:
    app = town.assembly.app

    async def type_both() -> None:
        both = [asyncio.create_task(app.handle(Command("a", who(n), "settings"))) for n in "AB"]
        for _ in range(TURNS):
            await asyncio.sleep(0)
        assert done == ["read", "read"]
        may_read.set()
        await asyncio.gather(*both)

    town.runner.run(type_both())


def test_a_search_is_counted_before_the_next_line_is_read(
    town: Town, done: list[str], may_read: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nothing is counted for a member whom the next line erases."""
    noor, app = who("Noor"), town.assembly.app
    counting, may_count = asyncio.Event(), asyncio.Event()
    may_read.set()
    town.runner.run(app.handle(Command("new", noor, "settings")))
    done.clear()
    run = SqlStore.run

    async def slow_run(store: SqlStore, work: Callable[[Any], Any]) -> Any:
        counting.set()
        await may_count.wait()
        return await run(store, work)

    monkeypatch.setattr(SqlStore, "run", slow_run)

    async def type_both() -> None:
        lines = (Command("a", noor, "find", "zeppelins"), Command("b", noor, "settings"))
        both = [asyncio.create_task(app.handle(each)) for each in lines]
        await counting.wait()
        for _ in range(TURNS):
            await asyncio.sleep(0)
        assert done == ["read"]
        may_count.set()
        await asyncio.gather(*both)

    town.runner.run(type_both())
    assert done == ["read", "written", "read"]


def test_a_search_in_vain_is_answered_also_where_it_cannot_be_counted(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    maya = town.member("Maya")
    maya.types("home")

    def is_full(*_: object) -> None:
        raise OSError("The disk is full")

    monkeypatch.setitem(decisions._SAVE_AT, VainSearch, is_full)
    maya.types("find astronauts")
    assert "I found nobody" in maya.last()
