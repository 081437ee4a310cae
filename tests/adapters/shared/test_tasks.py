"""What still works when Askwell ends."""

import asyncio

import pytest

from adapters.shared import tasks
from adapters.shared.tasks import Tasks


async def test_what_does_not_end_in_time_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "LEAVING", 0)
    ours = Tasks()
    hangs = ours.start(asyncio.Event().wait())
    await ours.leave()
    assert hangs.cancelled()
