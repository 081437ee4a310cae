"""Askwell is told to stop, and everything ends in order, or at least ends."""

import asyncio
import signal
from collections.abc import Iterator
from threading import Event

import pytest

from askwell.serving.stopping import End, until_stopped

PATIENCE = 30


@pytest.fixture(autouse=True)
def usual_signals() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("told", [(signal.SIGTERM, signal.SIGINT), (signal.SIGINT, signal.SIGTERM)])
async def test_a_second_signal_does_not_cut_off_the_end(
    told: tuple[signal.Signals, ...], caplog: pytest.LogCaptureFixture
) -> None:
    begun, ending, may_end = asyncio.Event(), asyncio.Event(), asyncio.Event()
    closed = False
    ends: list[int] = []

    async def work() -> None:
        nonlocal closed
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            ending.set()
            await may_end.wait()
            closed = True

    stopped = asyncio.create_task(until_stopped(work(), ends.append))
    await begun.wait()
    assert not ends
    signal.raise_signal(told[0])
    await ending.wait()
    signal.raise_signal(told[1])
    while not (stopped.done() or caplog.text):
        await asyncio.sleep(0)
    may_end.set()
    await stopped

    assert closed
    assert ends == [0]
    assert "Askwell is stopping already." in caplog.text
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL, "a third one ends it at once"


def test_an_end_that_hangs_is_cut_off(caplog: pytest.LogCaptureFixture) -> None:
    """Python alone would wait for the thread that waits for the database."""
    database_answers, statuses = Event(), list[int]()

    def cut_off(status: int) -> None:
        statuses.append(status)
        database_answers.set()

    async def serve() -> None:
        asyncio.get_running_loop().call_soon(signal.raise_signal, signal.SIGTERM)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.to_thread(database_answers.wait, PATIENCE)

    end = End(0.01, cut_off)
    asyncio.run(until_stopped(serve(), end.begin))
    end.is_over()
    assert statuses == [0]
    assert "Askwell ends all the same" in caplog.text


def test_an_end_in_order_is_not_cut_off() -> None:
    statuses: list[int] = []
    end = End(PATIENCE, statuses.append)
    end.begin(0)
    end.is_over()
    assert end._timer
    end._timer.join()
    assert statuses == []
