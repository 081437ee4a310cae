"""What still works when Askwell ends."""

import asyncio

import pytest

from adapters.shared import tasks
from adapters.shared.tasks import Postponed, Tasks, meanwhile


async def test_what_does_not_end_in_time_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "LEAVING", 0)
    ours = Tasks()
    hangs = ours.start(asyncio.Event().wait())
    await ours.leave()
    assert hangs.cancelled()


async def test_work_beside_a_block_that_fails_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """Otherwise nobody would hear that it is no longer done."""

    words = "I was ill"

    async def fails() -> None:
        raise LookupError(words)

    async with meanwhile(fails(), asyncio.sleep(9)):
        for _ in range(3):
            await asyncio.sleep(0)
        [told] = [each.getMessage() for each in caplog.records]
    assert told.startswith("Work that goes on beside everything else has ended: LookupError")
    assert words not in told
    assert len(caplog.records) == 1


async def test_what_is_answered_later_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def postpone() -> None:
        raise Postponed

    ours = Tasks()
    ours.start(postpone())
    await ours.finish()
    await asyncio.sleep(0)
    assert not caplog.records
