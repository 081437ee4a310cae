"""This computer's clock is compared with the time in a platform's answers."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import format_datetime

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from adapters.shared.connecting.clock_trace import clock_trace
from adapters.shared.connecting.presence import Presence
from adapters.terminal.clock import StillClock
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY
from tests.storage.scene import NOON

THERE = format_datetime(NOON, usegmt=True)
WRONG = (
    "This computer's clock is 3 days off: set it by the network's time, or reminders come at the "
    "wrong moment."
)


class Scene:
    """A platform whose clock stands still at noon."""

    def __init__(self) -> None:
        self.clock, self.presence = StillClock(NOON), Presence(NOON)

    async def calls(self, **headers: str) -> None:
        """The platform answers with these headers beside the time."""

        async def answer(_: web.Request) -> web.Response:
            return web.Response(headers={"Date": THERE} | headers)

        app = web.Application()
        app.router.add_get("/", answer)
        trace = clock_trace(self.clock, self.presence)
        async with (
            TestServer(app) as server,
            ClientSession(trace_configs=[trace]) as session,
            session.get(server.make_url("/")),
        ):
            pass

    @property
    def fault(self) -> str | None:
        fault = self.presence.clock_fault
        return None if fault is None else plain(fault, ANYBODY)


@pytest.fixture
async def scene(caplog: pytest.LogCaptureFixture) -> AsyncIterator[Scene]:
    with caplog.at_level(logging.WARNING):
        yield Scene()


async def test_a_clock_that_moves_is_told_once_and_when_it_is_right_again(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.presence.came()
    await scene.calls()
    assert scene.fault is None
    scene.clock.move_to(NOON + timedelta(days=3))
    for _ in range(2):
        await scene.calls()
        assert scene.fault == WRONG
    scene.clock = StillClock(NOON)
    for _ in range(2):
        await scene.calls()
        assert scene.fault is None
    assert caplog.messages == [WRONG, "This computer's clock is right again."]


async def test_a_clock_that_drifts_past_the_limit_is_told_once(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The platform's answers leave out parts of a second."""
    scene.presence.came()
    for off in (300.4, 299.6, 300.2):
        scene.clock = StillClock(NOON + timedelta(seconds=off))
        await scene.calls()
    assert len(caplog.messages) == 1


async def test_while_it_connects_the_reason_why_that_fails_is_enough(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.clock.move_to(NOON + timedelta(days=3))
    await scene.calls()
    assert scene.fault == WRONG
    assert caplog.messages == []


@pytest.mark.parametrize("headers", [{"Date": "today"}, {"Age": "259200"}])
async def test_a_time_that_tells_nothing_is_no_reason(
    scene: Scene, headers: dict[str, str]
) -> None:
    """It cannot be read, or is that of a cache."""
    scene.clock.move_to(NOON + timedelta(days=3))
    await scene.calls(**headers)
    assert scene.fault is None
