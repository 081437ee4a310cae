"""Askwell is told to stop, and everything ends in order."""

import asyncio
import signal
from collections.abc import Iterator

import pytest

from askwell.serving.stopping import until_stopped


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

    async def work() -> None:
        nonlocal closed
        try:
            begun.set()
            await asyncio.Event().wait()
        finally:
            ending.set()
            await may_end.wait()
            closed = True

    stopped = asyncio.create_task(until_stopped(work()))
    await begun.wait()
    signal.raise_signal(told[0])
    await ending.wait()
    signal.raise_signal(told[1])
    while not (stopped.done() or caplog.text):
        await asyncio.sleep(0)
    may_end.set()
    await stopped

    assert closed
    assert "Askwell is stopping already." in caplog.text
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL, "a third one ends it at once"
