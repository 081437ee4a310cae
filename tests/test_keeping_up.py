"""What happens as time passes. Members' own calendars are read at the same time, over real
sockets."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web

from adapters.calendar.reader import CalendarReader
from adapters.terminal.clock import StillClock
from adapters.terminal.messenger import TerminalMessenger
from askwell.assembly import Assembly
from bot.cards.buttons import Action
from bot.cards.cards import Card
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from bot.cards.rich_text import Text
from bot.engine.events import Caller
from bot.interview.members import Person
from bot.interview.scheduling.calendars import READ_EVERY
from storage.store import SqlStore
from tests.adapters.calendar.strangers import fetcher, stranger
from tests.adapters.calendar.test_reading import NOW, TALK, calendar

MAYA = Caller(Person("terminal", "town", "maya"), "Maya", "Africa/Nairobi")
PATIENCE = 30


class Scene:
    """A running Askwell, Maya, and her calendar, whose server answers once `released` is set."""

    def __init__(self, store: SqlStore) -> None:
        self.clock = StillClock(NOW)
        self.released = asyncio.Event()
        self.asked: asyncio.Queue[None] = asyncio.Queue()
        self.received: asyncio.Queue[str] = asyncio.Queue()
        self.url = ""
        terminal = TerminalMessenger()
        reader = CalendarReader(fetcher())
        self.assembly = Assembly(store, self.clock, {"terminal": terminal}, reader)
        self.maya = terminal.join(self.assembly.app, MAYA, self._tell)

    @classmethod
    @asynccontextmanager
    async def opened(cls) -> AsyncIterator["Scene"]:
        """In the end everything is stopped, as by Ctrl-C."""
        store = SqlStore.open("sqlite://")
        scene = cls(store)
        async with stranger(scene._answer) as server:
            scene.url = server.url()
            keeping_up = asyncio.create_task(scene.assembly.keep_up())
            try:
                async with asyncio.timeout(PATIENCE):
                    yield scene
            finally:
                keeping_up.cancel()
                with suppress(asyncio.CancelledError):
                    await keeping_up
                await store.close()
                scene.released.set()

    async def gives_calendar(self) -> str:
        """Give the address of the calendar, and return the answer."""
        await self.maya.sends(Action("busy_form"))
        answer = await self.maya.fills(url=self.url)
        assert isinstance(answer, Card)
        return str(answer.title)

    async def _answer(self, _: web.Request) -> web.StreamResponse:
        self.asked.put_nowait(None)
        await self.released.wait()
        return web.Response(body=calendar(TALK))

    def _tell(self, _: Caller, what: Text, lines: list[str]) -> None:
        if plain(what, ANYBODY).endswith(" receives"):
            self.received.put_nowait("\n".join(lines))


async def test_a_calendar_is_read_at_once_and_holds_up_no_answer() -> None:
    async with Scene.opened() as scene:
        assert "will be kept free" in await scene.gives_calendar()
        await scene.asked.get()
        assert scene.received.empty()
        scene.released.set()
        assert "You are busy there once" in await scene.received.get()


async def test_it_is_read_again_after_an_hour_and_nothing_more_is_said() -> None:
    async with Scene.opened() as scene:
        scene.released.set()
        await scene.gives_calendar()
        await scene.received.get()
        await scene.asked.get()
        scene.clock.move_to(NOW + READ_EVERY)
        scene.assembly.woken.set()
        await scene.asked.get()
        await scene.assembly.calendars.settled()
        assert scene.received.empty()


async def test_all_ends_in_the_middle_of_a_reading() -> None:
    async with Scene.opened() as scene:
        await scene.gives_calendar()
        await scene.asked.get()
    await scene.assembly.calendars.settled()
    assert scene.received.empty()


class Forgetting:
    """The deletion of old data. `begun` is set when it begins, and it ends after `released` is
    set."""

    def __init__(self) -> None:
        self.begun, self.released, self.through = (asyncio.Event() for _ in range(3))

    @classmethod
    @asynccontextmanager
    async def kept_up(cls) -> AsyncIterator["Forgetting"]:
        """In the end everything is stopped, as by Ctrl-C."""
        store, forgetting = SqlStore.open("sqlite://"), cls()
        assembly = Assembly(store, StillClock(NOW), {})
        forget_old = assembly.housekeeping.forget_old

        async def forget() -> None:
            forgetting.begun.set()
            await forgetting.released.wait()
            await forget_old()
            forgetting.through.set()

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(assembly.housekeeping, "forget_old", forget)
            keeping_up = asyncio.create_task(assembly.keep_up())
            try:
                async with asyncio.timeout(PATIENCE):
                    yield forgetting
            finally:
                keeping_up.cancel()
                with suppress(asyncio.CancelledError):
                    await keeping_up
                await store.close()


async def test_old_data_is_deleted_at_each_start() -> None:
    """A computer that is off every night never runs at the hour for this."""
    async with Forgetting.kept_up() as forgetting:
        forgetting.released.set()
        await forgetting.through.wait()


async def test_the_process_ends_quietly_during_a_deletion(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with Forgetting.kept_up() as forgetting:
        await forgetting.begun.wait()
    assert [each for each in caplog.records if each.levelno > logging.INFO] == []


async def test_a_failed_deletion_is_logged_without_words(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, was_tried = SqlStore.open("sqlite://"), asyncio.Event()
    assembly = Assembly(store, StillClock(NOW), {})

    async def fail() -> None:
        was_tried.set()
        raise ValueError(MAYA.name)

    monkeypatch.setattr(assembly.housekeeping, "forget_old", fail)
    keeping_up = asyncio.create_task(assembly.keep_up())
    async with asyncio.timeout(PATIENCE):
        await was_tried.wait()
    keeping_up.cancel()
    with suppress(asyncio.CancelledError):
        await keeping_up
    await store.close()

    assert "What is old could not be deleted: ValueError" in caplog.text
    assert "Maya" not in caplog.text
